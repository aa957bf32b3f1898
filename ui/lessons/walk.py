"""One step of a lesson: a question, a prediction, and only then what happens."""

from html import escape

import streamlit as st

from ui.frame.texts import Say
from ui.lessons import facts, figures, links, pictures, state
from ui.lessons.lesson import Step, Text
from ui.lessons.state import Place

LOOK_ICON = ":material/visibility:"


def walk(here: Place, say: Say) -> None:
    """Show a step, and the way to its neighbours."""
    step, known = here.lesson.steps[here.step], facts.write(here.lesson.facts, say)
    chosen = state.predicted(here)
    st.html(head_html(here, say))
    with st.container(key="lessons-step"):
        words, seen = st.columns([1.4, 1], gap="large")
    with words:
        _asked(here, step, chosen, known, say)
    _ways(here, chosen is not None, say)
    with seen:  # last, since a picture may take a moment
        _picture(here, step, chosen is not None, say)


def head_html(here: Place, say: Say) -> str:
    """Return the lesson's question, and how far one is in it."""
    n_steps = len(here.lesson.steps)
    marks = "".join(f'<i class="{_mark(here, number)}"></i>' for number in range(n_steps))
    where = say("lessons.n_steps", n=n_steps)
    if not here.at_end:
        where = say("lessons.where", step=here.step + 1, n=n_steps)
    return (
        f'<div class="gs gs-lesson-head"><p>{escape(here.lesson.title.read(say))}</p>'
        f'<p class="gs-lesson-where"><span>{escape(where)}</span>'
        f'<span class="gs-lesson-marks" aria-hidden="true">{marks}</span></p></div>'
    )


def _mark(here: Place, number: int) -> str:
    if number == here.step:
        return "now"
    return "done" if state.predicted(Place(here.lesson, number)) is not None else ""


def _asked(here: Place, step: Step, chosen: int | None, known: dict[str, str], say: Say) -> None:
    """Show the words of a step: before the prediction its question, then the explanation."""
    title, task = escape(step.title.read(say)), escape(step.task.read(say, known))
    st.html(f'<div class="gs gs-lesson-step"><h1>{title}</h1><p>{task}</p></div>')
    if step.question is None:
        _do(here, step, chosen, known, say)
    elif chosen is None:
        _ask(here, step, step.question, known, say)
    else:
        st.html(predicted_html(step, step.question, chosen, known, say))
    if chosen is not None:
        happens = escape(step.happens.read(say, known))
        st.html(f'<div class="gs gs-lesson-happens" role="status"><p>{happens}</p></div>')
        _exhibit(here, step, known, say)


def _ask(here: Place, step: Step, question: Text, known: dict[str, str], say: Say) -> None:
    asked, hint = escape(question.read(say, known)), escape(say("lessons.predict"))
    st.html(
        f'<div class="gs gs-lesson-question"><p class="gs-lesson-kicker">{hint}</p>'
        f"<h2>{asked}</h2></div>"
    )
    with st.container(key="lessons-answers"):
        for number, answer in enumerate(step.answers):
            st.button(
                answer.read(say, known),
                key=f"lessons_answer_{here.lesson.key}_{here.step}_{number}",
                icon=f":material/counter_{number + 1}:",
                shortcut=str(number + 1),
                width="stretch",
                on_click=state.predict,
                args=(here, number),
            )


def _do(here: Place, step: Step, chosen: int | None, known: dict[str, str], say: Say) -> None:
    """Send the visitor to do something, and wait until that is done."""
    if chosen is not None:
        return
    st.html(f'<div class="gs gs-lesson-look"><p>{escape(step.look.read(say, known))}</p></div>')
    with st.container(horizontal=True):
        _go(here, step, say, "lessons.do")
        st.button(
            say("lessons.done"),
            key=f"lessons_done_{here.lesson.key}_{here.step}",
            icon=":material/check:",
            shortcut="1",
            on_click=state.predict,
            args=(here, state.DONE),
        )


def predicted_html(step: Step, question: Text, chosen: int, known: dict[str, str], say: Say) -> str:
    """Return the answers, with marks at the one that was predicted and the one that comes out."""
    items = "".join(
        _answer_html(answer.read(say, known), number == chosen, number == step.right, say)
        for number, answer in enumerate(step.answers)
    )
    asked = escape(question.read(say, known))
    return f'<div class="gs gs-lesson-question"><h2>{asked}</h2><ol>{items}</ol></div>'


def _answer_html(answer: str, chosen: bool, right: bool, say: Say) -> str:
    said = {"lessons.yours": chosen, "lessons.comes_out": right}
    notes = " · ".join(say(key) for key, holds in said.items() if holds)
    css = f"{'chosen' if chosen else ''} {'right' if right else ''}"
    return f'<li class="{css}">{escape(answer)} <small>{escape(notes)}</small></li>'


def _exhibit(here: Place, step: Step, known: dict[str, str], say: Say) -> None:
    """Offer the exhibit where all this can be seen."""
    st.html(f'<div class="gs gs-lesson-look"><p>{escape(step.look.read(say, known))}</p></div>')
    with st.container(horizontal=True):
        _go(here, step, say, "lessons.look")
        st.button(
            say("lessons.again"),
            key=f"lessons_again_{here.lesson.key}_{here.step}",
            type="tertiary",
            icon=":material/undo:",
            on_click=state.take_back,
            args=(here,),
        )


def _go(here: Place, step: Step, say: Say, label: str) -> None:
    page, _ = links.split(step.link)
    if st.button(
        say(label, page=say(f"app.{page}")),
        key=f"lessons_go_{here.lesson.key}_{here.step}",
        icon=LOOK_ICON,
        shortcut="s" if label == "lessons.look" else None,
        on_click=links.forget,
        args=(step.link,),
    ):
        state.leave_for_exhibit(here)
        links.follow(step.link)


def _picture(here: Place, step: Step, revealed: bool, say: Say) -> None:
    """Show the picture beside a question, or the one that answers it."""
    settings = step.after if revealed and step.after is not None else step.before
    if html := pictures.html(settings, say):
        st.html(html)
    figures.show(settings, f"lessons_{here.lesson.key}_{here.step}_{revealed}", say)


def _ways(here: Place, open_: bool, say: Say) -> None:
    """Offer the step before and the next one; the arrow keys go there, too."""
    last = here.step + 1 == len(here.lesson.steps)
    with st.container(horizontal=True, key="lessons-ways", vertical_alignment="center"):
        st.button(
            say("lessons.back"),
            key="lessons_back",
            icon=":material/arrow_back:",
            shortcut="Left",
            on_click=state.go,
            args=(Place(here.lesson, here.step - 1) if here.step else None,),
        )
        st.button(
            say("lessons.to_end" if last else "lessons.next"),
            key="lessons_next",
            type="primary" if open_ else "secondary",
            icon=":material/arrow_forward:",
            icon_position="right",
            shortcut="Right",
            disabled=not open_,
            help=None if open_ else say("lessons.predict_first"),
            on_click=state.go,
            args=(Place(here.lesson, here.step + 1),),
        )
    st.html(f'<p class="gs gs-lesson-keys">{escape(say("lessons.keys"))}</p>')
