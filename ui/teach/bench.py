"""Where examples are drawn: a name, the slate, and a button that keeps what is on it."""

import numpy as np
import streamlit as st

from core.own.examples import LONGEST_NAME, checked_name
from core.own.strokes import strokes_of
from ui.frame.texts import Say
from ui.frame.warmup import Warmup
from ui.own.book import LEAST, own_book
from ui.slate import sources
from ui.slate.board import Board, own_board
from ui.slate.canvas import receive
from ui.slate.pen import pen

NAME = "teach-name"
KEY = "slate"


def bench(networks: Warmup, say: Say) -> None:
    """Show what an example is made with."""
    st.text_input(
        say("teach.name"),
        key=NAME,
        max_chars=LONGEST_NAME,
        placeholder=say("teach.name_hint"),
        persist_state="session",
    )
    known(say)
    pen(
        own_board(),
        networks,
        say,
        thumbnails=sources.thumbnails(say),
        words={"hint": say("teach.slate_hint")},
        key=KEY,
    )
    keep_button(say)


def known(say: Say) -> None:
    """Offer the classes that are there, to go on with one of them."""
    names = own_book().examples.names
    if len(names) < 2:
        return
    chosen = named()
    st.session_state["teach-known"] = chosen if chosen in names else None
    st.pills(
        say("teach.known"),
        names,
        key="teach-known",
        on_change=_choose,
        label_visibility="collapsed",
    )


def _choose() -> None:
    if st.session_state["teach-known"]:
        st.session_state[NAME] = st.session_state["teach-known"]


def named() -> str:
    """Return the class that is being taught, "" while it has no name."""
    try:
        return checked_name(st.session_state.get(NAME) or "")
    except ValueError:
        return ""


def keep_button(say: Say) -> None:
    """Offer to keep the drawing as an example."""
    name, count = named(), own_book().examples.counts.get(named(), 0)
    label = say("teach.keep", number=count + 1, name=name) if name else say("teach.keep_unnamed")
    empty = sources.seen(own_board()) is None
    st.button(
        label,
        type="primary",
        icon=":material/add_photo_alternate:",
        disabled=empty or not name,
        on_click=_keep,
        key="teach-keep",
        width="stretch",
    )
    if st.session_state.get("teach-refused"):
        st.error(st.session_state["teach-refused"])
    elif not name:
        st.caption(say("teach.name_first"))
    elif count < LEAST:
        st.caption(say("teach.more", n=LEAST - count))


def _strokes(board: Board) -> np.ndarray | None:
    """Return the strokes on a slate; of a picture none are known."""
    if board.drawing.picture is not None:
        return None
    return strokes_of([np.array(stroke.points) for stroke in board.drawing.strokes])


def _keep() -> None:
    """Take what is on the slate as an example, and wipe the slate for the next one."""
    board, name = own_board(), named()
    receive(board, KEY)
    image = sources.seen(board)
    st.session_state["teach-refused"] = None
    if image is None or not name:
        return
    try:
        own_book().add(name, image, _strokes(board))
    except ValueError as error:
        st.session_state["teach-refused"] = str(error)
        return
    board.clear()
