"""The panel that starts a training: recipe, seed, heads, and the line that does the same."""

import streamlit as st

from ui.frame.texts import Say
from ui.training import iic_recipes as recipes
from ui.training import order, start_form
from ui.training.iic_recipes import GROUPS
from ui.training.order import Order
from ui.training.recipe import Recipe
from ui.watch import choice

HEADED = "iic-vgg"  # the method whose number of heads is asked for
MAX_HEADS = 5


def panel(say: Say) -> None:
    """Offer the recipes behind a button."""
    with start_form.door(say("training.train")):
        _form(say)


def _form(say: Say) -> None:
    group = st.selectbox(
        say("watch.group"),
        list(GROUPS),
        format_func=lambda name: say(f"watch.group.{name}"),
        key="recipe_group",
    )
    recipe = _recipe(group or next(iter(GROUPS)), say)
    _numbers(recipe, say)
    start_form.finish("watch_start", start_wanted, wanted().command, say)


def _recipe(group: str, say: Say) -> Recipe:
    offered = {recipe.key: recipe for recipe in GROUPS[group]}
    key = start_form.ask_recipe(
        f"recipe_{group}",
        {key: (recipes.name(r, say), recipes.shows(r, say)) for key, r in offered.items()},
        say,
    )
    return offered[key]


def _numbers(recipe: Recipe, say: Say) -> None:
    """Ask for the seed, and for the book's network how many heads it has."""
    left, right = st.columns(2)
    with left:
        start_form.ask_seed("recipe_seed", say)
    if recipe.method == HEADED:
        right.number_input(say("watch.n_heads"), 1, MAX_HEADS, MAX_HEADS, key="recipe_heads")


def wanted() -> Order:
    """Return what the form asks for now: a quick visitor may start before the page follows."""
    state = st.session_state
    group = state.get("recipe_group") or next(iter(GROUPS))
    key = state.get(f"recipe_{group}")
    recipe = next((recipe for recipe in GROUPS[group] if recipe.key == key), GROUPS[group][0])
    heads = {"n_sub_heads": int(state.get("recipe_heads") or MAX_HEADS)}
    changed = heads if recipe.method == HEADED else {}
    return recipe.order(start_form.seed("recipe_seed"), **changed)


def start_wanted() -> None:
    """Start what the form asks for."""
    order.start(wanted(), choice.show)
