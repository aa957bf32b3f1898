"""Which of the five texts a visitor looks at."""

import streamlit as st

from core.texts.published import TEXTS, Text
from ui.frame import session
from ui.frame.texts import Say

KEY = "texts_text"
BY_NAME = {text.name: text for text in TEXTS}


def text(say: Say) -> Text:
    """Show the five texts and return the chosen one."""
    chosen = session.kept("text", KEY, tuple(BY_NAME), TEXTS[0].name)
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
