"""Which Gaussian is on the stage, and which run beside it. The link names the one or the other."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.runs import Run, list_runs
from ui.frame import numbers, session
from ui.frame.texts import Say
from ui.training import run_list
from ui.training.choice import RunChoice
from ui.training.order import value_of

METHOD = "mine-gaussian"
BLOW_UP = "mine-gaussian-blow-up"
RHO = 0.8  # where there is no run at all
STEEPEST = 0.99
CLOSE = 0.005  # correlations that the page's two digits do not tell apart


def runs() -> list[Run]:
    """Return the runs on Gaussians with something to watch or to tell, live ones first."""
    found = [run for run in list_runs() if run.method == METHOD]
    return run_list.live_first(run for run in found if run.snapshot_files or not run.is_bundled)


def rho_of(run: Run) -> float:
    """Return a run's correlation; one that has not begun yet has what it was started with."""
    known = value_of(run, "rho")
    return RHO if known is None else float(known)


def chosen(found: Sequence[Run]) -> str | None:
    """Return the id that the link names, else of the run nearest to the link's correlation.

    Returns:
        An id, perhaps of a run that is gone; None where there is no run.
    """
    if asked := RUN.linked():
        return asked
    if "rho" in st.query_params:
        return nearest(found, _linked_rho())
    return RUN.chosen(found)


def rho(run: Run | None) -> float:
    """Return the correlation on the stage: the link's, else the run's."""
    return _linked_rho() if run is None or "rho" in st.query_params else rho_of(run)


def _linked_rho() -> float:
    return max(-STEEPEST, min(STEEPEST, round(session.setting("rho", RHO), 2)))


def at(found: Sequence[Run], value: float) -> str | None:
    """Return the id of a careful run at a correlation, the visitor's own before bundled ones."""
    near = [run for run in found if abs(rho_of(run) - value) < CLOSE and run.state != "failed"]
    newest = sorted(near, key=lambda run: (run.is_bundled, -float(run.status.get("queued", 0))))
    return newest[0].id if newest else None


def nearest(found: Sequence[Run], value: float) -> str | None:
    """Return the id of the careful run whose correlation is nearest to a value, None for none."""
    careful = [run for run in found if run.id != BLOW_UP and run.state != "failed"]
    there = min(careful, key=lambda run: abs(rho_of(run) - value), default=None)
    return None if there is None else at(found, rho_of(there))


def tilt_to(value: float) -> None:
    """Put a correlation on the stage: a run's, or one between those of runs."""
    name = at(runs(), value)
    session.write_link(run=(name, None), rho=(value if name is None else None, None))


def show(name: str | None) -> None:
    """Put a run on the stage."""
    session.write_link(run=(name, None), rho=(None, None))


def label(run: Run, say: Say) -> str:
    """Return what a run is called in the list."""
    rho_text = numbers.decimal(rho_of(run), 2, say)
    if run.id == BLOW_UP:
        return say("mine.blow_up_run", rho=rho_text)
    name = f"ρ = {rho_text}"
    return name if run.is_bundled else run_list.label(run, run_list.seeded(name, run, say), say)


RUN = RunChoice(
    "mine", label, "mine-gaussian", label="mine.run", hint="mine.choose", width=200, apart=True
)


def dots(found: Sequence[Run]) -> list[dict[str, Any]]:
    """Return correlation and estimate of every run that was judged."""
    judged = [(rho_of(run), (run.evaluation or {}).get("estimate")) for run in found]
    return [{"rho": value, "estimate": nats} for value, nats in judged if nats is not None]
