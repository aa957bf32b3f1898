"""Which of the five texts a visitor looks at."""

from collections.abc import Mapping

import streamlit as st

from core.texts.kinds import Text
from core.texts.published import TEXTS
from core.texts.tally import Tally
from ui.frame import session
from ui.frame.texts import Say

KEY = "texts_text"
BY_NAME = {text.name: text for text in TEXTS}


def fullest(counted: Mapping[str, Tally]) -> str:
    """Return which text has the largest share of its figures to compare."""
    return max(counted, key=lambda name: counted[name].compared)


def text(first: str, say: Say) -> Text:
    """Show the five texts and return the chosen one, by default the one named `first`."""
    chosen = session.kept("text", KEY, tuple(BY_NAME), first)
    st.segmented_control(
        say("texts.which"),
        list(BY_NAME),
        format_func=lambda name: say(f"texts.{name}.title"),
        required=True,
        label_visibility="collapsed",
        key=KEY,
        persist_state="session",
    )
    return BY_NAME[chosen]
