"""The stroke-order picture as a Streamlit component: strokes that write themselves, numbered."""

import numpy as np

from core.writing.characters import CHARACTERS
from core.writing.shapes import load_pen_strokes
from ui.frame.component import Component
from ui.frame.texts import Say
from ui.slate.canvas import Line
from ui.slate.drawing import UNIT

_component = Component(
    "glyphscope_kana_strokes",
    __file__,
    "strokes.html",
    "strokes.css",
    entry="strokes.js",
)


def lines(index: int) -> list[Line]:
    """Return a character's strokes in writing order, in thousandths of the side.

    Args:
        index: of the character in `CHARACTERS`.
    """
    return [np.rint(UNIT * stroke).astype(int).tolist() for stroke in load_pen_strokes()[index]]


def picture(index: int, say: Say, key: str = "strokes") -> None:
    """Show how a character is written, once by itself and again on demand."""
    strokes, character = lines(index), CHARACTERS[index]
    data = {
        "character": character,
        "strokes": strokes,
        "texts": {
            "replay": say("kana.strokes.replay"),
            "label": say("kana.strokes.label", character=character, n=len(strokes)),
        },
    }
    _component.mount(data, key=key)
