"""Where a picture on the kana slate may come from, besides the hand."""

import numpy as np
import streamlit as st

from core.data import canonical
from core.kana.characters import CHARACTERS
from ui import kana_loading, session, sources
from ui.board import Board
from ui.kana_samples import SAMPLES, sample
from ui.sources import SAMPLE, TEST
from ui.texts import Say

BOARD = "kana_board"
WANTED = "kana_wanted"  # in the session: the name of a picture that is to be put on the slate


def want_sample(name: str) -> None:
    """Have a picture to try put on the slate."""
    st.session_state[WANTED] = SAMPLE + name


def want_test_image(index: int) -> None:
    """Have a held-out synthetic image put on the slate, as soon as it is written."""
    st.session_state[WANTED] = f"{TEST}{index}"


def prepare(board: Board) -> bool:
    """Put on the slate what a button asked for, or the link at first.

    Returns:
        Whether it is still being waited for.
    """
    wanted = st.session_state.setdefault(WANTED, _linked())
    name, index = wanted.removeprefix(SAMPLE), wanted.removeprefix(TEST)
    if name in SAMPLES:
        board.show(wanted, sample(name))
    elif wanted.startswith(TEST):
        images = kana_loading.images()
        images.start()
        if not images.settled:
            return True
        if images.value is not None and int(index) < len(images.value):
            board.show(wanted, images.value.images[int(index)])
    st.session_state[WANTED] = ""
    return False


def _linked() -> str:
    name, index = st.query_params.get("sample"), session.setting("test", -1)
    if name in SAMPLES:
        return SAMPLE + name
    return f"{TEST}{int(index)}" if index >= 0 else ""


def seen(board: Board) -> np.ndarray | None:
    """Return what the network sees of the slate, uint8 (28, 28), None when it is empty.

    A held-out image goes in as the figures were measured on it; everything else takes the
    canonical preprocessing.
    """
    name = (board.drawing.picture or "").removeprefix(SAMPLE)
    if name in SAMPLES:
        board.remember(SAMPLE + name, sample(name))
    pixels = board.pixels()
    if pixels is None or not pixels.any():
        return None
    return canonical(pixels) if sources.test_index(board) is None else pixels


def describe(board: Board, say: Say) -> str | None:
    """Say what is known of the picture on the slate."""
    index, images = sources.test_index(board), kana_loading.images().value
    if index is None or images is None:
        return None
    return say("kana.test_label", index=index, character=CHARACTERS[images.labels[index]])
