"""The drawing of one session: what the browser sent last, what the server put there.

The browser owns the strokes and reports them after each one. The server speaks up only
to put a picture on the slate or to restore a drawing after a page switch: it *pushes*
under a new version, and a report of an older version is out of date.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import streamlit as st

from ui.slate.drawing import EMPTY, Drawing, compose, parse_drawing

KEPT_PICTURES = 20


@dataclass
class Board:
    """A session's slate.

    Attributes:
        drawing: what is on the slate now.
        pushed: what the server put there last, under `version`.
        pictures: name -> uint8 (height, width) with bright ink, the ones that undo may bring back.
    """

    drawing: Drawing = EMPTY
    pushed: Drawing = EMPTY
    version: int = 0
    pictures: dict[str, np.ndarray] = field(default_factory=dict)

    def show(self, name: str, pixels: np.ndarray) -> None:
        """Put a picture on the slate in place of what is there.

        Args:
            pixels: uint8 (height, width), bright ink on dark.
        """
        self.remember(name, pixels)
        self._push(Drawing(picture=name))

    def remember(self, name: str, pixels: np.ndarray) -> None:
        """Keep a picture's pixels under its name, and forget the oldest beyond a few."""
        self.pictures.pop(name, None)
        self.pictures[name] = pixels
        while len(self.pictures) > KEPT_PICTURES:
            self.pictures.pop(next(iter(self.pictures)))

    def receive(self, message: dict[str, Any] | None) -> None:
        """Take the browser's report; None means that its slate starts anew.

        A malformed report leaves the slate as it was.
        """
        if message is None:
            if self.drawing != self.pushed:
                self._push(self.drawing)
            return
        if message.get("version") != self.version:
            return
        try:
            self.drawing = parse_drawing(message)
        except ValueError:
            return

    def clear(self) -> None:
        """Wipe the slate; undo brings back what was on it."""
        self._push(EMPTY)

    def pixels(self) -> np.ndarray | None:
        """Return the slate as uint8 (height, width) with bright ink, None when it is empty."""
        if self.drawing.empty:
            return None
        return compose(self.pictures.get(self.drawing.picture or ""), self.drawing.strokes)

    def _push(self, drawing: Drawing) -> None:
        self.version += 1
        self.drawing = self.pushed = drawing


def own_board(name: str = "board") -> Board:
    """Return the visitor's slate for digits, or the one of another name."""
    return st.session_state.setdefault(name, Board())
