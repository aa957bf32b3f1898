"""Who visits, known by a mark in the browser; what a visitor did belongs to that mark."""

import hashlib
import secrets

import streamlit as st

from core.runs import Run, grants
from ui.frame.door import COOKIE, MARK

_MARK = "visitor"
LENGTH = 32  # characters of a mark as files hold it


def mark() -> str:
    """Return the visitor's mark as files hold it: none can be made into the cookie again.

    Without a cookie, as on a public server, the mark is the session's.
    """
    if _MARK not in st.session_state:
        given = st.context.cookies.get(COOKIE, "")
        own = given if MARK.fullmatch(str(given)) else secrets.token_hex(16)
        st.session_state[_MARK] = hashlib.sha256(own.encode()).hexdigest()[:LENGTH]
    return st.session_state[_MARK]


def may_steer(run: Run) -> bool:
    """Tell whether the visitor may pause, stop or resume a run."""
    return grants.may_steer(run, mark())


def started(run: Run) -> bool:
    """Tell whether the visitor started a run, and so may delete it."""
    return grants.may_steer(run, mark()) and grants.started_by(run, mark())
