"""A lesson on paper: two pages for students, and what the teacher needs beside them."""

from functools import partial
from html import escape
from pathlib import Path

import streamlit as st

from ui.frame import numbers
from ui.frame.texts import Say
from ui.lessons import facts, state
from ui.lessons.lesson import Exercise, Lesson, Step

STYLE = Path(__file__).with_name("sheet.css")
MINUTE = 60  # seconds
N_LINES = 6  # to write an answer on
BOX = "☐"


def show(lesson: Lesson, kind: str, say: Say) -> None:
    """Show a sheet as it is printed, and offer it as a file.

    Args:
        lesson: which one.
        kind: one of `SHEETS`.
        say: speaks the visitor's language.
    """
    with st.container(horizontal=True, key="lessons-sheet-tools", vertical_alignment="center"):
        st.button(
            say("lessons.back"),
            icon=":material/arrow_back:",
            on_click=state.go,
            args=(None,),
        )
        st.download_button(
            say("lessons.download"),
            partial(whole_html, lesson, kind, say),
            f"glyphscope-{lesson.key}-{kind}-{say.language}.html",
            mime="text/html",
            icon=":material/download:",
            on_click="ignore",
        )
        st.caption(say("lessons.how_to_print"))
        if kind == "teacher":
            st.caption(say("lessons.write_own"))
    st.html(STYLE)
    st.html(SHEETS[kind](lesson, say))


def whole_html(lesson: Lesson, kind: str, say: Say) -> str:
    """Return a sheet as a page of its own, which needs nothing else."""
    title = escape(lesson.title.read(say))
    return (
        f'<!doctype html><html lang="{say.tag}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE.read_text('utf-8')}</style></head><body>{SHEETS[kind](lesson, say)}"
        "</body></html>"
    )


# ---- students ------------------------------------------------------------------------------


def students_html(lesson: Lesson, say: Say) -> str:
    """Return the sheet for students: every question with room for a prediction, the exercises."""
    known = facts.write(lesson.facts, say)
    steps = "".join(
        _question_html(number, step, known, say) for number, step in enumerate(lesson.steps, 1)
    )
    exercises = "".join(
        _blank_html(number, one, known, say) for number, one in enumerate(lesson.exercises, 1)
    )
    return (
        f'<article class="gs-sheet students">{_head_html(lesson, say)}'
        f"<p>{escape(say('lessons.sheet_students'))}</p><ol>{steps}</ol>"
        f'<section class="second"><h2>{escape(say("lessons.exercises"))}</h2>{exercises}</section>'
        "</article>"
    )


def _head_html(lesson: Lesson, say: Say) -> str:
    name, date = escape(say("lessons.sheet_name")), escape(say("lessons.sheet_date"))
    return (
        f'<header><h1>{escape(lesson.title.read(say))}</h1><p class="who"><span>{name}</span>'
        f"<span>{date}</span></p></header>"
    )


def _question_html(number: int, step: Step, known: dict[str, str], say: Say) -> str:
    title = f"<h3>{number} {escape(step.title.read(say))}</h3>"
    if step.question is None:
        return f"<li>{title}<p>{escape(step.look.read(say, known))}</p>{_lines_html(2)}</li>"
    answers = "".join(
        f"<li>{BOX} {escape(answer.read(say, known))}</li>" for answer in step.answers
    )
    because = escape(say("lessons.sheet_because"))
    return (
        f"<li>{title}<p>{escape(step.question.read(say, known))}</p><ul>{answers}</ul>"
        f'<p class="line">{because}</p></li>'
    )


def _blank_html(number: int, exercise: Exercise, known: dict[str, str], say: Say) -> str:
    asked = escape(exercise.question.read(say, known))
    return f'<div class="exercise"><p><b>{number}</b> {asked}</p>{_lines_html(N_LINES)}</div>'


def _lines_html(n: int) -> str:
    return '<p class="line"></p>' * n


# ---- teacher -------------------------------------------------------------------------------


def teacher_html(lesson: Lesson, say: Say) -> str:
    """Return the teacher's sheet: timing, what comes out, what may go wrong, answers."""
    known = facts.write(lesson.facts, say)
    rows, begins = "", 0
    for number, step in enumerate(lesson.steps, 1):
        rows += _row_html(number, begins, step, known, say)
        begins += step.minutes
    columns = ("sheet_time", "sheet_step", "sheet_expected", "sheet_trouble")
    heads = "".join(f"<th>{escape(say(f'lessons.{name}'))}</th>" for name in columns)
    exercises = "".join(
        _answer_html(n, one, known, say) for n, one in enumerate(lesson.exercises, 1)
    )
    time = numbers.duration(MINUTE * lesson.minutes, say)
    return (
        f'<article class="gs-sheet teacher"><header><h1>{escape(lesson.title.read(say))}</h1>'
        f"<p>{escape(say('lessons.sheet_teacher', minutes=time))}</p></header>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        f"<section><h2>{escape(say('lessons.exercises'))}</h2>{exercises}</section></article>"
    )


def _row_html(number: int, begins: int, step: Step, known: dict[str, str], say: Say) -> str:
    time = f"{begins}–{begins + step.minutes}"
    title, link = escape(step.title.read(say)), escape(step.link)
    asked = "" if step.question is None else f"<p>{escape(step.question.read(say, known))}</p>"
    expected = (
        f"<b>{escape(step.answers[step.right].read(say, known))}</b><br>" if step.answers else ""
    )
    trouble = "" if step.trouble is None else escape(step.trouble.read(say, known))
    return (
        f"<tr><td>{time}</td><td><b>{number} {title}</b>{asked}<code>{link}</code></td>"
        f"<td>{expected}{escape(step.happens.read(say, known))}</td><td>{trouble}</td></tr>"
    )


def _answer_html(number: int, exercise: Exercise, known: dict[str, str], say: Say) -> str:
    asked, answer = exercise.question.read(say, known), exercise.answer.read(say, known)
    return f"<p><b>{number}</b> {escape(asked)}<br><i>{escape(answer)}</i></p>"


SHEETS = {"students": students_html, "teacher": teacher_html}
