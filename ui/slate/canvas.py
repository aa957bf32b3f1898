"""The slate as a Streamlit component: strokes in, strokes out.

A component of our own instead of streamlit-drawable-canvas: it sends strokes (about 1 kB)
where that one sends all strokes and a full picture, weighs 10 kB instead of 413 kB,
follows the theme, keeps undo across page switches and lets a thumbnail appear at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ui.frame.component import Component, reported
from ui.pictures.images import data_uri
from ui.slate.board import Board
from ui.slate.drawing import Drawing

DEFAULT_BRUSH = 75  # thousandths of the side
Line = Sequence[tuple[int, int]]  # points (x, y), in thousandths of the side

_component = Component("glyphscope_slate", __file__, "slate.html", "slate.css", "slate.js")


@dataclass(frozen=True)
class Thumbnail:
    """A picture offered under the slate: its name on the board, its label, its data URI."""

    id: str
    label: str
    src: str


@dataclass(frozen=True)
class SlateEvent:
    """What the browser told besides the drawing.

    Attributes:
        brush: pen width, in thousandths of the side.
        ready: the slate is on the screen and can be drawn on.
    """

    brush: int
    ready: bool


def slate(
    board: Board,
    *,
    thumbnails: Sequence[Thumbnail],
    texts: Mapping[str, str],
    brush: int = DEFAULT_BRUSH,
    announce: bool = False,
    guide: Sequence[Line] = (),
    key: str = "slate",
) -> SlateEvent:
    """Show the slate and bring the board up to date with what was drawn on it.

    Args:
        board: the session's drawing; its `drawing` is current on return.
        texts: labels `hint`, `tools`, `undo`, `clear`, `brush`, `save`, `samples`, `empty`,
            `drawn`.
        brush: pen width to start with, in thousandths of the side.
        announce: ask the browser to report when the slate can be used.
        guide: lines to trace; they are shown faintly and are no ink.
    """
    state = reported(key)
    board.receive(state.get("drawing"))
    data = {
        "name": key,
        "push": _push(board, thumbnails),
        "samples": [vars(thumbnail) for thumbnail in thumbnails],
        "texts": dict(texts),
        "brush": brush,
        "announce": announce,
        "guide": [list(line) for line in guide],
    }
    result = _component.mount(data, key=key, noted=("drawing", "brush", "ready"))
    return SlateEvent(int(result.get("brush") or brush), bool(result.get("ready")))


def _push(board: Board, thumbnails: Sequence[Thumbnail]) -> dict[str, Any]:
    return {
        "version": board.version,
        "picture": _picture(board, board.pushed, thumbnails),
        "strokes": [{"w": stroke.width, "p": stroke.points} for stroke in board.pushed.strokes],
    }


def _picture(
    board: Board, drawing: Drawing, thumbnails: Sequence[Thumbnail]
) -> dict[str, str] | None:
    """Return the pushed picture as the browser wants it, None where there is none."""
    for thumbnail in thumbnails:
        if thumbnail.id == drawing.picture:
            return {"id": thumbnail.id, "src": thumbnail.src}
    pixels = board.pictures.get(drawing.picture or "")
    return None if pixels is None else {"id": drawing.picture or "", "src": data_uri(pixels)}
