"""The slate: a canvas with its tools, and pictures to try."""

from collections.abc import Mapping, Sequence

import streamlit as st

from ui.slate.board import Board
from ui.slate.canvas import Line, canvas, receive
from ui.slate.tools import STEP, THICKEST, THINNEST, Thumbnail, samples, tools

DEFAULT_BRUSH = 75  # thousandths of the side


def slate(
    board: Board,
    *,
    texts: Mapping[str, str],
    thumbnails: Sequence[Thumbnail] = (),
    width: float = DEFAULT_BRUSH,
    width_key: str = "brush",
    announce: bool = False,
    guide: Sequence[Line] = (),
    key: str = "slate",
) -> bool:
    """Show the slate and bring the board up to date with what was drawn on it.

    Args:
        board: the session's drawing; its `drawing` is current on return.
        texts: labels `hint`, `undo`, `redo`, `clear`, `brush`, `save`, `samples`, `empty`,
            `drawn`.
        thumbnails: the pictures offered under the slate.
        width: of a new pen, in thousandths of the side.
        width_key: where the session keeps the pen's width.
        announce: ask the browser to report when the slate can be used.
        guide: lines to trace; they are shown faintly and are no ink.
        key: of the slate in the session.

    Returns:
        Whether the slate was reported to be usable.
    """
    receive(board, key)
    empty = board.drawing.empty
    with st.container(key=f"slate-box-{key}"):
        ready = canvas(
            board,
            brush=st.session_state.setdefault(width_key, pen_width(width)),
            label=texts["empty" if empty else "drawn"],
            hint=texts["hint"] if empty and not guide else "",
            announce=announce,
            guide=guide,
            key=key,
        )
        tools(board, texts, width_key, key)
        if thumbnails:
            samples(board, thumbnails, texts["samples"], key)
    return ready


def pen_width(asked: float) -> int:
    """Return the width of the pen that is nearest to a number, in thousandths of the side."""
    return STEP * round(min(max(asked, THINNEST), THICKEST) / STEP)
