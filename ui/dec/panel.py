"""The panel that starts a training of DEC: recipe, seed, lengths of the stages, and the line."""

import streamlit as st

from core.runs import exhibit
from ui.dec import recipes
from ui.dec import runs as dec_runs
from ui.dec.recipes import EXHIBIT, RECIPES
from ui.frame.texts import Say
from ui.training import order, start_form
from ui.training.order import Order

MOST = {"layer_epochs": 50, "finetune_epochs": 500, "max_updates": 200}


def panel(say: Say) -> None:
    """Offer the recipes behind a button."""
    with start_form.door(say("training.train")):
        _form(say)


def offered() -> list[str]:
    """Return the recipes whose autoencoder is there to be taken over, or that train their own."""
    there = exhibit(EXHIBIT).stages_file.is_file()
    return [key for key, recipe in RECIPES.items() if there or not recipe.config.start]


def _form(say: Say) -> None:
    words = {key: (say(f"dec.recipe.{key}"), say(f"dec.recipe.{key}.shows")) for key in offered()}
    _lengths(start_form.ask_recipe("dec_recipe", words, say), say)
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
    chosen = {name: state.get(f"dec_{recipe}_{name}") for name in recipes.lengths_of(recipe)}
    own = {name: int(value) for name, value in chosen.items() if value is not None}
    return RECIPES[recipe].order(start_form.seed("dec_seed"), **own)


def start_wanted() -> None:
    """Start what the form asks for."""
    order.start(wanted(), dec_runs.show)
