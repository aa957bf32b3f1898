"""The line above an exhibit that a lesson led to: what to look at, and the way back."""

from html import escape

import streamlit as st

from ui.frame import session
from ui.frame.texts import Say
from ui.lessons import facts, links, reading, state

PAGE = "../pages/lessons.py"


def bar(path: str, say: Say) -> None:
    """Show the line above the page of a path; nothing where no lesson led to it."""
    here = state.under_way(reading.lessons)
    if here is None:
        return
    step = here.lesson.steps[here.step]
    if links.split(step.link)[0].replace("_", "-") != path:
        return
    look = step.look.read(say, facts.write(here.lesson.facts, say))
    where = say("lessons.where", step=here.step + 1, n=len(here.lesson.steps))
    link = session.in_language(here.link)
    with st.container(horizontal=True, key="lessons-bar", vertical_alignment="center"):
        st.html(f'<div class="gs gs-lesson-bar"><b>{escape(where)}</b> {escape(look)}</div>')
        st.page_link(PAGE, label=say("lessons.return"), icon=":material/school:", query_params=link)
