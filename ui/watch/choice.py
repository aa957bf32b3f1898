"""Which run is on the screen, which one beside it, and the pairs worth comparing."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from core.runs import Run, exhibit, list_runs
from ui.frame import placards, session
from ui.frame.texts import Say, joined
from ui.training import iic_recipes as recipes
from ui.training import run_list
from ui.training.choice import RunChoice

COMPARISONS = {  # name of the button: its pairs, the first that exists is offered
    "alphas": (("iic-alpha-1", "iic-alpha-10"),),
    "views": (("iic-noise", "iic-four"), ("iic-noise", "iic")),
    "stuck": (("iic-merged", "iic"), ("iic-collapsed", "iic")),
}


def title(run: Run, say: Say) -> str:
    """Return what the list calls a run."""
    return run_list.label(run, recipes.title(run, say), say)


WIDTH = 192  # pixels: all choices stand in one row of a screen 1280 wide
RUN = RunChoice("watch", title, "iic", width=WIDTH, apart=True)
BESIDE = RunChoice(
    "watch",
    title,
    link="beside",
    label="training.beside",
    hint="training.beside",
    width=WIDTH,
)


def filmed() -> list[Run]:
    """Return the runs of IIC with something to watch or to tell, live ones first."""
    runs = [run for run in list_runs() if run.method in recipes.METHODS]
    return run_list.live_first(run for run in runs if run.snapshot_files or run_list.tells(run))


def pickers(runs: Sequence[Run], say: Say) -> None:
    """Let the visitor choose the run and the one beside it."""
    run = RUN.chosen(runs)
    RUN.picker(runs, run, say, on_pick=partial(_write, "run"))
    others = [other for other in runs if other.id != run]
    BESIDE.picker(others, run_list.beside(runs, run), say, on_pick=partial(_write, "beside"))


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
            help=_help(name, pair, say),
            key=f"pair_{name}",
            on_click=show,
            args=pair,
        )


def _help(name: str, pair: tuple[str, str], say: Say) -> str:
    """Say what a pair sets side by side, and where one of them had longer."""
    told = [say(f"watch.pair.{name}.help")]
    first, second = (exhibit(run).config["config"]["n_epochs"] for run in pair)
    if first != second:
        told.append(say("watch.pair.epochs", first=first, second=second))
    return joined(told, say)


def invitation_html(say: Say) -> str:
    """Return what stands where the film would be, while there is no run at all."""
    return placards.invitation_html(say("watch.none"), say("watch.none_body"))
