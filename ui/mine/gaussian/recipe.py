"""The panel that trains MINE on a Gaussian: what may be turned, and the line that does the same."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.mine.gaussian_config import PRESETS
from core.runs import jobs
from ui.frame.texts import Say
from ui.mine.gaussian import runs
from ui.training import start_form
from ui.training.live_run import attempt

OFFERED = ("quick", "uncorrected", "blow-up")
BATCHES = (20, 50, 100, 200, 500, 1000, 2000, 5000)
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 6.0)
DECAY = 0.9  # of the moving average, where it is on


@dataclass(frozen=True)
class Recipe:
    """A preset, and what the visitor changed of it.

    Attributes:
        preset: a key of `core.mine.gaussian_config.PRESETS`.
        changed: fields of the configuration.
        seed: the run's seed.
    """

    preset: str
    changed: dict[str, Any]
    seed: int = 0

    @property
    def flags(self) -> tuple[str, ...]:
        """What the command line needs besides method and seed; nothing that the preset says."""
        known = PRESETS[self.preset]
        flags = [] if self.preset == "quick" else ["--preset", self.preset]
        for name, value in self.changed.items():
            if value != getattr(known, name):
                flags += [f"--{name.replace('_', '-')}", str(value)]
        return tuple(flags)

    @property
    def command(self) -> str:
        """The line that does the same in a terminal."""
        words = [runs.METHOD, *self.flags, "--seed", str(self.seed)]
        return f"python -m core train {' '.join(words)}"

    @property
    def rho(self) -> float:
        """The correlation that is trained at."""
        return float(self.changed.get("rho", PRESETS[self.preset].rho))


def panel(rho: float, say: Say) -> None:
    """Offer a training at a correlation behind a button."""
    with start_form.door(say("mine.train")):
        _form(rho, say)


def _form(rho: float, say: Say) -> None:
    preset = st.segmented_control(
        say("mine.preset"),
        OFFERED,
        format_func=lambda name: say(f"mine.preset.{name}"),
        key="mine_preset",
        default="quick",
        required=True,
        on_change=_take_preset,
    )
    preset = preset or "quick"
    st.caption(say(f"mine.preset.{preset}.shows"))
    _begin(preset, rho)
    _numbers(say)
    start_form.finish("mine_start", start_wanted, wanted().command, say)


def _take_preset() -> None:
    """Move every control to where the chosen preset has it."""
    known = PRESETS[st.session_state["mine_preset"]]
    st.session_state["mine_batch"] = known.batch_size
    st.session_state["mine_rate"] = known.learning_rate
    st.session_state["mine_average"] = known.moving_average > 0
    st.session_state["mine_stable"] = known.log_mean_exp == 1
    if known.rho != PRESETS["quick"].rho:
        st.session_state["mine_rho"] = known.rho


def _numbers(say: Say) -> None:
    """Ask for what the visitor may change, and for a seed."""
    limit = runs.STEEPEST
    left, right = st.columns(2)
    left.slider(say("mine.rho"), -limit, limit, step=0.01, key="mine_rho")
    with right:
        start_form.ask_seed("mine_seed", say)
    left, right = st.columns(2)
    left.select_slider(say("mine.batch"), BATCHES, key="mine_batch")
    right.select_slider(say("mine.rate"), RATES, key="mine_rate")
    st.toggle(say("mine.average"), key="mine_average", help=say("mine.average.help"))
    st.toggle(say("mine.stable"), key="mine_stable", help=say("mine.stable.help"))


def _begin(preset: str, rho: float) -> None:
    """Put controls that were not touched where the preset has them; let rho follow the cloud."""
    known, state = PRESETS[preset], st.session_state
    if state.get("mine_tilted") != rho:
        state["mine_tilted"] = state["mine_rho"] = rho
    state.setdefault("mine_rho", rho)
    state.setdefault("mine_batch", known.batch_size)
    state.setdefault("mine_rate", known.learning_rate)
    state.setdefault("mine_average", known.moving_average > 0)
    state.setdefault("mine_stable", known.log_mean_exp == 1)


def wanted() -> Recipe:
    """Return what the form asks for now: a quick visitor may start before the page follows."""
    state = st.session_state
    changed = {
        "rho": round(float(state["mine_rho"]), 2),
        "batch_size": state["mine_batch"],
        "learning_rate": state["mine_rate"],
        "moving_average": DECAY if state["mine_average"] else 0.0,
        "log_mean_exp": int(state["mine_stable"]),
    }
    return Recipe(state["mine_preset"] or "quick", changed, int(state["mine_seed"]))


def start_wanted() -> None:
    """Start what the form asks for."""
    start(wanted())


def start(recipe: Recipe) -> None:
    """Start a run and put it on the stage; keep the reason where the machine refuses."""
    if run := attempt(jobs.start, runs.METHOD, recipe.seed, recipe.flags):
        st.session_state.setdefault("mine_started", {})[run.id] = recipe.rho
        runs.show(run.id)
