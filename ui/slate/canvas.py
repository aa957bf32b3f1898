"""The canvas of the slate: streamlit-drawable-canvas, and the script that fits it in.

Only this file and `shim.js` know what the canvas looks like inside.
"""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote

import numpy as np
import streamlit as st

from ui.frame.component import Component, reported
from ui.frame.scripts import CANVAS
from ui.pictures.images import data_uri
from ui.slate.board import Board
from ui.slate.drawing import UNIT, enlarge
from ui.slate.fabric import INK, SIDE, drawing_json

Line = Sequence[tuple[int, int]]  # points (x, y), in thousandths of the side

VERSIONS = 999  # that a mark tells apart
PENS = 1000

_shim = Component("glyphscope_slate", __file__, "shim.html", "shim.css", entry="shim.js")
_lasting = Component(
    "glyphscope_canvas",
    __file__,
    "canvas.html",
    *CANVAS.glob("*.css"),
    entry=next(CANVAS.glob("*.js")),
)


def receive(board: Board, key: str) -> None:
    """Bring the board up to date with what was drawn on the canvas of a key."""
    sent = reported(key).get("drawing")
    board.receive(sent.get("raw") if isinstance(sent, Mapping) else sent)


def canvas(
    board: Board,
    *,
    brush: int,
    label: str,
    hint: str,
    announce: bool,
    guide: Sequence[Line],
    key: str,
) -> bool:
    """Show the canvas with what is on the board.

    Args:
        brush: pen width, in thousandths of the side.
        label: what a screen reader says of the canvas.
        hint: what an empty canvas says, "" for nothing.
        announce: ask the browser to report when the canvas can be used.
        guide: lines to trace; they are shown faintly and are no ink.
        key: of the canvas in the session.

    Returns:
        Whether the canvas was reported to be usable.
    """
    state = {
        "version": board.version % VERSIONS,
        "heard": {version % VERSIONS: count for version, count in board.known().items()},
        "label": label,
        "hint": hint,
        "announce": announce,
    }
    with st.container(key=f"slate-board-{key}"):
        # The script first: it must know of a push before the canvas takes it.
        result = _shim.mount(
            state, key=f"{key}-shim", noted=("ready",), on_restore_change=board.restore
        )
        # Once shown, it reads its own report as if that could be nothing but a drawing.
        with contextlib.suppress(AttributeError):
            _st_canvas()(
                stroke_width=brush * SIDE / UNIT,
                stroke_color=INK,
                background_image=guide_uri(guide) if guide else _backdrop(board.picture()),
                background_image_fit="contain",
                max_display_height=mark(board.version, brush),
                update_streamlit=False,  # the script sends, without the delay that this comes with
                initial_drawing=drawing_json(board.version, board.pushed.strokes),
                width=SIDE,
                height=SIDE,
                key=key,
            )
    return bool(result.get("ready"))


@cache
def _st_canvas() -> Callable[..., Any]:
    """Return the package's function, over a component that outlasts updates in quick succession.

    The package's own is taken down with its strokes when a second update overtakes a first.
    """
    # At once it looks for its own files, which only a running Streamlit finds.
    import streamlit_drawable_canvas as package

    package.out = _lasting.element
    return package.st_canvas


def mark(version: int, brush: int) -> int:
    """Return the number by which the script sees what drawing and pen the canvas has taken.

    The canvas writes it into its markup as a greatest height, which the script's style undoes.
    Six digits come back from there as they were.
    """
    return version % VERSIONS * PENS + brush


def _backdrop(picture: np.ndarray | None) -> str | None:
    return None if picture is None else _picture_uri(picture.tobytes(), picture.shape)


@lru_cache(256)
def _picture_uri(content: bytes, shape: tuple[int, int]) -> str:
    return data_uri(enlarge(np.frombuffer(content, np.uint8).reshape(shape), SIDE))


def guide_uri(lines: Sequence[Line]) -> str:
    """Return lines to trace as a picture for the back of the canvas, a data URI."""
    drawn = "".join(f'<polyline points="{_points(line)}"/>' for line in lines)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}" '
        f'viewBox="0 0 {UNIT} {UNIT}" fill="none" stroke="#6f86b3" stroke-opacity="0.38" '
        f'stroke-width="46" stroke-linecap="round" stroke-linejoin="round">{drawn}</svg>'
    )
    return "data:image/svg+xml," + quote(svg)


def _points(line: Line) -> str:
    return " ".join(f"{x},{y}" for x, y in line)
