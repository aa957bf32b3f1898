"""Which part of the page Kana is open, and which cell of its table: in session and link."""

import streamlit as st

from core.writing.characters import CHARACTERS, INDICES
from ui.frame import session
from ui.kana.sets import SETS

PARTS = ("draw", "practise", "confusions")
PART = "kana_part"
CELL = "kana_cell"
SET = "kana_set"
ASKED = "kana_asked"  # the character that the practice is to begin with
# Kana have more strokes and smaller marks than digits: their pen is finer and kept apart.
FINE_WIDTH, FINE_KEY = 50, "kana_brush"
Cell = tuple[int, int]  # (label, prediction), indices into CHARACTERS


def part() -> str:
    """Return the open part, and keep it in the link."""
    return session.kept("part", PART, PARTS, PARTS[0])


def chosen_set() -> str:
    """Return the set whose confusions are shown, and keep it in the link."""
    return session.kept("data", SET, SETS, SETS[0])


def cell() -> Cell | None:
    """Return the open cell: the session's, else the link's, else None; write the link."""
    if CELL not in st.session_state:
        st.session_state[CELL] = _from_link(st.query_params.get("cell", ""))
    chosen = st.session_state[CELL]
    written = None if chosen is None else "".join(CHARACTERS[index] for index in chosen)
    session.write_link(cell=(written, None))
    return chosen


def practise(index: int) -> None:
    """Turn to the practice with one character."""
    st.session_state[PART] = "practise"
    st.session_state[ASKED] = index


def open_cell(chosen: Cell) -> None:
    """Turn to the confusions and open one cell."""
    st.session_state[PART] = "confusions"
    st.session_state[CELL] = chosen


def _from_link(asked: str) -> Cell | None:
    """Read two characters: the one that was meant, and the one that was read."""
    if len(asked) != 2 or not set(asked) <= set(INDICES):
        return None
    return INDICES[asked[0]], INDICES[asked[1]]
