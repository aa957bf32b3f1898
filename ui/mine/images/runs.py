"""Which run of MINE on images is looked at; the link says so."""

from collections.abc import Sequence

import streamlit as st

from core.runs import Run, list_runs
from ui.frame import session
from ui.frame.texts import Say
from ui.training import run_list

METHOD = "mine"
FAVOURITE = "mine"
DIM = 10  # where a run does not say it yet


def runs() -> list[Run]:
    """Return the runs on images with something to see or to tell, live ones first."""
    found = [run for run in list_runs() if run.method == METHOD]
    told = [run for run in found if run.metrics or not run.is_bundled]
    return run_list.live_first(sorted(told, key=dim_of))


def dim_of(run: Run) -> int:
    """Return how many numbers a run makes of an image."""
    known = run.config.get("config", {}).get("latent_dim")
    started = st.session_state.get("mine_started", {}).get(run.id, DIM)
    return int(started if known is None else known)


def chosen(found: Sequence[Run]) -> str | None:
    """Return the id that the link names, else of a live run, else of the bundled one."""
    return st.query_params.get("net") or run_list.likely(found, [FAVOURITE])


def show(name: str | None) -> None:
    """Look at a run."""
    session.write_link(net=(name, None))


def picker(found: Sequence[Run], name: str | None, say: Say) -> None:
    """Let the visitor choose the run."""
    run_list.picker(
        "mine_net",
        {run.id: label(run, say) for run in found},
        name,
        show,
        title=say("mine.run"),
        hint=say("training.choose"),
        width=205,
    )


def label(run: Run, say: Say) -> str:
    """Return what a run is called in the list."""
    name = say("mine.dims", n=dim_of(run))
    return name if run.is_bundled else run_list.label(run, run_list.seeded(name, run, say), say)
