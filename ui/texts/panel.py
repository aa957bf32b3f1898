"""The form that trains a recipe as in the text, and the run that it started."""

from functools import partial

import streamlit as st

from core.runs import Run, list_runs
from core.runs.pace import steps_done
from core.texts.comparison import follows
from core.texts.kinds import Text
from ui.frame.texts import Say
from ui.pictures import curves
from ui.texts import table
from ui.texts.recipes import order, recipes
from ui.training import live_run, run_list, start_form
from ui.training import order as ordering
from ui.training.choice import RunChoice
from ui.training.order import Order

REFRESH = 2.0  # seconds between two looks at a run that is going on
RUN = RunChoice("texts", lambda run, say: run_list.label(run, run.id, say), width=420)


def panel(text: Text, say: Say) -> None:
    """Offer a text's recipes behind a button."""
    found = recipes(text)
    with start_form.door(say("texts.train")):
        names = {flags: table.recipe(text, one, say) for flags, one in found.items()}
        st.selectbox(
            say("training.recipe"),
            list(names),
            format_func=names.__getitem__,
            key=f"texts_recipe_{text.name}",
        )
        start_form.ask_seed("texts_seed", say)
        start = partial(start_wanted, text)
        start_form.finish("texts_start", start, wanted(text).command, say)


def wanted(text: Text) -> Order:
    """Return what the form asks for now."""
    found = recipes(text)
    asked = st.session_state.get(f"texts_recipe_{text.name}")
    figure = found.get(asked or "", next(iter(found.values())))
    return order(figure, start_form.seed("texts_seed"))


def start_wanted(text: Text) -> None:
    """Start what the form asks for."""
    ordering.start(wanted(text), RUN.show)


def watched(text: Text) -> list[Run]:
    """Return the visitor's runs to watch: what goes on by a text's recipes, what the link names."""
    linked = RUN.linked()
    return [
        run
        for run in list_runs()
        if run.id == linked
        or (live_run.is_live(run) and any(follows(run, figure) for figure in text.figures))
    ]


def section(text: Text, say: Say) -> None:
    """Show a run by one of the text's recipes, where one goes on or was asked for."""
    live_run.refusal(say)
    runs = run_list.live_first(watched(text))
    if not runs:
        return
    name = RUN.settled(runs).id
    RUN.watch(name)
    RUN.picker(runs, name, say)
    live_run.follow(screen, name, say=say, every=REFRESH)


def screen(name: str, before: tuple[bool, bool], say: Say) -> None:
    """Show how far a run is, and its curves; reruns by itself while it goes on."""
    run = run_list.find(name)
    if live_run.standing(run) != before:
        st.rerun()
    if run is None:
        st.warning(say("training.gone"))
        return
    live_run.control(run, steps_done(run.status), say)
    if metrics := run.metrics:
        curves.draw(metrics, run.id, say)
