"""The panel that starts a training of DEC: recipe, seed, lengths of the stages, and the line."""

import streamlit as st

from core.runs import RunNotFound, find_run, jobs
from ui.dec import recipes, runs
from ui.dec.recipes import EXHIBIT, KEYS, MARKS, METHOD, Order
from ui.frame.texts import Say
from ui.training import start_form
from ui.training.live_run import attempt

MOST = {"layer_epochs": 50, "finetune_epochs": 500, "max_updates": 200}


def panel(say: Say) -> None:
    """Offer the recipes behind a button."""
    with start_form.door(say("training.train")):
        _form(say)


def offered() -> list[str]:
    """Return the recipes whose autoencoder is there to be taken over, or that train their own."""
    try:
        there = find_run(EXHIBIT).stages_file.is_file()
    except RunNotFound:
        there = False
    return [key for key in KEYS if there or not MARKS[key].get("start")]


def _form(say: Say) -> None:
    keys = offered()
    recipe = st.radio(
        say("training.recipe"),
        keys,
        format_func=lambda key: say(f"dec.recipe.{key}"),
        captions=[say(f"dec.recipe.{key}.shows") for key in keys],
        key="dec_recipe",
    )
    _lengths(recipe or keys[0], say)
    start_form.finish("dec_start", start_wanted, wanted().command, say)


def _lengths(recipe: str, say: Say) -> None:
    """Ask for the seed and, behind a door, for the lengths of the stages."""
    start_form.ask_seed("dec_seed", say)
    usual = recipes.usual(recipe)
    with st.expander(say("dec.advanced")):
        st.caption(say("dec.advanced.hint"))
        for name in recipes.lengths_of(recipe):
            key = f"dec_{recipe}_{name}"
            st.number_input(say(f"dec.{name}"), 0, MOST[name], usual[name], key=key)


def wanted() -> Order:
    """Return what the form asks for now: a quick visitor may start before the page follows."""
    state = st.session_state
    recipe = state.get("dec_recipe") or offered()[0]
    usual = recipes.usual(recipe)
    chosen = {name: state.get(f"dec_{recipe}_{name}") for name in recipes.lengths_of(recipe)}
    own = tuple(
        (name, int(value))
        for name, value in chosen.items()
        if value is not None and value != usual[name]
    )
    return Order(recipe, int(state.get("dec_seed") or 0), own)


def start_wanted() -> None:
    """Start what the form asks for."""
    start(wanted())


def start(order: Order) -> None:
    """Start a run and put it on the screen; keep the reason where the machine refuses."""
    if run := attempt(jobs.start, METHOD, order.seed, order.flags):
        runs.show(run.id)
