"""The panel that starts a training: recipe, seed, heads, and the line that does the same."""

import streamlit as st

from core.runs import jobs
from ui.frame.texts import Say
from ui.training import start_form
from ui.training.live_run import attempt
from ui.watch import choice, recipes
from ui.watch.recipes import GROUPS, MAX_HEADS, Recipe

HEADED = "iic-vgg"  # the method whose number of heads is asked for


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
    recipe, seed, n_heads = wanted()
    start_form.finish("watch_start", start_wanted, recipe.command(seed, n_heads), say)


def _recipe(group: str, say: Say) -> Recipe:
    offered = {recipe.key: recipe for recipe in GROUPS[group]}
    key = st.radio(
        say("training.recipe"),
        list(offered),
        format_func=lambda key: recipes.name(offered[key], say),
        captions=[recipes.shows(recipe, say) for recipe in offered.values()],
        key=f"recipe_{group}",
    )
    return offered[key]


def _numbers(recipe: Recipe, say: Say) -> None:
    """Ask for the seed, and for the book's network how many heads it has."""
    left, right = st.columns(2)
    with left:
        start_form.ask_seed("recipe_seed", say)
    if recipe.method == HEADED:
        right.number_input(say("watch.n_heads"), 1, MAX_HEADS, MAX_HEADS, key="recipe_heads")


def wanted() -> tuple[Recipe, int, int | None]:
    """Return what the form asks for now: a quick visitor may start before the page follows.

    Returns:
        The recipe, the seed, and for the book's network the number of heads.
    """
    state = st.session_state
    group = state.get("recipe_group") or next(iter(GROUPS))
    key = state.get(f"recipe_{group}")
    recipe = next((recipe for recipe in GROUPS[group] if recipe.key == key), GROUPS[group][0])
    n_heads = int(state.get("recipe_heads") or MAX_HEADS) if recipe.method == HEADED else None
    return recipe, int(state.get("recipe_seed") or 0), n_heads


def start_wanted() -> None:
    """Start what the form asks for."""
    start(*wanted())


def start(recipe: Recipe, seed: int, n_heads: int | None) -> None:
    """Start a run and put it on the screen; keep the reason where the machine refuses."""
    if run := attempt(jobs.start, recipe.method, seed, recipe.flags(n_heads)):
        choice.show(run.id)
