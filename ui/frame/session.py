"""What belongs to one visitor: language, slate, and the link that reproduces the settings."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from ui.frame.texts import LANGUAGES, Say, speaker, spoken


def language() -> str:
    """Return the visitor's language: from the link, else as before, else the browser's."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state["lang"] = asked
    return st.session_state.get("lang", browsers_language())


def browsers_language() -> str:
    """Return the language that the browser asks for, English where the catalogues lack it."""
    return spoken(st.context.locale)


def in_language(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters of a link with the visitor's language, where it must be named."""
    chosen = language()
    return dict(parameters) | ({} if chosen == browsers_language() else {"lang": chosen})


def say() -> Say:
    """Return the function that speaks the visitor's language."""
    return speaker(language())


def setting(name: str, default: float) -> float:
    """Return a finite number from the link, `default` where it holds none."""
    try:
        value = float(st.query_params[name])
    except (KeyError, ValueError):
        return default
    return value if math.isfinite(value) else default


def whole(text: str, most: int) -> int | None:
    """Return the whole number in [0, `most`] that a part of a link writes, None for none."""
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    return int(text) if plain and int(text) <= most else None


def kept(name: str, key: str, options: Sequence[str], default: str) -> str:
    """Return a choice from the session, else from the link, else the default; write the link.

    Args:
        name: of the choice in the link.
        key: of the choice, and of the widget that changes it, in the session.
        options: what may be chosen; anything else counts as no choice.
        default: what the link leaves out.
    """
    asked = st.session_state.get(key) or st.query_params.get(name, default)
    chosen = st.session_state[key] = asked if asked in options else default
    write_link(**{name: (chosen, default)})
    return chosen


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
