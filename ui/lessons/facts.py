"""The numbers in a lesson's sentences, each read from a bundled run when it is shown."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from core.iic.arrays import mutual_information
from core.iic.film import load_film
from core.iic.film_figures import SUB, curves
from core.kana.record import read_record
from core.outliers.profile import PRESETS, preset_score
from core.outliers.stored import Anomalies, load_anomalies
from core.runs import Run, exhibit
from ui.frame import numbers
from ui.frame.texts import Say

UNITS = ("percent", "nats", "count")
MOMENTS = {"first": 0, "last": -1}  # of a film
NONE = "–"  # where the run is not there
Fact = Mapping[str, Any]


def _evaluated(run: Run, fact: Fact) -> float | None:
    """Return a figure of evaluation.json by its path: ["lof", "0.01", "mnist"]."""
    found: Any = run.evaluation
    for name in fact["figure"]:
        if found is None:
            return None
        found = found[name]
    return None if found is None else float(found)


def _last(run: Run, fact: Fact) -> float | None:
    """Return what the last epoch of a training measured."""
    metrics = run.metrics
    return float(metrics[-1][fact["last"]]) if metrics else None


def _caught(run: Run, fact: Fact) -> float | None:
    """Return the share of a set that lies beyond a limit of the page of anomalies."""
    found = _anomalies(run)
    if found is None:
        return None
    limit = preset_score(found, "lof", fact["limit"])
    return float(np.mean(found.scores("lof", fact["caught"]) > limit))


def _sure(run: Run, fact: Fact) -> float | None:
    """Return the share of a set that a network answers with more than a probability."""
    found = _anomalies(run)
    confidences = None if found is None else found.confidences(fact["sure"])
    return None if confidences is None else float(np.mean(confidences > fact["above"]))


def _together(run: Run, fact: Fact) -> float | None:
    """Return the share of pairs that share a cluster, at the first or the last moment of a film."""
    P = _joint(run.path, fact["together"])
    return None if P is None else float(np.trace(P))


def _information(run: Run, fact: Fact) -> float | None:
    """Return the mutual information of a pair's clusters at such a moment, in nats."""
    P = _joint(run.path, fact["information"])
    return None if P is None else float(mutual_information(P))


def _matched(run: Run, fact: Fact) -> float | None:
    """Return the share of a film's own images that are named rightly at such a moment."""
    film = load_film(run)
    if film is None or not film.confusions.size:
        return None
    frame = MOMENTS[fact["matched"]]
    return float(curves(film, SUB)["accuracy"][frame, film.selected[frame]])


@cache
def _joint(path: Path, moment: str) -> np.ndarray | None:
    """Return P, (k, k) float, of the selected head at a moment of a film."""
    film = load_film(Run(path))
    frame = MOMENTS[moment]
    return None if film is None else film.joints[frame, film.selected[frame]]


def _lost(run: Run, _: Fact) -> float | None:
    """Return the step at which a training was lost."""
    step = read_record(run).lost_at
    return None if step is None else float(step)


# What a fact is read from, by the key that says so, with the other keys that it needs.
SOURCES: dict[str, tuple[Callable[[Run, Fact], float | None], tuple[str, ...]]] = {
    "figure": (_evaluated, ()),
    "last": (_last, ()),
    "caught": (_caught, ("limit",)),
    "sure": (_sure, ("above",)),
    "together": (_together, ()),
    "information": (_information, ()),
    "matched": (_matched, ()),
    "lost": (_lost, ()),
}


def check(fact: object) -> None:
    """Find a fact fit to be read.

    Raises:
        ValueError: it is not; the message says what was expected.
    """
    if not isinstance(fact, dict) or not isinstance(fact.get("run"), str):
        raise ValueError(f"must name the `run` that it is from. Received: {fact}")
    kinds = [kind for kind in SOURCES if kind in fact]
    if len(kinds) != 1:
        raise ValueError(f"must have one of {', '.join(SOURCES)}. Received: {fact}")
    for name in SOURCES[kinds[0]][1]:
        if name not in fact:
            raise ValueError(f"must have `{name}`. Received: {fact}")
    if fact.get("limit", "0.01") not in PRESETS:
        raise ValueError(f"`limit` must be one of {', '.join(PRESETS)}. Received: {fact['limit']}")
    for kind in ("together", "information", "matched"):
        if fact.get(kind, "last") not in MOMENTS:
            raise ValueError(f"`{kind}` must be first or last. Received: {fact[kind]}")
    if fact.get("unit", UNITS[0]) not in UNITS:
        raise ValueError(f"`unit` must be one of {', '.join(UNITS)}. Received: {fact['unit']}")


def value(fact: Fact) -> float | None:
    """Return a fact's number, None where its run is not there."""
    read = next(read for kind, (read, _) in SOURCES.items() if kind in fact)
    return read(exhibit(fact["run"]), fact)


def write(facts: Mapping[str, Fact], say: Say) -> dict[str, str]:
    """Return the facts' numbers in words."""
    return {name: _written(value(fact), fact, say) for name, fact in facts.items()}


def _written(number: float | None, fact: Fact, say: Say) -> str:
    if number is None:
        return NONE
    unit, digits = fact.get("unit", UNITS[0]), fact.get("digits", 1)
    if unit == "percent":
        return numbers.percent(number, digits, say)
    return numbers.count(int(number), say) if unit == "count" else numbers.decimal(number, 2, say)


def _anomalies(run: Run) -> Anomalies | None:
    return _loaded(run.path) if run.anomalies_file.is_file() else None


@cache
def _loaded(path: Path) -> Anomalies | None:
    return load_anomalies(Run(path))
