"""A slate with its pen, as every page that judges drawings shows it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from ui.frame import session
from ui.frame.texts import Say
from ui.frame.warmup import Warmup
from ui.slate.board import Board
from ui.slate.canvas import Line
from ui.slate.slate import DEFAULT_BRUSH, slate
from ui.slate.tools import Thumbnail

TEXTS = ("hint", "undo", "redo", "clear", "brush", "save", "samples", "empty", "drawn")


def pen(
    board: Board,
    networks: Warmup,
    say: Say,
    *,
    thumbnails: Sequence[Thumbnail] = (),
    words: Mapping[str, str] | None = None,
    guide: Sequence[Line] = (),
    key: str = "slate",
    width: int = DEFAULT_BRUSH,
    width_key: str = "brush",
) -> None:
    """Show the slate, wake the networks once it can be drawn on, and keep the pen's width.

    Args:
        board: the drawing, current on return.
        networks: what judges the drawing.
        thumbnails: the pictures offered under the slate.
        words: texts that take the place of the slate's own.
        guide: lines to trace, shown faintly.
        key: of the slate in the session.
        width: of a new pen, in thousandths of the side.
        width_key: where the session keeps the pen's width.
    """
    ready = slate(
        board,
        texts={name: say(f"slate.{name}") for name in TEXTS} | dict(words or {}),
        thumbnails=thumbnails,
        width=session.setting("brush", width),
        width_key=width_key,
        announce=not networks.settled,
        guide=guide,
        key=key,
    )
    if ready:
        networks.start()
    session.write_link(brush=(st.session_state[width_key], width))
