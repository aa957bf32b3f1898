"""What belongs to one visitor: language, slate, and the link that reproduces the settings."""

import math
from typing import Any

import streamlit as st

from ui.board import Board
from ui.texts import LANGUAGES, Say, speaker


def language() -> str:
    """Return the visitor's language: from the link, else as before, else English."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state["lang"] = asked
    return st.session_state.get("lang", "en")


def say() -> Say:
    """Return the function that speaks the visitor's language."""
    return speaker(language())


def board() -> Board:
    """Return the visitor's slate."""
    return st.session_state.setdefault("board", Board())


def setting(name: str, default: float) -> float:
    """Return a finite number from the link, `default` where it holds none."""
    try:
        value = float(st.query_params[name])
    except (KeyError, ValueError):
        return default
    return value if math.isfinite(value) else default


def write_link(**settings: tuple[Any, Any]) -> None:
    """Make the page's address reproduce these settings.

    Args:
        **settings: (value, default) of each; a default is left out of the address.
    """
    for name, (value, default) in settings.items():
        if value == default:
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != str(value):
            st.query_params[name] = str(value)
