"""The frame of every form that starts a training: its door, recipe, seed, button and line."""

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core import limits
from core.runs import LIVE_STATES, list_runs
from ui.frame.texts import Say

MAX_SEED = 9999


def door(label: str) -> DeltaGenerator:
    """Return the popover that holds the form, behind a button with a label."""
    return st.popover(label, icon=":material/model_training:", type="primary", width="content")


def ask_recipe(key: str, offered: Mapping[str, tuple[str, str]], say: Say) -> str:
    """Ask for one of some recipes and return it.

    Args:
        key: of the list.
        offered: recipe -> its name, and the sentence that says what it shows.
        say: speaks the visitor's language.
    """
    chosen = st.radio(
        say("training.recipe"),
        list(offered),
        format_func=lambda recipe: offered[recipe][0],
        captions=[shows for _, shows in offered.values()],
        key=key,
    )
    return chosen or next(iter(offered))


def ask_seed(key: str, say: Say) -> None:
    """Ask for the run's seed."""
    st.number_input(say("training.seed"), 0, MAX_SEED, 0, key=key)


def seed(key: str) -> int:
    """Return the seed that the form asks for now."""
    return int(st.session_state.get(key) or 0)


def finish(key: str, start: Callable[[], None], command: str, say: Say) -> None:
    """End the form with its button, and with the line that does the same in a terminal.

    Args:
        key: of the button.
        start: called when it is pressed. It reads the form then: what the page knew when it was
            last drawn may be older than what the visitor sees.
        command: the line.
        say: speaks the visitor's language.
    """
    public = limits.is_public()
    st.button(
        say("training.start"),
        icon=":material/play_arrow:",
        type="primary",
        key=key,
        on_click=start,
        width="stretch",
        disabled=public,
    )
    if public:
        st.info(say("refused.public"))
    elif any(run.state in LIVE_STATES for run in list_runs()):
        st.caption(say("training.will_queue"))
    st.code(command, language=None, wrap_lines=True)
