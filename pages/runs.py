"""Runs: where the networks come from, and how to train them again."""

import streamlit as st

from core.runs import LIVE_STATES, USABLE_STATES, Run, jobs, list_runs
from ui.frame import placards, session, visitor
from ui.frame.texts import Say
from ui.pictures import curves
from ui.runs import view
from ui.training import export, live_run
from ui.training.choice import RunChoice
from ui.training.command import training_command

REFRESH = 2.0  # seconds between looks at a run that is going on


RUN = RunChoice("runs", lambda run, _: run.id, label="runs.choose", width=420, labelled=True)


def overview(say: Say) -> None:
    """Show all runs and the chosen one; reruns by itself while a run is going on."""
    runs = list_runs()
    if not runs:
        st.info(say("runs.none"))
        st.code("python -m core train l2-softmax --seed 0", language=None)
        return
    live_run.refusal(say)
    details(runs, say)
    st.markdown(f"**{say('runs.all')}**")
    st.html(view.runs_html(runs, say))


def choose(runs: list[Run], say: Say) -> Run:
    """Return the run the visitor looks at."""
    run = RUN.settled(runs)
    RUN.picker(runs, run.id, say)
    return run


def details(runs: list[Run], say: Say) -> None:
    """Show one run: what it learned from what, how well, and how to repeat it."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        run = choose(runs, say)
        st.caption(f"**{say('runs.learnt')}** {view.origin(run, say)}")
        report_trouble(run, say)
        if metrics := run.metrics:
            curves.draw(metrics, run.id, say)
        else:
            st.caption(say("runs.no_curves"))
    with right:
        st.markdown(f"**{say('runs.command')}**")
        st.code(training_command(run), language=None, wrap_lines=True)
        show_figures(run, say)
        st.markdown(say("runs.again"))
        seed = int(run.config.get("seed", 0)) + 1
        st.code(f"python -m core train {run.method} --seed {seed}", language=None)
        if run.state in USABLE_STATES and export.is_exportable(run):
            st.markdown(f"**{say('export.title')}**")
            export.offer(run, say)
        if visitor.started(run):
            deletion(run, say)


def deletion(run: Run, say: Say) -> None:
    """Let who started a run delete it, after a second thought."""
    with st.popover(say("runs.delete"), icon=":material/delete:", width="content"):
        st.markdown(say("runs.delete_sure"))
        st.button(
            say("runs.delete_yes"),
            key=f"delete-{run.id}",
            on_click=live_run.attempt,
            args=(jobs.delete, run),
        )


def report_trouble(run: Run, say: Say) -> None:
    """Say why a run ended before its time."""
    if run.state == "failed":
        st.error(live_run.failure(run, say))
    elif run.state == "interrupted":
        st.warning(say("runs.interrupted"))
        st.code(f"python -m core resume {run.id}", language=None)


def show_figures(run: Run, say: Say) -> None:
    """Show the figures of a run, or the line that computes them."""
    if run.evaluation is not None:
        st.html(view.figures_html(run, say))
    elif run.state == "finished":
        st.markdown(say("runs.no_figures"))
        st.code(f"python -m core evaluate {run.id}", language=None)


def main() -> None:
    """Lay out the page."""
    say = session.say()
    st.html(placards.question_html(say("runs.question"), say("runs.lead")))
    live = any(run.state in LIVE_STATES for run in list_runs())
    st.fragment(overview, run_every=REFRESH if live else None)(say)


main()
