"""The end of a lesson: what was predicted and what came out, and exercises with answers."""

from html import escape

import streamlit as st

from ui.frame.texts import Say, joined
from ui.lessons import facts, state
from ui.lessons.lesson import Exercise, Lesson
from ui.lessons.state import Place


def ending(lesson: Lesson, say: Say) -> None:
    """Show a lesson's end."""
    known = facts.write(lesson.facts, say)
    st.html(review_html(lesson, known, say))
    st.html(f'<div class="gs gs-lesson-question"><h2>{escape(say("lessons.exercises"))}</h2></div>')
    for number, exercise in enumerate(lesson.exercises, 1):
        _exercise(number, exercise, known, say)
    with st.container(horizontal=True, key="lessons-ways"):
        st.button(
            say("lessons.back"),
            icon=":material/arrow_back:",
            shortcut="Left",
            on_click=state.go,
            args=(Place(lesson, len(lesson.steps) - 1),),
        )
        st.button(
            say("lessons.anew"),
            icon=":material/replay:",
            on_click=state.begin_anew,
            args=(lesson,),
        )
        st.button(
            say("lessons.all"), type="primary", shortcut="Right", on_click=state.go, args=(None,)
        )


def review_html(lesson: Lesson, known: dict[str, str], say: Say) -> str:
    """Return what was predicted at each step beside what came out."""
    out, made = state.came_out(lesson)
    told = say("lessons.came_out", n=out, made=made) if made else say("lessons.none_made")
    if out < made:
        told = joined([told, say("lessons.why_predict")], say)
    rows = "".join(_row_html(lesson, number, known, say) for number in range(len(lesson.steps)))
    heads = "".join(
        f"<th>{escape(say(key))}</th>"
        for key in ("lessons.step_column", "lessons.yours", "lessons.comes_out")
    )
    return (
        f'<div class="gs gs-lesson-end"><h1>{escape(say("lessons.end"))}</h1>'
        f'<p>{escape(told)}</p><div class="gs-scroll">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></div>"
    )


def _row_html(lesson: Lesson, number: int, known: dict[str, str], say: Say) -> str:
    step, chosen = lesson.steps[number], state.predicted(Place(lesson, number))
    if not step.answers:
        return ""
    yours = "–" if chosen is None else step.answers[chosen].read(say, known)
    right = step.answers[step.right].read(say, known)
    css = "right" if chosen == step.right else ""
    cells = f'<td class="{css}">{escape(yours)}</td><td>{escape(right)}</td>'
    return f'<tr><th scope="row">{escape(step.title.read(say))}</th>{cells}</tr>'


def _exercise(number: int, exercise: Exercise, known: dict[str, str], say: Say) -> None:
    asked = escape(exercise.question.read(say, known))
    st.html(f'<div class="gs gs-lesson-exercise"><b>{number}</b><p>{asked}</p></div>')
    with st.expander(say("lessons.answer")):
        st.html(f'<div class="gs"><p>{escape(exercise.answer.read(say, known))}</p></div>')
