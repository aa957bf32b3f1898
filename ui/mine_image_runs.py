"""Which run of MINE on images is looked at; the link says so."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.runs import LIVE_STATES, Run, list_runs
from ui import session
from ui.runs_view import state_name
from ui.texts import Say

METHOD = "mine"
FAVOURITE = "mine"
DIM = 10  # where a run does not say it yet


def runs() -> list[Run]:
    """Return the runs on images with something to see or to tell, live ones first."""
    found = [run for run in list_runs() if run.method == METHOD]
    told = [run for run in found if run.metrics or not run.is_bundled]
    return sorted(told, key=lambda run: (run.state not in LIVE_STATES, dim_of(run)))


def dim_of(run: Run) -> int:
    """Return how many numbers a run makes of an image."""
    known = run.config.get("config", {}).get("latent_dim")
    started = st.session_state.get("mine_started", {}).get(run.id, DIM)
    return int(started if known is None else known)


def chosen(found: Sequence[Run]) -> str | None:
    """Return the id that the link names, else of a live run, else of the bundled one."""
    if asked := st.query_params.get("net"):
        return asked
    ids = [run.id for run in found]
    live = [run.id for run in found if run.state in LIVE_STATES]
    return next(iter([*live, *(name for name in (FAVOURITE,) if name in ids), *ids]), None)


def show(name: str) -> None:
    """Look at a run."""
    session.write_link(net=(name, None))


def picker(found: Sequence[Run], name: str | None, say: Say) -> None:
    """Let the visitor choose the run."""
    by_id = {run.id: label(run, say) for run in found}
    st.session_state["mine_net"] = name if name in by_id else None
    st.selectbox(
        say("mine.run"),
        list(by_id),
        format_func=by_id.__getitem__,
        key="mine_net",
        on_change=_picked,
        placeholder=say("watch.choose"),
        label_visibility="collapsed",
        width=205,
    )


def _picked() -> None:
    show(st.session_state["mine_net"])


def label(run: Run, say: Say) -> str:
    """Return what a run is called in the list."""
    name = say("mine.dims", n=dim_of(run))
    if run.is_bundled:
        return name
    state = run.state
    word = say("watch.live") if state in LIVE_STATES else state_name(state, say)
    return f"{name} · {say('watch.seed', seed=run.config.get('seed', 0))} · {word}"


def steps_done(status: dict[str, Any]) -> int:
    """Return the training steps that a run's `status` counts."""
    step, n_steps = int(status.get("step") or 0), int(status.get("n_steps") or 0)
    return int(status.get("epoch") or 0) * n_steps + (step if step < n_steps else 0)
