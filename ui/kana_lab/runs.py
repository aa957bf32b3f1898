"""Which runs a lesson compares, and which of the visitor's own is drawn among them."""

from collections.abc import Sequence

from core.kana.record import Record, read_record
from core.runs import LIVE_STATES, Run, list_runs
from ui.frame import numbers
from ui.frame.texts import Say
from ui.kana_lab.curves import Curve
from ui.kana_lab.lessons import METHODS, OWN_COLOUR, RECIPES, rate_of, recipe_of
from ui.training import run_list
from ui.training.choice import RunChoice


def own() -> list[Run]:
    """Return the visitor's runs of kana networks with something to see or to tell, live first."""
    runs = [run for run in list_runs() if run.method in METHODS and not run.is_bundled]
    return run_list.live_first(run for run in runs if run.metrics or run_list.tells(run))


def chosen(found: Sequence[Run]) -> str | None:
    """Return the id that the link names, else of a live run, else of the one watched before.

    Returns:
        An id, perhaps of a run that is gone; None for the bundled runs alone.
    """
    live = next((run.id for run in found if run.state in LIVE_STATES), None)
    return RUN.linked() or live or RUN.watched(found)


def picker(found: Sequence[Run], name: str | None, say: Say) -> None:
    """Let the visitor choose one of the own runs, or none."""
    RUN.picker(found, name, say, none=say("kana_lab.bundled"))


def title(run: Run, say: Say) -> str:
    """Return what people call one of the visitor's runs: its recipe and its seed, else its id."""
    recipe = recipe_of(run)
    if recipe is None:
        return run.id
    return run_list.seeded(name_of(recipe.key, rate_of(run), say), run, say)


def label(run: Run, say: Say) -> str:
    """Return what the list calls a run."""
    return run_list.label(run, title(run, say), say)


RUN = RunChoice("kana_lab", label, label="kana_lab.own", width=310)


def name_of(recipe: str, rate: float | None, say: Say) -> str:
    """Return the name of a recipe; some say the learning rate."""
    shown = "?" if rate is None else numbers.plain(rate, say)
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
