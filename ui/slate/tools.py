"""What stands under the slate: undo, redo, clear, the pen's width, a file, and pictures to try."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import streamlit as st

from ui.pictures.images import data_uri, png
from ui.slate.board import Board
from ui.slate.canvas import receive
from ui.slate.drawing import Drawing, page, shrink
from ui.slate.fabric import SIDE

THINNEST, THICKEST, STEP = 30, 140, 5  # pens, in thousandths of the side
THUMBNAIL_SIDE = 84  # pixels
FILE = "glyphscope.png"
ICONS = {
    "undo": ":material/undo:",
    "redo": ":material/redo:",
    "clear": ":material/close:",
    "save": ":material/download:",
}


@dataclass(frozen=True, eq=False)
class Thumbnail:
    """A picture offered under the slate.

    Attributes:
        id: its name on the board.
        label: what it shows.
        pixels: uint8 (height, width), bright ink on dark.
        src: the same, small, as a data URI.
    """

    id: str
    label: str
    pixels: np.ndarray
    src: str


def thumbnail(name: str, label: str, pixels: np.ndarray) -> Thumbnail:
    """Return a picture to offer under the slate."""
    return Thumbnail(name, label, pixels, data_uri(shrink(pixels, THUMBNAIL_SIDE)))


def tools(board: Board, texts: Mapping[str, str], width_key: str, key: str) -> None:
    """Show the row of tools.

    Args:
        board: up to date with the canvas.
        texts: labels `undo`, `redo`, `clear`, `brush`, `save`.
        width_key: where the session keeps the pen's width.
        key: of the canvas in the session.
    """
    steps = (
        ("undo", board.undo, bool(board.past)),
        ("redo", board.redo, bool(board.undone)),
        ("clear", board.clear, not board.drawing.empty),
    )
    with st.container(key=f"slate-tools-{key}", horizontal=True, vertical_alignment="center"):
        for name, act, able in steps:
            st.button(
                texts[name],
                icon=ICONS[name],
                help=texts[name],
                disabled=not able,
                on_click=_step,
                args=(act, board, key),
                key=f"slate-{name}-{key}",
            )
        _brush(texts["brush"], width_key)
        st.download_button(
            texts["save"],
            partial(_file, board.drawing, board.picture()),
            file_name=FILE,
            mime="image/png",
            on_click="ignore",
            icon=ICONS["save"],
            help=texts["save"],
            disabled=board.drawing.empty,
            key=f"slate-save-{key}",
        )


def _step(act: Callable[[], None], board: Board, key: str) -> None:
    """Do what a button is for, after what was drawn before it was pressed."""
    receive(board, key)
    act()


def _brush(label: str, width_key: str) -> None:
    width = st.session_state[width_key]
    st.html(f'<i class="gs-pen" style="--w: {width / THICKEST:.2f}"></i>', width="content")
    st.slider(
        label,
        THINNEST,
        THICKEST,
        step=STEP,
        key=width_key,
        label_visibility="collapsed",
        persist_state="session",
    )


def _file(drawing: Drawing, picture: np.ndarray | None) -> bytes:
    return png(page(picture, drawing.strokes, SIDE))


def samples(board: Board, thumbnails: Sequence[Thumbnail], label: str, key: str) -> None:
    """Offer pictures to try; the one on the slate is marked.

    Args:
        label: what the row is called.
        key: of the canvas in the session.
    """
    offered = {one.id: one for one in thumbnails}
    row, shown = f"slate-samples-{key}", board.drawing.picture
    untouched = shown in offered and not board.drawing.strokes
    st.session_state[row] = shown if untouched else None
    st.pills(
        label,
        list(offered),
        format_func=lambda name: f"![{offered[name].label}]({offered[name].src})",
        key=row,
        on_change=_take,
        args=(board, offered, row, key),
        label_visibility="collapsed",
    )


def _take(board: Board, offered: Mapping[str, Thumbnail], row: str, key: str) -> None:
    """Put the picture that was picked on the slate; picking it again changes nothing."""
    receive(board, key)
    if (name := st.session_state[row]) is not None:
        board.show(name, offered[name].pixels)
