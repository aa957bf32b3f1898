"""Which run is on the screen, and which one beside it. The link says so; without one we guess."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from core.runs import Run, list_runs
from ui.frame import placards, session
from ui.frame.texts import Say
from ui.training import run_list
from ui.watch import recipes

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
    return run_list.live_first(run for run in runs if run.snapshot_files or run_list.tells(run))


def chosen(runs: Sequence[Run]) -> str | None:
    """Return the id that the link names, else of a live run, else of the last one, else a guess.

    Returns:
        An id, perhaps of a run that is gone; None where there is no run.
    """
    favourites = (st.session_state.get("watched"), FAVOURITE)
    return st.query_params.get("run") or run_list.likely(runs, favourites)


def pickers(runs: Sequence[Run], say: Say) -> None:
    """Let the visitor choose the run and the one beside it."""
    run = chosen(runs)
    names = {other.id: run_list.label(other, recipes.title(other, say), say) for other in runs}
    others = {name: text for name, text in names.items() if name != run}
    _picker("run", names, run, say("training.choose"), say)
    _picker("beside", others, run_list.beside(runs, run), say("training.beside"), say)


def _picker(name: str, names: dict[str, str], value: str | None, hint: str, say: Say) -> None:
    title, write = say(f"training.{name}"), partial(_write, name)
    run_list.picker(f"pick_{name}", names, value, write, title=title, hint=hint, width=WIDTH)


def _write(name: str, value: str | None) -> None:
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
    return placards.invitation_html(say("watch.none"), say("watch.none_body"))
