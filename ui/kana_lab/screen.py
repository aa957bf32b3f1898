"""A lesson on the screen: a live run's progress, the curves, the answer, the post's figures."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from core.kana.record import read_record
from core.runs import Run
from core.runs.pace import steps_done
from ui.frame import placards
from ui.frame.texts import Say
from ui.kana_lab import charts, rates, runs, table, words
from ui.kana_lab.lessons import RECIPES, Lesson
from ui.training import live_run, run_list
from ui.training.command import training_command

REFRESH = 2.0  # seconds between two looks at a run that is going on


def picker(say: Say) -> None:
    """Let the visitor choose one of the own runs, where there are any."""
    if found := runs.own():
        runs.picker(found, runs.chosen(found), say)


def section(lesson: Lesson, say: Say) -> None:
    """Show everything below the toolbar."""
    name = runs.chosen(runs.own())
    runs.RUN.watch(name)
    run = live_run.follow(screen, name, lesson, say=say, every=REFRESH)
    below(lesson, run, say)


def screen(name: str | None, lesson: Lesson, before: tuple[bool, bool], say: Say) -> None:
    """Show the curves of a lesson; reruns by itself while a run goes on."""
    run = run_list.find(name)
    if live_run.standing(run) != before or runs.chosen(runs.own()) != name:
        st.rerun()
    # In a place of its own, so that what is below stays where it is when this grows or shrinks.
    with st.container(key="kana-lab-report"):
        report(run, name, say)
    bundled = runs.records(lesson.recipes)
    curves = runs.curves(bundled, run, say)
    if any(curve.record.points for curve in curves):
        legend = words.legend_html(curves, say, words.compared_at(lesson, bundled))
        answer = words.answer_html(lesson, bundled, say)
        st.html(f'<div class="gs gs-lab-head">{legend}{answer}</div>')
        charts.draw(lesson, curves, say)
    elif run is None:
        invite(say)


def report(run: Run | None, name: str | None, say: Say) -> None:
    """Say how far a live run is, or how it ended: a divergence is what one may be after."""
    if run is None:
        if name is not None:
            st.warning(say("training.gone"))
        return
    record = read_record(run)
    if record.burst:
        st.warning(say("kana_lab.burst"), icon=":material/heart_broken:")
    else:
        live_run.control(run, steps_done(run.status), say)
    if live_run.is_live(run) and not record.points:
        key = "kana_lab.first_epoch" if run.status.get("step") else "training.waking"
        st.html(placards.waiting_html(say(key)))


def invite(say: Say) -> None:
    """Say how to begin where there is no run at all."""
    st.html(placards.invitation_html(say("kana_lab.none"), say("kana_lab.none_body")))


def below(lesson: Lesson, run: Run | None, say: Say) -> None:
    """Say why it comes out so; show the post's figures and the lines that train."""
    records = runs.records(tuple(RECIPES))
    with st.container(key="kana-lab-below"):
        left, right = st.columns([2, 3], gap="large")
    title, why = escape(say("kana_lab.why")), escape(say(f"kana_lab.{lesson.key}.why"))
    ruin = rates.ruin_html(say) if lesson.key == "rate" else ""
    left.html(f'<div class="gs gs-lab-why"><h2>{title}</h2><p>{why}</p>{ruin}</div>')
    if lesson.key == "rate" and (html := rates.tried_html(say)):
        left.html(html)
    right.html(table.table_html(records, lesson.recipes, say))
    right.caption(say("kana_lab.table.note"))
    if lines := commands([key for key in lesson.recipes if key in records], run):
        left.code("\n".join(lines), language=None, wrap_lines=True)


def commands(recipes: Sequence[str], run: Run | None) -> list[str]:
    """Return the lines that train the bundled runs of a lesson, and the visitor's own one."""
    lines = [RECIPES[key].order().command for key in recipes]
    if run is None or run.is_bundled or "command" not in run.config:
        return lines
    return [*lines, training_command(run)]
