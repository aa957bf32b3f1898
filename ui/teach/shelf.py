"""What was taught: a row of examples for each class, each as the networks see it."""

from functools import partial

import numpy as np
import streamlit as st

from core.own.ready import READY, ready_drawing, ready_examples
from ui.frame.texts import Say
from ui.own.book import LEAST, own_book
from ui.pictures.images import data_uri
from ui.slate.board import Board, own_board
from ui.slate.canvas import receive
from ui.teach.bench import KEY, NAME

DRAWN = "ready:"  # begins the name of a picture that a ready class is tried on
ICONS = {"smiley": ":material/sentiment_satisfied:", "failure": ":material/heart_broken:"}


def shelf(say: Say) -> None:
    """Show every class with its examples; a click takes an example away, undo brings it back."""
    book = own_book()
    with st.container(key="teach-shelf"):
        for place, (name, count) in enumerate(book.examples.counts.items()):
            with st.container(key=f"teach-class-{place}"):
                _head(place, name, count, say)
                _row(place, name, say)


def _head(place: int, name: str, count: int, say: Say) -> None:
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"teach-head-{place}", gap="small"
    ):
        st.markdown(f"**{_plain(name)}**", width="content")
        state = "teach.answers" if count >= LEAST else "teach.waits"
        st.caption(say(state, n=count, least=LEAST), width="content")
        st.button(
            say("teach.forget", name=name),
            icon=":material/delete:",
            type="tertiary",
            on_click=partial(own_book().remove_class, name),
            key=f"teach-forget-{place}",
            help=say("teach.forget", name=name),
        )


def _row(place: int, name: str, say: Say) -> None:
    """Show a class's examples as pictures that are taken away by a click."""
    examples = own_book().examples
    rows = [int(row) for row in examples.rows_of(name)]
    key = f"teach-row-{place}"
    st.session_state[key] = None
    st.pills(
        say("teach.row", name=name),
        list(range(len(rows))),
        format_func=lambda number: _picture(number, examples.images[rows[number]], say),
        key=key,
        on_change=_remove,
        args=(key, rows),
        label_visibility="collapsed",
    )


def _picture(number: int, image: np.ndarray, say: Say) -> str:
    """Return an example as Markdown; what it says is what a click does."""
    return f"![{say('teach.remove', number=number + 1)}]({data_uri(image)})"


def _remove(key: str, rows: list[int]) -> None:
    number = st.session_state[key]
    if number is not None and number < len(rows):
        own_book().remove_example(rows[number])


def ready_made(say: Say) -> None:
    """Offer examples for a first try, and the failure on purpose."""
    with st.container(horizontal=True, key="teach-ready", gap="small"):
        for kind in READY:
            st.button(
                say(f"teach.ready_{kind}"),
                icon=ICONS[kind],
                on_click=partial(_teach, kind),
                key=f"teach-ready-{kind}",
            )


def _teach(kind: str) -> None:
    """Teach a ready class, and put one more by the same hand on the slate, to be answered."""
    book, board = own_book(), own_board()
    if READY[kind] not in book.examples.names:
        book.replace(book.examples.with_examples(READY[kind], ready_examples(kind)))
    st.session_state[NAME] = READY[kind]
    receive(board, KEY)
    board.show(f"{DRAWN}{kind}", ready_drawing(kind))


def tried(board: Board) -> str | None:
    """Return which ready class is tried on the slate, None where nothing is, or something else."""
    name = "" if board.drawing.strokes else board.drawing.picture or ""
    return name.removeprefix(DRAWN) if name.startswith(DRAWN) else None


def remark(kind: str, answer: str | None, say: Say) -> str:
    """Say what was put on the slate, and whether that is the failure."""
    if kind != "failure":
        return say("teach.tried")
    return say("teach.failed" if answer == READY[kind] else "teach.held", name=READY[kind])


def _plain(name: str) -> str:
    """Return a name that Markdown shows as it is."""
    return "".join(f"\\{mark}" if mark in r"\`*_{}[]()<>#+-.!|~$:^=" else mark for mark in name)
