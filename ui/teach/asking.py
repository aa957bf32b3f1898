"""A test of oneself: what is asked for, what was drawn, and who reads it."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from core.own.examples import Examples
from core.writing.characters import CHARACTERS, ROWS
from ui.frame import warmup
from ui.frame.warmup import Warmup
from ui.kana import loading as kana_loading
from ui.kana import sources as kana_sources
from ui.slate import sources
from ui.slate.board import Board

DIGITS, KANA = "digits", "kana"
SCRIPTS = (DIGITS, KANA)
NETWORKS = {DIGITS: ("l2", "cnn", "iic", "dec"), KANA: ("kana",)}


@dataclass
class Quiz:
    """What a visitor is asked and has drawn.

    Attributes:
        script: one of `SCRIPTS`.
        characters: that are asked for: digits, or indices into `CHARACTERS`.
        asked: these in the order in which they are asked for.
        drawn: (28, 28) uint8, of the first of them.
    """

    script: str
    characters: tuple[int, ...]
    asked: list[int]
    drawn: list[np.ndarray] = field(default_factory=list)

    @property
    def now(self) -> int | None:
        """The character that is asked for now, None at the end."""
        return self.asked[len(self.drawn)] if len(self.drawn) < len(self.asked) else None

    def name(self, character: int) -> str:
        """Return a character as it is written."""
        return CHARACTERS[character] if self.script == KANA else str(character)

    @property
    def examples(self) -> Examples:
        """The drawings as examples of their characters."""
        found = Examples()
        for character in self.characters:
            images = [
                image
                for image, asked in zip(self.drawn, self.asked, strict=False)
                if asked == character
            ]
            if images:
                found = found.with_examples(self.name(character), np.stack(images))
        return found


def characters_of(script: str, rows: list[str]) -> tuple[int, ...]:
    """Return what is asked for: all digits, or the kana of some rows."""
    if script == DIGITS:
        return tuple(range(10))
    return tuple(character for row in rows for character in ROWS[row])


def readers(script: str) -> Warmup:
    """Return the loading of what reads a script."""
    return kana_loading.recognizer() if script == KANA else warmup.recognizer()


def seen(script: str, board: Board) -> np.ndarray | None:
    """Return what the networks see of the slate, (28, 28) uint8, None while it is empty."""
    return kana_sources.seen(board) if script == KANA else sources.seen(board)


def read_by(recognizer: Any, script: str, images: list[np.ndarray]) -> dict[str, np.ndarray]:
    """Return the character that each network reads in each drawing."""
    if script == KANA:
        read = [recognizer.verdict(image).best(1)[0][0] for image in images]
        return {"kana": np.array(read)}
    verdicts = recognizer.verdicts(np.stack(images), spaces=())
    return {
        "l2": np.array([one.l2.prediction for one in verdicts]),
        "cnn": np.array([one.cnn.prediction for one in verdicts]),
        "iic": np.array([one.cluster.digit for one in verdicts]),
        "dec": np.array([one.dec.digit for one in verdicts]),
    }
