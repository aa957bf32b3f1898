"""Each figure of a text beside what its recipe gives here, and beside our own recipe."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from statistics import mean, stdev
from typing import Any

from core.method import Keys
from core.methods import METHODS
from core.runs import Run, exhibit, list_runs
from core.texts.kinds import NATS, NOTES, SHARE, Figure, Picture, Text
from core.texts.published import TEXTS

# How near a figure must come to what the text prints: a point of a share, 5 thousandths of a nat,
# or two standard deviations over seeds where these are wider. Seeds that lie far apart say little,
# so no spread makes room for more than `WIDEST` times that.
TOLERANCE = {SHARE: 0.01, NATS: 0.005}
N_DEVIATIONS = 2
WIDEST = 3
_OTHER_DATA = ("font", "nan")  # the notes of figures that were measured on other data
_NO_RECIPE = ("seed", "snapshot_interval")  # fields that decide nothing of what a recipe is
_LENGTHS = ("n_epochs", "layer_epochs", "finetune_epochs", "max_updates")  # of a training's parts


@dataclass(frozen=True)
class Difference:
    """A field of the configuration in which our recipe departs from the text's."""

    field: str
    text: Any
    ours: Any


@dataclass(frozen=True)
class Compared:
    """One row of the table.

    Attributes:
        what: what is measured.
        text_value: what the text prints, None for a curve or a picture.
        text_recipe_here: the mean of what its recipe gave here, None where it was not run.
        spread: the standard deviation over seeds, None for fewer than two.
        seeds: of the runs.
        how_far: how far they went, such as "epoch 30 of 100"; empty for to the end.
        n_done: epochs of the one that went least far, None where all went to the end.
        n_planned: epochs that its recipe has.
        lost_at: the training step at which a training was lost, where that is what was measured.
        comes_out: whether that is what the text prints, within `TOLERANCE` and the spread; None
            where it prints nothing, was not run, measured other data, or guessed at the recipe.
        ours: what our own recipe gives.
        differs: every difference between the two recipes, in words.
        fields: the same differences, as far as they are settings.
        run: the command that runs the text's recipe.
        runs: the ids of its runs here.
        our_run: the id of ours.
        reason: why there is no figure, None where there is one.
    """

    what: str
    text_value: float | None
    text_recipe_here: float | None
    spread: float | None
    seeds: tuple[int, ...]
    how_far: str
    n_done: int | None
    n_planned: int | None
    lost_at: int | None
    comes_out: bool | None
    ours: float | None
    differs: str
    fields: tuple[Difference, ...]
    run: str
    runs: tuple[str, ...]
    our_run: str | None
    reason: str | None


def compare(text: Text, runs: Sequence[Run] | None = None) -> list[Compared]:
    """Return a row for each figure of a text; `runs` are all there are by default."""
    there = list_runs() if runs is None else runs
    by_method: dict[str | None, list[Run]] = {}
    for run in there:
        by_method.setdefault(run.method, []).append(run)
    return [_compared(figure, by_method.get(figure.method, ())) for figure in text.figures]


def as_json(runs: Sequence[Run] | None = None) -> list[dict[str, Any]]:
    """Return what `python -m core texts --json` prints: a table for each text."""
    there = list_runs() if runs is None else runs
    return [
        {
            "text": text.name,
            "about": text.about,
            "rows": [asdict(row) for row in compare(text, there)],
        }
        for text in TEXTS
    ]


def recipe(figure: Figure) -> Any:
    """Return the configuration of a figure's recipe as in the text."""
    return replace(METHODS[figure.method].presets[figure.preset], **figure.changes)


def command(figure: Figure) -> str:
    """Return the command that runs the recipe as in the text."""
    flags = "".join(f" --{name.replace('_', '-')} {v}" for name, v in figure.changes.items())
    return f"python -m core train {figure.method} --preset {figure.preset}{flags}"


def follows(run: Run, figure: Figure, *, shorter: bool = False) -> bool:
    """Tell whether a run took the text's recipe, with whatever seed.

    Args:
        run: any run.
        figure: of the text.
        shorter: count a run of fewer epochs, too. No recipe of a text has a rate that depends on
            how many epochs are to come.
    """
    return run.method == figure.method and made_by(run, recipe(figure), shorter=shorter)


def made_by(run: Run, config: Any, *, shorter: bool = False) -> bool:
    """Tell whether a run has a configuration of its method, whatever its seed.

    Args:
        run: of the method.
        config: a configuration of it.
        shorter: count a run of fewer epochs, too, as long as it left out no part of the training.
    """
    own = run.config.get("config")
    if not isinstance(own, Mapping):
        return False
    given = asdict(METHODS[run.method].config()) | dict(own)
    wanted = {k: v for k, v in asdict(config).items() if k not in _NO_RECIPE}
    if shorter:
        lengths = [name for name in _LENGTHS if name in wanted and _is_count(given[name])]
        wanted |= {name: min(wanted[name], given[name]) for name in lengths}
    return all(given[k] == v for k, v in wanted.items())


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and value > 0


def printed(run: Run) -> dict[Keys, float]:
    """Return what the texts print for a run that took their recipe: keys to a figure -> value.

    Empty for any other run: a figure of a text says nothing about another recipe.
    """
    figures = (figure for text in TEXTS for figure in text.figures if follows(run, figure))
    return {
        figure.keys: figure.value
        for figure in figures
        if figure.value is not None and figure.step is None and figure.event is None
    }


def family(run: Run) -> str:
    """Return whose recipe a run took: "text" for one as in a text, "ours" for any other."""
    recipes = _text_recipes().get(run.method, ())
    return "text" if any(made_by(run, config, shorter=True) for config in recipes) else "ours"


@cache
def _text_recipes() -> dict[str, list[Any]]:
    """Return the recipes as in the texts by method: their figures', and the other text presets."""
    found = {
        name: [config for preset, config in method.presets.items() if preset.startswith("text")]
        for name, method in METHODS.items()
    }
    for figure in (figure for text in TEXTS for figure in text.figures):
        found[figure.method].append(recipe(figure))
    return found


def _compared(figure: Figure, runs: Sequence[Run]) -> Compared:
    own = [run for run in runs if follows(run, figure, shorter=True)]
    given = [(run, value) for run in own if (value := _measured(figure, run)) is not None]
    # A run that was stopped early tells nothing beside one that went to its end.
    found = [pair for pair in given if _how_far(pair[0], figure) is None] or given
    values = [value for _, value in found]
    here = mean(values) if values else None
    spread = stdev(values) if len(values) > 1 else None
    short = min(filter(None, (_how_far(run, figure) for run, _ in found)), default=None)
    our_run = exhibit(figure.ours) if figure.ours else None
    fields = differences(figure, our_run)
    return Compared(
        what=figure.what,
        text_value=figure.value,
        text_recipe_here=here,
        spread=spread,
        seeds=tuple(sorted(int(run.config.get("seed", 0)) for run, _ in found)),
        how_far=f"epoch {short[0]} of {short[1]}" if short else "",
        n_done=short[0] if short else None,
        n_planned=short[1] if short else None,
        lost_at=min((int(_event(figure, run)["step"]) for run, _ in found), default=None)
        if figure.event
        else None,
        comes_out=_comes_out(figure, here, spread, is_whole=short is None),
        ours=_at(our_run, figure.our_keys or figure.keys) if our_run else None,
        differs=_in_words(figure, fields),
        fields=fields,
        run=command(figure),
        runs=tuple(run.id for run in own),
        our_run=our_run.id if our_run else None,
        reason=None if values else _reason(own),
    )


def _comes_out(
    figure: Figure, here: float | None, spread: float | None, *, is_whole: bool
) -> bool | None:
    if figure.value is None or here is None or figure.is_guess or figure.note in _OTHER_DATA:
        return None
    least = TOLERANCE[figure.unit]
    room = min(max(least, N_DEVIATIONS * (spread or 0.0)), WIDEST * least)
    comes = abs(here - figure.value) <= room
    return comes if is_whole or comes else None  # it may still come


def _event(figure: Figure, run: Run) -> Mapping[str, Any]:
    """Return the first event of the figure's kind, empty where the run had none."""
    return next((event for event in run.events if event.get("event") == figure.event), {})


def _measured(figure: Figure, run: Run) -> float | None:
    if figure.event is not None:
        return _number(_event(figure, run).get(figure.keys[-1]))
    if figure.step is None:
        return _at(run, figure.keys)
    steps = int(run.config["config"].get("epoch_steps", 1))
    there = (line for line in run.metrics if int(line["epoch"]) * steps == figure.step)
    return _number(next(there, {}).get(figure.keys[-1]))


def _at(run: Run, keys: Keys) -> float | None:
    """Follow keys through a run's evaluation; a list is asked by its place."""
    part: Any = run.evaluation
    for key in keys:
        if isinstance(part, Mapping):
            part = part.get(key)
        elif isinstance(part, list) and key.isdecimal() and int(key) < len(part):
            part = part[int(key)]
        else:
            return None
    return _number(part)


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _how_far(run: Run, figure: Figure) -> tuple[int, int] | None:
    """Return the epochs done and planned of a run that did not go to the recipe's end."""
    if run.state == "finished" and follows(run, figure):
        return None
    own = int(run.status.get("n_epochs") or 0)
    done = int(run.metrics[-1]["epoch"]) if run.metrics else 0
    # A training that ended because nothing changed any more did all of its last part.
    return own if run.state == "finished" and own else done, _n_epochs(recipe(figure)) or own


def _n_epochs(config: Any) -> int:
    """Return how many epochs a configuration asks for, over all its stages; 0 if it has none."""
    if hasattr(config, "stages"):
        return int(config.stages()[-1].n_run_epochs)
    return int(getattr(config, "n_epochs", 0))


def _reason(own: Sequence[Run]) -> str:
    if not own:
        return "not run here yet"
    states = ", ".join(f"{run.id} is {run.state}" for run in own)
    return f"no figure yet: {states}"


def differences(figure: Figure, our_run: Run | None) -> tuple[Difference, ...]:
    """Return every field in which our run's configuration differs from the text's recipe."""
    if our_run is None or our_run.method not in METHODS:
        return ()
    text = asdict(recipe(figure))
    defaults = asdict(METHODS[our_run.method].config())
    own = our_run.config.get("config", {})
    shared = [name for name in text if name in defaults and name not in _NO_RECIPE]
    pairs = ((name, text[name], own.get(name, defaults[name])) for name in shared)
    return tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])


def _in_words(figure: Figure, fields: Sequence[Difference]) -> str:
    """Return such as "the text shows curves only; n_epochs 100, ours 12; alpha 10.0, ours 2.0"."""
    note = [NOTES[figure.note]] if figure.note else []
    return "; ".join([*note, *(f"{d.field} {d.text}, ours {d.ours}" for d in fields)])


def shown(picture: Picture, runs: Sequence[Run]) -> tuple[Run | None, bool]:
    """Return the run that shows a picture's counterpart.

    Returns:
        The run, None where the page needs none; and whether it took the text's recipe.
    """
    if picture.method is None:
        return None, False
    wanted = Figure("", None, picture.method, picture.preset)
    done = [run for run in runs if run.state == "finished"]
    ways = ((run, shorter) for shorter in (False, True) for run in done)
    own = next((run for run, shorter in ways if follows(run, wanted, shorter=shorter)), None)
    return (own, True) if own else (exhibit(picture.ours) if picture.ours else None, False)
