"""The texts: what five publications did and printed, and what comes out here."""

from pathlib import Path

import streamlit as st

from core.runs import Run, list_runs
from core.texts.comparison import compare
from core.texts.published import TEXTS
from core.texts.tally import tally, total
from ui.frame import placards, session
from ui.frame.texts import Say
from ui.texts import about, assignment, centroids, changes, choice, norms, panel, pictures, table
from ui.texts import curves as texts_curves

STYLE = Path(table.__file__).with_name("page.css")


@st.fragment
def lesson(name: str, runs: list[Run], say: Say) -> None:
    """Show the picture of a text that no other page has."""
    if name == "iic":
        changes.section(say)
    elif name == "iic-mine":
        assignment.section(say)
    elif name == "metric-learning":
        norms.section(runs, say)
    elif name == "dec":
        centroids.section(runs, say)


def main() -> None:
    """Lay out the page."""
    say = session.say()
    st.html(STYLE)
    st.html(placards.question_html(say("texts.question"), say("texts.lead")))
    runs = list_runs()
    tables = {text.name: compare(text, runs) for text in TEXTS}
    counted = {text.name: tally(text, tables[text.name]) for text in TEXTS}
    st.html(about.overall_html(total(counted.values()), say))
    with st.container(horizontal=True, vertical_alignment="center", key="texts-toolbar"):
        text = choice.text(choice.fullest(counted), say)
        panel.panel(text, say)
    rows = tables[text.name]
    st.html(about.about_html(text, rows, say))
    panel.section(text, say)
    st.html(table.table_html(text, rows, say))
    st.caption(say("texts.legend"))
    texts_curves.section(text, runs, say)
    lesson(text.name, runs, say)
    st.html(pictures.pictures_html(text, runs, say))
    st.code("python -m core texts --json", language=None)


main()
