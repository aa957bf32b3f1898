"""The stroke-order picture as a Streamlit component: strokes that write themselves, numbered."""

from pathlib import Path

import numpy as np
import streamlit as st

from core.writing.characters import CHARACTERS
from core.writing.shapes import load_pen_strokes
from ui.frame.texts import Say
from ui.slate.canvas import Line
from ui.slate.drawing import UNIT

_HERE = Path(__file__).parent

_component = st.components.v2.component(
    "glyphscope_kana_strokes",
    html=(_HERE / "kana_strokes.html").read_text("utf-8"),
    css=(_HERE / "kana_strokes.css").read_text("utf-8"),
    js=(_HERE / "kana_strokes.js").read_text("utf-8"),
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
    # In a list: the values of a dict are searched for data frames, which imports pandas.
    _component(key=key, data=[data])
