"""What a page shows while networks load in the background, and where that failed."""

from functools import partial

import streamlit as st

from ui.frame.texts import Say
from ui.frame.warmup import Warmup

POLL = 0.5  # seconds between two looks


def offer_retry(loading: Warmup, say: Say) -> None:
    """Name what is missing, and offer to look again."""
    st.error(say("warm.missing", reason=loading.reason))
    st.button(say("warm.retry"), on_click=loading.retry)


def follow(loading: Warmup) -> None:
    """Look after a loading until it ends, then run the page again."""
    if not loading.settled:
        st.fragment(partial(_look, loading), run_every=POLL)()


def _look(loading: Warmup) -> None:
    if loading.settled:
        st.rerun()
