"""The table of 71 characters against what they were read as, as a component."""

from collections.abc import Callable
from itertools import accumulate

import numpy as np
import streamlit as st

from core.writing.characters import BASIC, CHARACTERS, READINGS, ROWS
from ui.frame.component import Component
from ui.frame.texts import Say
from ui.kana.state import Cell
from ui.pictures.cividis import hex_colors

KEY = "kana-table"
N_COLORS = 64
BLANKS = ("label", "read", "count", "total")
_PALETTE = hex_colors(np.linspace(0, 1, N_COLORS))

_component = Component(
    "glyphscope_kana_table",
    __file__,
    "table.html",
    "table.css",
    "table.js",
)


def table(matrix: np.ndarray, chosen: Cell | None, on_open: Callable[[], None], say: Say) -> None:
    """Show the table.

    Args:
        matrix: (71, 71) int, how often each character (row) was read as each (column).
        chosen: the open cell.
        on_open: called when the visitor opens a cell; `opened` tells which.
    """
    data = {
        "characters": list(CHARACTERS),
        "readings": list(READINGS),
        "groups": list(accumulate(len(row) for row in ROWS.values())),
        "basic": BASIC,
        "counts": filled(matrix),
        "totals": matrix.sum(axis=1).tolist(),
        "open": None if chosen is None else list(chosen),
        "palette": _PALETTE,
        "texts": {name: say(f"kana.table.{name}") for name in ("table", "hint", "axes")}
        | {"cell": say("kana.table.cell", **{blank: f"[{blank}]" for blank in BLANKS})},
    }
    _component.mount(data, key=KEY, on_cell_change=on_open)


def filled(matrix: np.ndarray) -> list[list[int]]:
    """Return the cells that hold something as [label, prediction, count]."""
    labels, predictions = np.nonzero(matrix)
    return np.stack([labels, predictions, matrix[labels, predictions]], axis=1).tolist()


def opened() -> Cell:
    """Return the cell that was just opened."""
    label, prediction = st.session_state[KEY]["cell"]
    return int(label), int(prediction)
