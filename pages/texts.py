"""The texts: what five publications did and printed, and what comes out here."""

from pathlib import Path

import streamlit as st

from core.runs import list_runs
from core.texts.comparison import compare
from ui.frame import placards, session
from ui.texts import about, choice, panel, pictures, table
from ui.texts import curves as texts_curves

STYLE = Path(table.__file__).with_name("page.css")


def main() -> None:
    """Lay out the page."""
    say = session.say()
    st.html(STYLE)
    st.html(placards.question_html(say("texts.question"), say("texts.lead")))
    with st.container(horizontal=True, vertical_alignment="center", key="texts-toolbar"):
        text = choice.text(say)
        panel.panel(text, say)
    runs = list_runs()
    rows = compare(text, runs)
    st.html(about.about_html(text, rows, say))
    panel.section(text, say)
    st.html(table.table_html(text, rows, say))
    st.caption(say("texts.legend"))
    texts_curves.section(text, runs, say)
    st.html(pictures.pictures_html(text, runs, say))
    st.code("python -m core texts --json", language=None)


main()
