"""The drawing of one session: what the browser sent last, what the server put there.

The browser draws, and reports all strokes after each one. The server speaks up to put a
picture on the slate, to undo, to clear, and to restore a drawing after a page switch: it
*pushes* under a new version. A report names the version that it goes on from. One of a version
that is past counts no more: with a push the browser hears which strokes were known by then, and
draws the others again over what was pushed, so that none is lost and none counted twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import streamlit as st

from ui.slate.drawing import EMPTY, Drawing, Stroke, compose
from ui.slate.fabric import parse_report

KEPT_PICTURES = 20
KEPT_STEPS = 100  # that undo goes back
LAST_VERSION = 100_000  # a higher one comes from no slate
KEPT_VERSIONS = 8  # that a browser may be behind without losing a stroke


@dataclass
class Board:
    """A session's slate.

    Attributes:
        drawing: what is on the slate now.
        pushed: what the server put there last, under `version`.
        pictures: name -> uint8 (height, width) with bright ink, the ones that undo may bring back.
        past: what undo goes back to, the latest last.
        undone: what redo goes forward to, the next last.
        seen: the strokes that the browser is known to have, over `version`.
        heard: version -> how many strokes over what was pushed then had come when it ended.
    """

    drawing: Drawing = EMPTY
    pushed: Drawing = EMPTY
    version: int = 0
    pictures: dict[str, np.ndarray] = field(default_factory=dict)
    past: list[Drawing] = field(default_factory=list)
    undone: list[Drawing] = field(default_factory=list)
    seen: tuple[Stroke, ...] = ()
    heard: dict[int, int] = field(default_factory=dict)

    def show(self, name: str, pixels: np.ndarray) -> None:
        """Put a picture on the slate in place of what is there.

        Args:
            pixels: uint8 (height, width), bright ink on dark.
        """
        self._remember(name, pixels)
        self._step([self.drawing])
        self._push(Drawing(picture=name))

    def receive(self, report: Any) -> None:
        """Take the canvas' report; None means that it starts anew.

        A malformed report leaves the slate as it was, as does one of another version. On an
        untouched slate such a one is from before the connection moved to another server: its
        strokes are put back.
        """
        if report is None:
            self.restore()
            return
        try:
            version, strokes = parse_report(report)
        except ValueError:
            return
        if self._untouched and 0 < version < LAST_VERSION:
            self._take_over(version, strokes)
            return
        if version != self.version or strokes == self.seen:
            return
        self.seen = strokes
        self._draw(strokes)

    @property
    def _untouched(self) -> bool:
        """Whether nothing was ever drawn or put on the slate."""
        return self.version == 0 and not self.past and self.drawing.empty

    def _take_over(self, version: int, strokes: tuple[Stroke, ...]) -> None:
        """Go on with what the browser still has of a session that another server held."""
        if strokes:
            self.version = version
            self.seen = strokes
            self._draw(strokes)
            self._push(self.drawing)

    def restore(self) -> None:
        """Put what was drawn on a canvas that came up with what was pushed."""
        if self.drawing != self.pushed:
            self._push(self.drawing)

    def undo(self) -> None:
        """Go back to what was on the slate before its last change."""
        if self.past:
            self.undone.append(self.drawing)
            self._push(self.past.pop())

    def redo(self) -> None:
        """Take the last undo back."""
        if self.undone:
            self.past.append(self.drawing)
            self._push(self.undone.pop())

    def clear(self) -> None:
        """Wipe the slate; undo brings back what was on it."""
        if not self.drawing.empty:
            self._step([self.drawing])
        self._push(EMPTY)

    def known(self) -> dict[int, int]:
        """Return version -> how many strokes over what was pushed then have come, up to now."""
        return self.heard | {self.version: self._n_drawn}

    @property
    def _n_drawn(self) -> int:
        """How many strokes have come over what was pushed last."""
        return max(len(self.seen) - len(self.pushed.strokes), 0)

    def pixels(self) -> np.ndarray | None:
        """Return the slate as uint8 (height, width) with bright ink, None when it is empty."""
        if self.drawing.empty:
            return None
        return compose(self.picture(), self.drawing.strokes)

    def picture(self) -> np.ndarray | None:
        """Return the picture on the slate without its strokes, None where there is none."""
        return self.pictures.get(self.drawing.picture or "")

    def _remember(self, name: str, pixels: np.ndarray) -> None:
        """Keep a picture's pixels under its name, and forget the oldest beyond a few."""
        self.pictures.pop(name, None)
        self.pictures[name] = pixels
        while len(self.pictures) > KEPT_PICTURES:
            self.pictures.pop(next(iter(self.pictures)))

    def _draw(self, strokes: tuple[Stroke, ...]) -> None:
        """Have other strokes on the slate; undo takes new ones back one by one."""
        before = self.drawing
        n_before = len(before.strokes)
        grown = strokes[:n_before] == before.strokes
        counts = range(n_before, len(strokes)) if grown else ()
        steps = [replace(before, strokes=strokes[:count]) for count in counts]
        self._step(steps or [before])
        self.drawing = replace(before, strokes=strokes)

    def _step(self, steps: Sequence[Drawing]) -> None:
        self.past = [*self.past, *steps][-KEPT_STEPS:]
        self.undone = []

    def _push(self, drawing: Drawing) -> None:
        self.heard[self.version] = self._n_drawn
        self.heard.pop(self.version - KEPT_VERSIONS, None)
        self.version += 1
        self.drawing = self.pushed = drawing
        self.seen = drawing.strokes


def own_board(name: str = "board") -> Board:
    """Return the visitor's slate for digits, or the one of another name."""
    return st.session_state.setdefault(name, Board())
