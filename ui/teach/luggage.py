"""Undo, a new start, and what is taken along: the file of examples, a sheet of drawings."""

from functools import partial

import numpy as np
import streamlit as st

from core.own import file
from core.own.examples import Examples
from core.own.file import RefusedFile
from ui.frame.texts import Say
from ui.own.book import own_book
from ui.pictures.images import png, sprite

FILE, SHEET = "glyphscope-own.npz", "glyphscope-own.png"
ACROSS = 10  # examples in a row of the sheet
GROWN = 4  # times a pixel grows on it


def luggage(say: Say) -> None:
    """Show undo, redo, a new start, and what saves and loads."""
    book = own_book()
    with st.container(horizontal=True, key="teach-luggage", vertical_alignment="center"):
        for name, act, able, icon in (
            ("undo", book.undo, bool(book.past), ":material/undo:"),
            ("redo", book.redo, bool(book.undone), ":material/redo:"),
            ("over", book.clear, bool(book.examples.names), ":material/restart_alt:"),
        ):
            st.button(
                say(f"teach.{name}"),
                icon=icon,
                disabled=not able,
                on_click=act,
                key=f"teach-{name}",
            )
        with st.popover(say("teach.along"), icon=":material/luggage:"):
            _along(book.examples, say)


def _along(examples: Examples, say: Say) -> None:
    st.markdown(say("teach.private"))
    with st.container(horizontal=True):
        st.download_button(
            say("teach.save"),
            partial(file.to_bytes, examples),
            file_name=FILE,
            mime="application/octet-stream",
            on_click="ignore",
            icon=":material/download:",
            disabled=not len(examples),
            key="teach-save",
        )
        st.download_button(
            say("teach.sheet"),
            partial(sheet, examples),
            file_name=SHEET,
            mime="image/png",
            on_click="ignore",
            icon=":material/image:",
            disabled=not len(examples),
            key="teach-sheet",
        )
    turn = st.session_state.setdefault("teach-turn", 0)
    st.file_uploader(
        say("teach.load"), type="npz", key=f"teach-load-{turn}", on_change=_load, args=(say,)
    )
    if st.session_state.get("teach-bad-file"):
        st.error(st.session_state["teach-bad-file"])
    st.markdown(say("teach.line"))
    st.code(
        f"python -m core predict exhibits/l2-softmax photo.jpg --own {FILE}",
        language=None,
        wrap_lines=True,
    )
    st.code(
        "python -m core export exhibits/l2-softmax --format onnx l2.onnx",
        language=None,
        wrap_lines=True,
    )


def sheet(examples: Examples) -> bytes:
    """Return all examples as a PNG, a row or more for each class."""
    rows = [
        sprite(_filled(examples.images[examples.rows_of(name)]), ACROSS) for name in examples.names
    ]
    gap = np.zeros((8, rows[0].shape[1]), np.uint8)
    stacked = [part for row in rows for part in (row, gap)][:-1]
    return png(np.kron(np.concatenate(stacked), np.ones((GROWN, GROWN), np.uint8)))


def _filled(images: np.ndarray) -> np.ndarray:
    """Return images with blank ones after them, so that their rows are full."""
    missing = -len(images) % ACROSS
    return np.concatenate([images, np.zeros((missing, *images.shape[1:]), np.uint8)])


def _load(say: Say) -> None:
    """Read a file in place of what is there; a bad one leaves its sentence and changes nothing."""
    turn = st.session_state["teach-turn"]
    given = st.session_state.get(f"teach-load-{turn}")  # none where Streamlit tells of it again
    st.session_state["teach-bad-file"] = None
    if given is None:
        return
    st.session_state["teach-turn"] += 1  # a fresh uploader, ready for the next file
    try:
        own_book().replace(file.from_bytes(given.getvalue()))
    except RefusedFile as refused:
        st.session_state["teach-bad-file"] = say(f"teach.refused_{refused.reason}")
