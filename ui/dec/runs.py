"""Which run of DEC is on the screen, which beside it, and which act. The link says so."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from core.dec.config import CLUSTER
from core.dec.film import has_moves
from core.runs import LIVE_STATES, Run, list_runs
from ui.dec import recipes
from ui.dec.feed import clustering, pretraining
from ui.frame import session
from ui.frame.texts import Say
from ui.training import run_list
from ui.training.choice import RunChoice

ACTS = ("squeeze", "centres", "refine")
FAVOURITE, POST = "dec", "dec-post"


def title(run: Run, say: Say) -> str:
    """Return what the list calls a run."""
    return run_list.label(run, recipes.title(run, say), say)


RUN = RunChoice("dec", title, FAVOURITE, apart=True)
BESIDE = RunChoice("dec", title, link="beside", label="training.beside", hint="training.beside")


def offered() -> list[Run]:
    """Return the runs of DEC with something to watch or to tell, live ones first."""
    runs = [run for run in list_runs() if run.method == recipes.METHOD]
    return run_list.live_first(run for run in runs if run.snapshot_files or run_list.tells(run))


def pickers(runs: Sequence[Run], say: Say) -> None:
    """Let the visitor choose the run, and the one beside it."""
    run = RUN.chosen(runs)
    RUN.picker(runs, run, say, on_pick=partial(_picked, "run"))
    others = [other for other in runs if other.id != run and has_moves(other)]
    if others:
        beside = run_list.beside(runs, run)
        BESIDE.picker(others, beside, say, on_pick=partial(_picked, "beside"))


def _picked(name: str, value: str | None) -> None:
    session.write_link(**{name: (value, None)})
    if name == "beside" and value:
        turn_to("refine")


def show(run: str, other: str | None = None) -> None:
    """Put a run on the screen, another one beside it, and let the acts follow."""
    session.write_link(run=(run, None), beside=(other, None))
    turn_to("refine" if other else None)


def duel(runs: Sequence[Run], say: Say) -> None:
    """Offer the paper's kernel and the post's side by side, where both are there."""
    if {FAVOURITE, POST} <= {run.id for run in runs}:
        st.button(
            say("dec.duel"),
            icon=":material/compare:",
            help=say("dec.duel.help"),
            key="dec_duel",
            on_click=show,
            args=(FAVOURITE, POST),
        )


# ---- acts ----------------------------------------------------------------------------------


def act(run: Run | None, beside: str | None) -> str:
    """Return the act that the visitor chose, else the one that the run plays or begins with."""
    asked = st.session_state.get("dec_turned", st.query_params.get("act"))
    if asked in ACTS:
        return asked
    if beside:
        return "refine"
    return ACTS[0] if run is None else _played(run)


def _played(run: Run) -> str:
    """Return the act of a live run's stage, and stay there when it ends; else the first shown."""
    seen = st.session_state.setdefault("dec_seen", {})
    if run.state in LIVE_STATES:
        seen[run.id] = "refine" if run.status.get("stage") == CLUSTER else "squeeze"
    elif run.id not in seen:
        skipped = pretraining(run) is None and clustering(run) is not None
        return "refine" if skipped else "squeeze"
    return seen[run.id]


def turn_to(name: str | None) -> None:
    """Go to an act; None lets the run say which."""
    st.session_state["dec_turned"] = name
    session.write_link(act=(name, None))


def act_chooser(now: str, say: Say) -> None:
    """Show the three acts, the present one marked."""
    st.session_state["dec_act"] = now
    st.segmented_control(
        say("dec.acts"),
        ACTS,
        format_func=lambda name: say(f"dec.act.{name}"),
        key="dec_act",
        on_change=_turned,
        label_visibility="collapsed",
        required=True,
    )


def _turned() -> None:
    turn_to(st.session_state["dec_act"])
