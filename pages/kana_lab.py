"""Kana lab: a post's lessons on training, each as curves side by side."""

from pathlib import Path

import streamlit as st

from ui.frame import glossary, placards, session
from ui.frame.texts import Say
from ui.kana_lab import panel, screen
from ui.kana_lab.explained import how
from ui.kana_lab.lessons import LESSONS, Lesson
from ui.training import live_run

STYLE = Path(screen.__file__).with_name("page.css")


def main() -> None:
    """Lay out the page."""
    say = session.say()
    lesson = LESSONS[session.kept("lesson", "kana_lab_lesson", tuple(LESSONS), next(iter(LESSONS)))]
    st.html(STYLE)
    question, lead = say(f"kana_lab.{lesson.key}.question"), say(f"kana_lab.{lesson.key}.lead")
    source, words = placards.source_html("hiragana", say), glossary.words_html("kana_lab", say)
    st.html(placards.question_html(question, lead, source, words))
    toolbar(lesson, say)
    live_run.refusal(say)
    screen.section(lesson, say)


def toolbar(lesson: Lesson, say: Say) -> None:
    """Show the lessons, what starts a run, which own run is drawn, and the formulas."""
    with st.container(horizontal=True, vertical_alignment="center", key="kana-lab-toolbar"):
        st.segmented_control(
            say("kana_lab.lesson"),
            list(LESSONS),
            format_func=lambda name: say(f"kana_lab.{name}.name"),
            required=True,
            label_visibility="collapsed",
            key="kana_lab_lesson",
            persist_state="session",
        )
        panel.panel(lesson, say)
        screen.picker(say)
        how(say)


main()
