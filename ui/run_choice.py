"""Which run is on the screen, and which one beside it. The link says so; without one we guess."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from core.runs import LIVE_STATES, Run, list_runs
from ui import recipes, session
from ui.runs_view import state_name
from ui.texts import Say

TROUBLED = ("failed", "interrupted", "stopped")
FAVOURITE = "iic"
WIDTH = 255  # pixels of a list
COMPARISONS = {  # name of the button: its pairs, the first that exists is offered
    "alphas": (("iic-alpha-1", "iic-alpha-10"),),
    "views": (("iic-rotation", "iic-four"), ("iic-rotation", "iic")),
    "stuck": (("iic-merged", "iic"), ("iic-collapsed", "iic")),
}


def filmed() -> list[Run]:
    """Return the runs of IIC with something to watch or to tell, live ones first."""
    runs = [run for run in list_runs() if run.method in recipes.METHODS]
    shown = [run for run in runs if run.snapshot_files or _tells(run)]
    return sorted(shown, key=lambda run: run.state not in LIVE_STATES)


def _tells(run: Run) -> bool:
    return not run.is_bundled and run.state in LIVE_STATES + TROUBLED


def chosen(runs: Sequence[Run]) -> str | None:
    """Return the id that the link names, else of a live run, else of the last one, else a guess.

    Returns:
        An id, perhaps of a run that is gone; None where there is no run.
    """
    if asked := st.query_params.get("run"):
        return asked
    ids = [run.id for run in runs]
    live = [run.id for run in runs if run.state in LIVE_STATES]
    before = [name for name in (st.session_state.get("watched"), FAVOURITE) if name in ids]
    return next(iter([*live, *before, *ids]), None)


def beside(runs: Sequence[Run], run: str | None) -> str | None:
    """Return the id of the run to show beside `run`, None for none."""
    asked = st.query_params.get("beside")
    return asked if asked != run and asked in {other.id for other in runs} else None


def pickers(runs: Sequence[Run], say: Say) -> None:
    """Let the visitor choose the run and the one beside it."""
    run = chosen(runs)
    ids = [other.id for other in runs]
    by_id = {other.id: label(other, say) for other in runs}
    st.session_state["pick_run"] = run if run in ids else None
    st.selectbox(
        say("watch.run"),
        ids,
        format_func=by_id.__getitem__,
        key="pick_run",
        on_change=_picked,
        args=("run",),
        placeholder=say("watch.choose"),
        label_visibility="collapsed",
        width=WIDTH,
    )
    st.session_state["pick_beside"] = beside(runs, run)
    st.selectbox(
        say("watch.beside"),
        [name for name in ids if name != run],
        format_func=by_id.__getitem__,
        key="pick_beside",
        on_change=_picked,
        args=("beside",),
        placeholder=say("watch.beside"),
        label_visibility="collapsed",
        width=WIDTH,
    )


def label(run: Run, say: Say) -> str:
    """Return what a run is called in the lists: the bundled ones by their title alone."""
    title = recipes.title(run, say)
    if run.is_bundled:
        return title
    state = run.state
    # A word that stays true while a run goes on: the list is not drawn anew then.
    word = say("watch.live") if state in LIVE_STATES else state_name(state, say)
    return f"{title} · {word}"


def _picked(name: str) -> None:
    value = st.session_state[f"pick_{name}"]
    session.write_link(**{name: (value, None)})


def show(run: str, other: str | None = None) -> None:
    """Put a run on the screen, and another one beside it."""
    session.write_link(run=(run, None), beside=(other, None))


def comparisons(runs: Sequence[Run]) -> dict[str, tuple[str, str]]:
    """Return the suggested pairs of bundled runs that exist, by the name of their button."""
    there = {run.id for run in runs if run.is_bundled and run.snapshot_files}
    found = {
        name: next((pair for pair in pairs if there.issuperset(pair)), None)
        for name, pairs in COMPARISONS.items()
    }
    return {name: pair for name, pair in found.items() if pair is not None}


def suggestions(runs: Sequence[Run], say: Say) -> None:
    """Offer the pairs as buttons."""
    for name, pair in comparisons(runs).items():
        st.button(
            say(f"watch.pair.{name}"),
            icon=":material/compare:",
            help=say(f"watch.pair.{name}.help"),
            key=f"pair_{name}",
            on_click=show,
            args=pair,
        )


def invitation_html(say: Say) -> str:
    """Return what stands where the film would be, while there is no run at all."""
    title, body = escape(say("watch.none")), escape(say("watch.none_body"))
    return f'<div class="gs gs-invite"><h2>{title}</h2><p>{body}</p></div>'
