"""What a page shows while networks load in the background, and where that failed."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from ui.draw import verdict
from ui.frame.texts import Say
from ui.frame.warmup import Warmup

POLL = 0.5  # seconds between two looks


def stage(
    networks: Warmup,
    image: np.ndarray | None,
    judge: Callable[[Any, np.ndarray, Say], None],
    say: Say,
    words: str = "invite",
) -> None:
    """Show the verdict on a drawing, or what can be shown while there is none.

    Args:
        networks: what judges, once it is loaded.
        image: what the networks see, uint8 (28, 28), None while nothing is drawn.
        judge: shows the verdict; takes the loaded networks, the image and the language.
        words: where the sentences of the invitation are found.
    """
    waking = not networks.settled
    if image is None:
        st.html(verdict.invitation_html(say, waking, words))
    elif networks.value is None:
        st.html(verdict.seen_html(image, say, waking))
    else:
        judge(networks.value, image, say)
    if networks.error is not None:
        offer_retry(networks, say)


def offer_retry(loading: Warmup, say: Say) -> None:
    """Name what is missing, and offer to look again."""
    st.error(say("warm.missing", reason=loading.error))
    st.button(say("warm.retry"), on_click=loading.retry)


def follow(loading: Warmup) -> None:
    """Look after a loading until it ends, then run the page again."""
    if not loading.settled:
        st.fragment(partial(_look, loading), run_every=POLL)()


def _look(loading: Warmup) -> None:
    if loading.settled:
        st.rerun()
