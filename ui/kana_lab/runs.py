"""Which runs a lesson compares, and which of the visitor's own is drawn among them."""

from collections.abc import Sequence

import streamlit as st

from core.kana.record import Record, read_record
from core.runs import LIVE_STATES, Run, list_runs
from ui.frame import session
from ui.frame.texts import Say, localised
from ui.kana_lab.curves import Curve
from ui.kana_lab.lessons import METHODS, OWN_COLOUR, RECIPES, rate_of, recipe_of
from ui.training import run_list

WIDTH = 310  # pixels of the list
WATCHED = "kana_lab_watched"
NONE = ""  # what the list calls no run


def own() -> list[Run]:
    """Return the visitor's runs of kana networks with something to see or to tell, live first."""
    runs = [run for run in list_runs() if run.method in METHODS and not run.is_bundled]
    return run_list.live_first(run for run in runs if run.metrics or run_list.tells(run))


def chosen(found: Sequence[Run]) -> str | None:
    """Return the id that the link names, else of a live run, else of the one watched before.

    Returns:
        An id, perhaps of a run that is gone; None for the bundled runs alone.
    """
    if asked := st.query_params.get("run"):
        return asked
    live = next((run.id for run in found if run.state in LIVE_STATES), None)
    before = st.session_state.get(WATCHED)
    return live or (before if before in {run.id for run in found} else None)


def watch(name: str | None) -> None:
    """Remember which run is drawn: a live one stays when it ends."""
    st.session_state[WATCHED] = name


def show(name: str | None) -> None:
    """Draw a run among the bundled ones, None for no run."""
    watch(name)
    session.write_link(run=(name, None))


def picker(found: Sequence[Run], name: str | None, say: Say) -> None:
    """Let the visitor choose one of the own runs, or none."""
    names = {run.id: run_list.label(run, title(run, say), say) for run in found}
    run_list.picker(
        "kana_lab_run",
        {NONE: say("kana_lab.bundled")} | names,
        name or NONE,
        lambda picked: show(picked or None),
        title=say("kana_lab.own"),
        hint=say("training.choose"),
        width=WIDTH,
    )


def title(run: Run, say: Say) -> str:
    """Return what people call one of the visitor's runs: its recipe and its seed, else its id.

    A run that was just started does not know its configuration yet; the session does.
    """
    recipe = recipe_of(run)
    known = (recipe.key, rate_of(run)) if recipe else _started().get(run.id)
    return run.id if known is None else run_list.seeded(name_of(*known, say), run, say)


def remember(run: Run, recipe: str, rate: float) -> None:
    """Keep what a run was started with."""
    _started()[run.id] = (recipe, rate)


def _started() -> dict[str, tuple[str, float]]:
    return st.session_state.setdefault("kana_lab_started", {})


def name_of(recipe: str, rate: float | None, say: Say) -> str:
    """Return the name of a recipe; some say the learning rate."""
    shown = "?" if rate is None else localised(f"{rate:g}", say)
    return say(f"kana_lab.recipe.{recipe}", rate=shown)


def records(recipes: Sequence[str]) -> dict[str, Record]:
    """Return the bundled runs of some recipes that measured something, by recipe."""
    bundled = {run.id: run for run in list_runs() if run.is_bundled}
    there = {key: bundled.get(RECIPES[key].exhibit) for key in recipes}
    found = {key: read_record(run) for key, run in there.items() if run is not None}
    return {key: record for key, record in found.items() if record.points}


def curves(bundled: dict[str, Record], run: Run | None, say: Say) -> list[Curve]:
    """Return what the charts draw: the bundled runs, and `run` where it is none of them."""
    drawn = [
        Curve(record, name_of(key, rate_of(record.run), say), RECIPES[key].colour)
        for key, record in bundled.items()
    ]
    if run is None or run.id in {curve.record.run.id for curve in drawn}:
        return drawn
    return [*drawn, Curve(read_record(run), title(run, say), OWN_COLOUR, own=True)]
