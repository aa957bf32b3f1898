"""The panel that trains what a lesson compares: recipe, rate, length, seed, and the line."""

from functools import partial

import streamlit as st

from core.runs import list_runs
from core.runs.pace import seconds_an_epoch
from ui.frame import numbers
from ui.frame.texts import Say
from ui.kana_lab import runs
from ui.kana_lab.lessons import OF_RATE, RECIPES, USUAL_RATE, Lesson, recipe_of
from ui.training import order, start_form
from ui.training.order import Order

FEW_STEPS = 1000
RATES = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1)
FAILURE = "diverging"


def panel(lesson: Lesson, say: Say) -> None:
    """Offer a lesson's trainings behind a button."""
    with start_form.door(say("kana_lab.train")):
        _form(lesson, say)


def _form(lesson: Lesson, say: Say) -> None:
    words = {
        key: (runs.name_of(key, RECIPES[key].rate, say), say(f"kana_lab.recipe.{key}.shows"))
        for key in lesson.recipes
    }
    recipe = start_form.ask_recipe(f"kana_lab_recipe_{lesson.key}", words, say)
    _numbers(lesson, recipe, say)
    asked = wanted(lesson)
    if pace := _pace(RECIPES[recipe].network):
        st.caption(say("mine.takes", time=numbers.duration(pace * asked.value("n_epochs"), say)))
    start_form.finish("kana_lab_start", partial(start_wanted, lesson), asked.command, say)


def _numbers(lesson: Lesson, recipe: str, say: Say) -> None:
    """Ask for length and seed, and in the lesson on rates for a constant one."""
    if (lesson.key, recipe) == ("rate", OF_RATE):
        _choose("kana_lab_rate", RATES, USUAL_RATE, say("kana_lab.rate_label"), say)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        lengths = RECIPES[recipe].lengths
        _choose(_length_key(recipe), lengths, FEW_STEPS, say("kana_lab.length"), say)
    with right:
        start_form.ask_seed("kana_lab_seed", say)


def _choose(key: str, options: tuple[float, ...], usual: float, title: str, say: Say) -> None:
    """Ask for one of some numbers."""
    st.session_state.setdefault(key, usual)
    st.select_slider(title, options, format_func=lambda value: numbers.plain(value, say), key=key)


def _length_key(recipe: str) -> str:
    return f"kana_lab_steps_{RECIPES[recipe].epoch_steps}"


def wanted(lesson: Lesson) -> Order:
    """Return what the form asks for now: a quick visitor may start before the page follows."""
    state = st.session_state
    recipe = state.get(f"kana_lab_recipe_{lesson.key}") or lesson.recipes[0]
    n_steps = int(state.get(_length_key(recipe), FEW_STEPS))
    rate = state.get("kana_lab_rate") if (lesson.key, recipe) == ("rate", OF_RATE) else None
    return order_of(recipe, n_steps, start_form.seed("kana_lab_seed"), rate)


def order_of(recipe: str, n_steps: int, seed: int = 0, rate: float | None = None) -> Order:
    """Return the order of a run.

    Args:
        recipe: a key of `RECIPES`.
        n_steps: how long.
        seed: the run's seed.
        rate: the constant learning rate, None for the recipe's own.
    """
    by = RECIPES[recipe]
    own = {} if rate is None else {"learning_rate": rate}
    return by.order(seed, n_epochs=n_steps // by.epoch_steps, **own)


def _pace(network: str) -> float | None:
    """Return the seconds that an epoch took in the newest finished run of a network."""
    made_by = {run: recipe_of(run) for run in list_runs()}
    return seconds_an_epoch(
        [run for run, recipe in made_by.items() if recipe and recipe.network == network]
    )


def start_wanted(lesson: Lesson) -> None:
    """Start what the form asks for."""
    order.start(wanted(lesson), runs.RUN.show)


def fail() -> None:
    """Start the training that diverges, in its lesson."""
    st.session_state["kana_lab_lesson"] = "rate"
    order.start(order_of(FAILURE, FEW_STEPS), runs.RUN.show)
