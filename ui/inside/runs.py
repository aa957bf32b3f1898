"""Whose inside is on the screen: a network that was trained, as it is or as it began."""

from collections.abc import Sequence

import streamlit as st

from core.method import DIGITS
from core.methods import METHODS, labels_of
from core.runs import Run, list_runs
from ui.frame import session
from ui.frame.texts import Say
from ui.training import run_list
from ui.training.choice import RunChoice

FAVOURITE = "cnn"
TITLED = (  # exhibits that have a title of their own
    "cnn",
    "l2-softmax",
    "kana-cnn",
    "kana-linear",
    "kana-post",
    "kana-post-falling",
    "kana-post-dropout",
    "kana-post-diverging",
)
MOMENTS = ("after", "before")


def offered() -> list[Run]:
    """Return the runs whose network was stored, bundled ones first."""
    runs = [run for run in list_runs() if run.method in METHODS and METHODS[run.method].opens]
    return [run for run in runs if run.weights_file.is_file()]


def reads_kana(run: Run) -> bool:
    """Tell whether a run's network answers with kana."""
    return labels_of(run) != DIGITS


def labels(run: Run) -> list[str]:
    """Return what a run's classes are called, in their order."""
    return list(labels_of(run))


def chosen(runs: Sequence[Run]) -> Run | None:
    """Return the run that the link names, else the last one shown, else the favourite.

    Returns:
        None where there is no run, or where the link names one that is gone.
    """
    return next((run for run in runs if run.id == RUN.chosen(runs)), None)


def picker(runs: Sequence[Run], run: Run | None, say: Say) -> None:
    """Let the visitor choose the network."""
    RUN.picker(runs, None if run is None else run.id, say)


def title(run: Run, say: Say) -> str:
    """Return what a run's network is called."""
    if run.is_bundled:
        return say(f"inside.run.{run.id}") if run.id in TITLED else run.id
    return run_list.seeded(say(f"inside.method.{run.method}"), run, say)


def label(run: Run, say: Say) -> str:
    """Return what the list calls a run."""
    return run_list.label(run, title(run, say), say)


RUN = RunChoice(
    "inside", label, FAVOURITE, label="inside.run", hint="inside.choose", width=300, apart=True
)


def moment() -> str:
    """Return whether the network is shown "after" its training or "before" it."""
    return session.kept("moment", "inside_moment", MOMENTS, MOMENTS[0])


def moment_chooser(say: Say) -> None:
    """Let the visitor choose the network before or after its training."""
    st.segmented_control(
        say("inside.moment"),
        MOMENTS,
        format_func=lambda name: say(f"inside.moment.{name}"),
        required=True,
        label_visibility="collapsed",
        key="inside_moment",
        persist_state="session",
    )
