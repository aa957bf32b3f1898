"""The panel that trains MINE on a Gaussian: what may be turned, and the line that does the same."""

from typing import Any

import streamlit as st

from core.mine.gaussian_config import PRESETS
from ui.frame.texts import Say
from ui.mine.gaussian import runs
from ui.training import order, start_form
from ui.training.order import Order

USUAL = "quick"  # the defaults
OFFERED = (USUAL, "uncorrected", "blow-up")
BATCHES = (20, 50, 100, 200, 500, 1000, 2000, 5000)
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 6.0)
DECAY = 0.9  # of the moving average, where it is on


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
        default=USUAL,
        required=True,
        on_change=_take_preset,
    )
    preset = preset or USUAL
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
    if known.rho != PRESETS[USUAL].rho:
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


def wanted() -> Order:
    """Return what the form asks for now: a quick visitor may start before the page follows."""
    state = st.session_state
    changed = {
        "rho": round(float(state["mine_rho"]), 2),
        "batch_size": state["mine_batch"],
        "learning_rate": state["mine_rate"],
        "moving_average": DECAY if state["mine_average"] else 0.0,
        "log_mean_exp": int(state["mine_stable"]),
    }
    return order_of(state["mine_preset"] or USUAL, start_form.seed("mine_seed"), **changed)


def order_of(preset: str, seed: int = 0, **changed: Any) -> Order:
    """Return the order of a run by a preset, with some fields of it changed."""
    name = None if preset == USUAL else preset
    return Order(runs.METHOD, name, seed, tuple(changed.items()))


def start_wanted() -> None:
    """Start what the form asks for."""
    order.start(wanted(), runs.show)
