"""Lessons: guided paths through the exhibits, with a prediction before each answer."""

from pathlib import Path

import streamlit as st

from ui.frame import placards, session
from ui.frame.texts import Say
from ui.lessons import ending, reading, sheet, shelf, state, walk
from ui.lessons.lesson import Lesson
from ui.lessons.state import Place

STYLE = Path(walk.__file__).with_name("page.css")


def main() -> None:
    """Lay out the page."""
    say = session.say()
    st.html(STYLE)
    try:
        lessons = reading.lessons()
    except reading.BadLesson as error:
        st.error(say("lessons.bad", error=error))
        return
    if "lesson" not in st.query_params and (left := state.under_way(reading.lessons)):
        state.come_back(left)
    state.arrive()
    show(lessons, state.place(lessons), say)


def show(lessons: dict[str, Lesson], here: Place | None, say: Say) -> None:
    """Show the lessons, or what the link asks for of one."""
    if here is None:
        st.html(placards.question_html(say("lessons.question"), say("lessons.lead")))
        shelf.shelf(lessons, say)
    elif (asked := st.query_params.get("print")) in sheet.SHEETS:
        sheet.show(here.lesson, asked, say)
    elif here.at_end:
        st.html(walk.head_html(here, say))
        ending.ending(here.lesson, say)
    else:
        walk.walk(here, say)


main()
