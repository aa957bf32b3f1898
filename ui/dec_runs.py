"""Which run of DEC is on the screen, which beside it, and which act. The link says so."""

from collections.abc import Sequence

import streamlit as st

from core.dec_names import CLUSTER
from core.runs import LIVE_STATES, Run, list_runs
from ui import dec_recipes, session
from ui.dec_feed import clustering, pretraining
from ui.run_choice import TROUBLED
from ui.runs_view import state_name
from ui.texts import Say

ACTS = ("squeeze", "centres", "refine")
FAVOURITE, POST = "dec", "dec-post"
WIDTH = 250  # pixels of a list


def offered() -> list[Run]:
    """Return the runs of DEC with something to watch or to tell, live ones first."""
    runs = [run for run in list_runs() if run.method == dec_recipes.METHOD]
    shown = [run for run in runs if run.snapshot_files or _tells(run)]
    return sorted(shown, key=lambda run: run.state not in LIVE_STATES)


def _tells(run: Run) -> bool:
    return not run.is_bundled and run.state in LIVE_STATES + TROUBLED


def find(name: str | None) -> Run | None:
    """Return the run with this id, None where it is gone."""
    return next((run for run in list_runs() if run.id == name), None)


def chosen(runs: Sequence[Run]) -> str | None:
    """Return the id that the link names, else of a live run, else of the last one, else a guess."""
    if asked := st.query_params.get("run"):
        return asked
    ids = [run.id for run in runs]
    live = [run.id for run in runs if run.state in LIVE_STATES]
    before = [name for name in (st.session_state.get("dec_watched"), FAVOURITE) if name in ids]
    return next(iter([*live, *before, *ids]), None)


def beside(runs: Sequence[Run], run: str | None) -> str | None:
    """Return the id of the run to show beside `run`, None for none."""
    asked = st.query_params.get("beside")
    return asked if asked != run and asked in {other.id for other in runs} else None


def pickers(runs: Sequence[Run], say: Say) -> None:
    """Let the visitor choose the run, and the one beside it."""
    run = chosen(runs)
    labels = {other.id: label(other, say) for other in runs}
    _picker("run", list(labels), run, labels, say("watch.choose"), say)
    others = [other.id for other in runs if other.id != run and clustering(other) is not None]
    if others:
        _picker("beside", others, beside(runs, run), labels, say("watch.beside"), say)


def _picker(
    name: str, ids: list[str], value: str | None, labels: dict[str, str], hint: str, say: Say
) -> None:
    key = f"dec_pick_{name}"
    st.session_state[key] = value if value in ids else None
    st.selectbox(
        say(f"watch.{name}"),
        ids,
        format_func=labels.__getitem__,
        key=key,
        on_change=_picked,
        args=(name,),
        placeholder=hint,
        label_visibility="collapsed",
        width=WIDTH,
    )


def _picked(name: str) -> None:
    value = st.session_state[f"dec_pick_{name}"]
    session.write_link(**{name: (value, None)})
    if name == "beside" and value:
        turn_to("refine")


def label(run: Run, say: Say) -> str:
    """Return what a run is called in the lists: the bundled ones by their title alone."""
    title = dec_recipes.title(run, say)
    if run.is_bundled:
        return title
    state = run.state
    # A word that stays true while a run goes on: the list is not drawn anew then.
    word = say("watch.live") if state in LIVE_STATES else state_name(state, say)
    return f"{title} · {word}"


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
