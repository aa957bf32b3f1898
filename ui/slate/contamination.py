"""The slider of the outlier test: which share of the training images lies beyond the limit."""

import streamlit as st

from ui.frame import numbers, session
from ui.frame.texts import Say

CONTAMINATIONS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1)
DEFAULT = 0.01


def slider(label: str, say: Say, default: float = DEFAULT, key: str = "contamination") -> float:
    """Return the contamination the visitor chose, or the link asked for.

    Args:
        label: what the slider says.
        say: texts in the visitor's language.
        default: where it stands at first, one of `CONTAMINATIONS`.
        key: where the session keeps it.
    """
    if key not in st.session_state:
        asked = session.setting("contamination", default)
        st.session_state[key] = min(CONTAMINATIONS, key=lambda c: abs(c - asked))
    contamination = st.select_slider(
        label,
        CONTAMINATIONS,
        format_func=lambda share: numbers.percent(share, 1, say),
        help=say("contamination.help"),
        key=key,
        persist_state="session",
    )
    session.write_link(contamination=(contamination, default))
    return contamination
