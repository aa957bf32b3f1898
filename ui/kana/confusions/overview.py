"""The part Confusions of the page Kana: which characters the network takes for which others."""

from functools import partial

import numpy as np
import streamlit as st

from core.kana.confusions import Confusions
from core.writing.characters import CHARACTERS
from ui.frame import loading, placards
from ui.frame.texts import Say
from ui.kana import loading as kana_loading
from ui.kana import results, sets, state
from ui.kana.confusions import cell as kana_cell
from ui.kana.confusions import figures, matrix
from ui.kana.state import CELL, Cell

N_FREQUENT = 12
OFTEN = "kana_often"


def section(say: Say) -> None:
    """Show the table with an open cell, or how to get one."""
    if results.confusions() is None:
        st.info(say("kana.none"))
        st.code(results.command(), language=None)
        return
    images = kana_loading.images()
    images.start()
    exhibit(say)
    loading.follow(images)


@st.fragment
def exhibit(say: Say) -> None:
    """Show the table and an open cell; a click reruns this and nothing else."""
    name = state.chosen_set()
    left, right = st.columns([0.88, 1], gap="medium")
    with right:
        choose_set(say)
        st.html(figures.figures_html(results.run(), say))
    shown = sets.judged(name)
    if shown is None:
        left.html(placards.waiting_html(say("warm.waking")))
        return
    often = {(label, read): count for label, read, count in shown.confusions.pairs(N_FREQUENT)}
    chosen = state.cell() or next(iter(often), None)
    with left:
        counts = shown.confusions.matrix
        matrix.show(counts, chosen, partial(_open_picked, counts), say)
    with right:
        choose(often, chosen, say)
        if chosen is not None:
            st.html(kana_cell.cell_html(shown, chosen, say))
            reverse(shown.confusions, chosen, say)


def choose_set(say: Say) -> None:
    """Let the visitor choose whose writing is shown."""
    st.segmented_control(
        say("kana.set"),
        sets.SETS,
        format_func=lambda name: say(f"kana.set.{name}"),
        required=True,
        label_visibility="collapsed",
        key=state.SET,
        persist_state="session",
    )


def choose(often: dict[Cell, int], chosen: Cell | None, say: Say) -> None:
    """Offer the most frequent confusions: the way in for keyboards, fingers and ears."""
    st.session_state[OFTEN] = chosen if chosen in often else None
    st.pills(
        say("kana.often"),
        list(often),
        format_func=lambda cell: f"{written(cell)} {often[cell]}",
        key=OFTEN,
        on_change=_open_listed,
        wrap=True,
    )


def reverse(found: Confusions, chosen: Cell, say: Say) -> None:
    """Offer the same two characters the other way round."""
    label, read = chosen
    if label == read or not found.matrix[read, label]:
        return
    st.button(
        say("kana.cell.reverse", cell=written((read, label)), count=int(found.matrix[read, label])),
        icon=":material/swap_horiz:",
        on_click=state.open_cell,
        args=((read, label),),
    )


def written(cell: Cell) -> str:
    """Return a cell as "ね → れ"."""
    return " → ".join(CHARACTERS[index] for index in cell)


def _open_picked(counts: np.ndarray) -> None:
    if (clicked := matrix.opened(counts)) is not None:
        st.session_state[CELL] = clicked


def _open_listed() -> None:
    if st.session_state[OFTEN] is not None:
        st.session_state[CELL] = st.session_state[OFTEN]
