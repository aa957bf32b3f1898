"""The lessons to choose from: each with its question, its length, and its sheets."""

from html import escape

import streamlit as st

from ui.frame import numbers
from ui.frame.texts import Say
from ui.lessons import pictures, state
from ui.lessons.lesson import Lesson
from ui.lessons.state import Place

MINUTE = 60  # seconds


def shelf(lessons: dict[str, Lesson], say: Say) -> None:
    """Show all lessons side by side."""
    with st.container(key="lessons-shelf"):
        for lesson in lessons.values():
            with st.container(key=f"lessons-card-{lesson.place}", border=True):
                _card(lesson, say)


def _card(lesson: Lesson, say: Say) -> None:
    st.html(card_html(lesson, say))
    begun = any(key == lesson.key for key, _ in state.predictions())
    st.button(
        say("lessons.go_on" if begun else "lessons.begin"),
        key=f"lessons_begin_{lesson.key}",
        type="primary",
        icon=":material/school:",
        on_click=state.go,
        args=(Place(lesson, _first_open(lesson)),),
    )
    with st.container(horizontal=True):
        for sheet in ("students", "teacher"):
            st.button(
                say(f"lessons.print_{sheet}"),
                key=f"lessons_print_{lesson.key}_{sheet}",
                icon=":material/print:",
                type="tertiary",
                on_click=state.show_print,
                args=(lesson, sheet),
            )


def card_html(lesson: Lesson, say: Say) -> str:
    """Return what a lesson is about."""
    facts = say(
        "lessons.facts",
        minutes=numbers.duration(MINUTE * lesson.minutes, say),
        steps=say("lessons.n_steps", n=len(lesson.steps)),
    )
    return (
        f'<div class="gs gs-lesson-card">{pictures.html(lesson.cover, say)}'
        f'<p class="gs-lesson-kicker">{escape(facts)}</p>'
        f"<h2>{escape(lesson.title.read(say))}</h2><p>{escape(lesson.lead.read(say))}</p></div>"
    )


def _first_open(lesson: Lesson) -> int:
    """Return the first step without a prediction; the end where there is none."""
    done = {step for key, step in state.predictions() if key == lesson.key}
    return next((n for n in range(len(lesson.steps)) if n not in done), len(lesson.steps))
