"""The panel that starts a training of DEC: recipe, seed, lengths of the stages, and the line."""

import streamlit as st

from core import jobs
from core.runs import LIVE_STATES, RunNotFound, find_run, list_runs
from ui import dec_recipes, dec_runs
from ui.dec_recipes import EXHIBIT, KEYS, MARKS, METHOD, Order
from ui.texts import Say

MAX_SEED = 9999
MOST = {"layer_epochs": 50, "finetune_epochs": 500, "max_updates": 200}


def panel(say: Say) -> None:
    """Offer the recipes behind a button."""
    with st.popover(
        say("watch.train"), icon=":material/model_training:", type="primary", width="content"
    ):
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
        say("watch.recipe"),
        keys,
        format_func=lambda key: say(f"dec.recipe.{key}"),
        captions=[say(f"dec.recipe.{key}.shows") for key in keys],
        key="dec_recipe",
    )
    _lengths(recipe or keys[0], say)
    st.button(
        say("watch.start"),
        icon=":material/play_arrow:",
        type="primary",
        key="dec_start",
        on_click=start_wanted,
        width="stretch",
    )
    if any(run.state in LIVE_STATES for run in list_runs()):
        st.caption(say("watch.will_queue"))
    st.code(wanted().command, language=None, wrap_lines=True)


def _lengths(recipe: str, say: Say) -> None:
    """Ask for the seed and, behind a door, for the lengths of the stages."""
    st.number_input(say("watch.seed_label"), 0, MAX_SEED, 0, key="dec_seed")
    usual = dec_recipes.usual(recipe)
    with st.expander(say("dec.advanced")):
        st.caption(say("dec.advanced.hint"))
        for name in dec_recipes.lengths_of(recipe):
            key = f"dec_{recipe}_{name}"
            st.number_input(say(f"dec.{name}"), 0, MOST[name], usual[name], key=key)


def wanted() -> Order:
    """Return what the form asks for now: a quick visitor may start before the page follows."""
    state = st.session_state
    recipe = state.get("dec_recipe") or offered()[0]
    usual = dec_recipes.usual(recipe)
    chosen = {name: state.get(f"dec_{recipe}_{name}") for name in dec_recipes.lengths_of(recipe)}
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
    try:
        run = jobs.start(METHOD, order.seed, order.flags)
    except OSError as error:
        st.session_state["watch_refused"] = str(error)
    else:
        dec_runs.show(run.id)
