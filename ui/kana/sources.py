"""Where a picture on the kana slate may come from, besides the hand."""

import numpy as np
import streamlit as st

from core.data import Split, canonical_kana
from core.kana.real import load_hands
from core.writing.characters import CHARACTERS
from ui.frame import session
from ui.frame.texts import Say
from ui.kana import loading
from ui.kana.samples import SAMPLES, sample
from ui.slate import sources
from ui.slate.board import Board
from ui.slate.sources import SAMPLE, TEST

BOARD = "kana_board"
HAND = "hand:"  # before the number of an image by a real hand
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
    if wanted.startswith(TEST):
        images = loading.images()
        images.start()
        if not images.settled:
            return True
    pixels = _pixels(wanted)
    if pixels is not None:
        board.show(wanted, pixels)
    st.session_state[WANTED] = ""
    return False


def _linked() -> str:
    """Name the picture that the link asks for, "" for none."""
    name = st.query_params.get("sample")
    if name in SAMPLES:
        return SAMPLE + name
    asked = {prefix: int(session.setting(prefix[:-1], -1)) for prefix in (TEST, HAND)}
    return next((f"{prefix}{index}" for prefix, index in asked.items() if index >= 0), "")


def _pixels(wanted: str) -> np.ndarray | None:
    """Return a picture by its name on the board, None where there is none."""
    if (name := wanted.removeprefix(SAMPLE)) in SAMPLES:
        return sample(name)
    numbered, index = _numbered(wanted)
    return numbered.images[index] if numbered is not None and index < len(numbered) else None


def _numbered(picture: str) -> tuple[Split | None, int]:
    """Return the set that a picture is from, and its place there; (None, 0) for none."""
    for prefix, images in ((TEST, loading.images().value), (HAND, load_hands())):
        if picture.startswith(prefix):
            return images, int(picture.removeprefix(prefix))
    return None, 0


def index_of(board: Board, prefix: str) -> int | None:
    """Return the number of the image of `TEST` or `HAND` on the slate, None where it is none."""
    picture = board.drawing.picture or ""
    untouched = picture.startswith(prefix) and not board.drawing.strokes
    return int(picture.removeprefix(prefix)) if untouched else None


def write_link(board: Board) -> None:
    """Make the page's address lead to the picture on the slate."""
    session.write_link(
        sample=(sources.sample_name(board), None),
        test=(index_of(board, TEST), None),
        hand=(index_of(board, HAND), None),
    )


def seen(board: Board) -> np.ndarray | None:
    """Return what the network sees of the slate, uint8 (28, 28), None when it is empty.

    A held-out image goes in as the figures were measured on it; everything else takes the
    preprocessing of drawings.
    """
    pixels = board.pixels()
    if pixels is None or not pixels.any():
        return None
    return canonical_kana(pixels) if index_of(board, TEST) is None else pixels


def describe(board: Board, say: Say) -> str | None:
    """Say what is known of the picture on the slate."""
    picture = "" if board.drawing.strokes else board.drawing.picture or ""
    numbered, index = _numbered(picture)
    if numbered is None:
        return None
    key = "kana.hand_label" if picture.startswith(HAND) else "kana.test_label"
    return say(key, index=index, character=CHARACTERS[numbered.labels[index]])
