"""The panel that trains what a lesson compares: recipe, rate, length, seed, and the line."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from core.runs import jobs, list_runs
from core.runs.pace import seconds_an_epoch
from ui.frame.texts import Say, localised
from ui.kana_lab import runs
from ui.kana_lab.lessons import OF_RATE, RECIPES, USUAL_RATE, Lesson, recipe_of
from ui.training import start_form
from ui.training.live_run import attempt
from ui.training.words import duration

FEW_STEPS = 1000
RATES = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1)
FAILURE = "diverging"


@dataclass(frozen=True)
class Order:
    """What to train.

    Attributes:
        recipe: a key of `RECIPES`.
        n_steps: how long.
        seed: the run's seed.
        rate: the constant learning rate, None for the recipe's own.
    """

    recipe: str
    n_steps: int
    seed: int = 0
    rate: float | None = None

    @property
    def n_epochs(self) -> int:
        """The same in epochs."""
        return self.n_steps // RECIPES[self.recipe].epoch_steps

    @property
    def flags(self) -> tuple[str, ...]:
        """What the command line needs besides method and seed."""
        rate = () if self.rate is None else ("--learning-rate", f"{self.rate:g}")
        return (*RECIPES[self.recipe].flags, "--n-epochs", str(self.n_epochs), *rate)

    @property
    def command(self) -> str:
        """The line that does the same in a terminal."""
        words = [RECIPES[self.recipe].method, *self.flags, "--seed", str(self.seed)]
        return f"python -m core train {' '.join(words)}"


def panel(lesson: Lesson, say: Say) -> None:
    """Offer a lesson's trainings behind a button."""
    with start_form.door(say("kana_lab.train")):
        _form(lesson, say)


def _form(lesson: Lesson, say: Say) -> None:
    recipe = st.radio(
        say("training.recipe"),
        lesson.recipes,
        format_func=lambda key: runs.name_of(key, RECIPES[key].rate, say),
        captions=[say(f"kana_lab.recipe.{key}.shows") for key in lesson.recipes],
        key=f"kana_lab_recipe_{lesson.key}",
    )
    _numbers(lesson, recipe or lesson.recipes[0], say)
    order = wanted(lesson)
    if pace := _pace(order):
        st.caption(say("mine.takes", time=duration(pace * order.n_epochs)))
    start_form.finish("kana_lab_start", partial(start_wanted, lesson), order.command, say)


def _numbers(lesson: Lesson, recipe: str, say: Say) -> None:
    """Ask for length and seed, and in the lesson on rates for a constant one."""
    if (lesson.key, recipe) == ("rate", OF_RATE):
        _choose("kana_lab_rate", RATES, USUAL_RATE, "g", say("kana_lab.rate_label"), say)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        lengths = RECIPES[recipe].lengths
        _choose(_length_key(recipe), lengths, FEW_STEPS, ",", say("kana_lab.length"), say)
    with right:
        start_form.ask_seed("kana_lab_seed", say)


def _choose(
    key: str, options: tuple[float, ...], usual: float, form: str, title: str, say: Say
) -> None:
    """Ask for one of some numbers, written with a format."""
    st.session_state.setdefault(key, usual)
    st.select_slider(
        title, options, format_func=lambda value: localised(format(value, form), say), key=key
    )


def _length_key(recipe: str) -> str:
    return f"kana_lab_steps_{RECIPES[recipe].epoch_steps}"


def wanted(lesson: Lesson) -> Order:
    """Return what the form asks for now: a quick visitor may start before the page follows."""
    state = st.session_state
    recipe = state.get(f"kana_lab_recipe_{lesson.key}") or lesson.recipes[0]
    n_steps, seed = state.get(_length_key(recipe), FEW_STEPS), state.get("kana_lab_seed") or 0
    chosen = state.get("kana_lab_rate") if (lesson.key, recipe) == ("rate", OF_RATE) else None
    rate = None if chosen in (None, USUAL_RATE) else float(chosen)
    return Order(recipe, int(n_steps), int(seed), rate)


def _pace(order: Order) -> float | None:
    """Return the seconds that an epoch took in the newest finished run of the same network."""
    network = RECIPES[order.recipe].network
    made_by = {run: recipe_of(run) for run in list_runs()}
    return seconds_an_epoch(
        [run for run, recipe in made_by.items() if recipe and recipe.network == network]
    )


def start_wanted(lesson: Lesson) -> None:
    """Start what the form asks for."""
    start(wanted(lesson))


def start(order: Order) -> None:
    """Start a run and draw it among the others; keep the reason where the machine refuses."""
    recipe = RECIPES[order.recipe]
    if run := attempt(jobs.start, recipe.method, order.seed, order.flags):
        runs.remember(run, order.recipe, order.rate or recipe.rate)
        runs.show(run.id)


def fail() -> None:
    """Start the training that diverges, in its lesson."""
    st.session_state["kana_lab_lesson"] = "rate"
    start(Order(FAILURE, FEW_STEPS))
