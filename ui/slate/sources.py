"""Where a picture on the slate may come from, besides the hand."""

import random
from functools import cache

import numpy as np
import streamlit as st

from core.data import (
    SAMPLES,
    canonical_digit,
    load_mnist,
    load_sample,
    split_characters,
)
from ui.frame import numbers, session
from ui.frame.texts import Say
from ui.slate import uploaded
from ui.slate.board import Board
from ui.slate.tools import Thumbnail, thumbnail

SAMPLE = "sample:"
TEST = "test:"
N_TEST = 10_000
BEYOND = "test_beyond"  # tells that a test image was asked for that there is none of


@cache
def sample(name: str) -> np.ndarray:
    """Return a bundled sample as the slate shows it, uint8 (height, width)."""
    return SAMPLES[name].pixels


@cache
def thumbnails(say: Say) -> list[Thumbnail]:
    """Return the samples as the slate offers them."""
    return [thumbnail(SAMPLE + name, say(f"sample.{name}"), sample(name)) for name in SAMPLES]


def prepare(board: Board) -> None:
    """Show on a new board what the link asks for."""
    if st.session_state.setdefault("prepared", False):
        return
    st.session_state["prepared"] = True
    asked, index = st.query_params.get("sample"), session.setting("test", -1)
    if asked in SAMPLES:
        show_sample(board, asked)
    elif 0 <= index < N_TEST:
        show_test_image(board, int(index))


def seen(board: Board) -> np.ndarray | None:
    """Return what the networks see of the slate, uint8 (28, 28), None when it is empty.

    A picture from a data set goes in as the figures were measured on it; everything else
    takes the preprocessing of drawings.
    """
    name = sample_name(board)
    if name in SAMPLES:
        return load_sample(name)
    pixels = board.pixels()
    return None if pixels is None or not pixels.any() else canonical_digit(pixels)


def characters(board: Board) -> list[np.ndarray]:
    """Return what the networks see of each of several characters, from left to right.

    Returns:
        uint8 (28, 28) each; none where the slate holds one character, as a picture from a data set
        does.
    """
    pixels = board.pixels()
    if pixels is None or sample_name(board) or test_index(board) is not None:
        return []
    parts = split_characters(pixels)
    return [canonical_digit(part) for part in parts] if len(parts) > 1 else []


def show_sample(board: Board, name: str) -> None:
    """Put a bundled sample on the slate."""
    board.show(SAMPLE + name, sample(name))


def show_test_image(board: Board, index: int) -> None:
    """Put an MNIST test image on the slate."""
    board.show(f"{TEST}{index}", load_mnist("test").images[index])


def test_index(board: Board) -> int | None:
    """Return the index of the test image on the slate, None where there is none."""
    name = _untouched(board)
    return int(name.removeprefix(TEST)) if name.startswith(TEST) else None


def sample_name(board: Board) -> str | None:
    """Return the name of the sample on the slate, None where there is none."""
    name = _untouched(board)
    return name.removeprefix(SAMPLE) if name.startswith(SAMPLE) else None


def _untouched(board: Board) -> str:
    """Name the picture on the slate, "" where there is none or it was drawn over."""
    return "" if board.drawing.strokes else board.drawing.picture or ""


def pickers(board: Board, say: Say) -> None:
    """Offer an upload and the MNIST test images."""
    with st.container(key="pickers", horizontal=True, vertical_alignment="bottom", gap="small"):
        uploaded.uploader(board, say)
        st.session_state["test_index"] = test_index(board)
        st.number_input(
            say("source.test"),
            step=1,
            placeholder=say("source.test_hint"),
            key="test_index",
            label_visibility="collapsed",
            on_change=_take_test_image,
            args=(board,),
        )
        st.button(
            say("source.random"),
            help=say("source.random_help"),
            icon=":material/casino:",
            on_click=_take_any_test_image,
            args=(board,),
            width="content",
        )
    uploaded.show(board, say, "crop")


def describe(board: Board, say: Say) -> str | None:
    """Say what is known of the picture on the slate."""
    if st.session_state.pop(BEYOND, False):
        return say("source.test_beyond", last=numbers.count(N_TEST - 1, say))
    index = test_index(board)
    if index is None:
        return None
    return say("source.test_label", index=index, label=load_mnist("test").labels[index])


def _take_test_image(board: Board) -> None:
    index = st.session_state["test_index"]
    if index is None:
        return
    if 0 <= index < N_TEST:
        show_test_image(board, int(index))
    else:
        st.session_state[BEYOND] = True


def _take_any_test_image(board: Board) -> None:
    st.session_state["test_index"] = random.randrange(N_TEST)
    _take_test_image(board)
