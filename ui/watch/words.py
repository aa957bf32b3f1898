"""What is said of each frame of a film: the moment, the figures of a head, what is wrong."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from core.iic.diagnosis import Finding, diagnose
from core.iic.film import Film
from core.iic.film_figures import SUB, _array, _key
from ui.frame import numbers
from ui.frame.texts import Say, joined
from ui.watch.findings import sentence
from ui.watch.heads import View

# A live film is asked for all its frames every second, and writing numbers takes its time.
_written = lru_cache(maxsize=65536)


def moments(film: Film, say: Say) -> list[str]:
    """Return when each snapshot was."""
    times = zip(film.seconds, film.epochs, film.steps, film.alphas, strict=True)
    return [_moment(*(float(part) for part in time), say) for time in times]


@_written
def _moment(seconds: float, epoch: float, step: float, alpha: float, say: Say) -> str:
    return say(
        "watch.film.moment",
        seconds=numbers.count(round(seconds), say),
        epoch=numbers.decimal(epoch, 1, say),
        step=numbers.count(int(step), say),
        alpha=numbers.plain(round(alpha, 2), say),
    )


def traces(view: View, say: Say) -> list[str]:
    """Return how much of P is on its diagonal."""
    return [_share("trace", float(value), say) for value in _of(view, "trace")]


def matched(view: View, say: Say) -> list[str]:
    """Return how many images are in the cluster that matches their label."""
    return [_share("matched", float(value), say) for value in _of(view, "accuracy")]


def _of(view: View, name: str) -> np.ndarray:
    return view.figures[name][:, view.head]


@_written
def _share(name: str, value: float, say: Say) -> str:
    return say(f"watch.film.{name}", **{_BLANK[name]: numbers.percent(value, 1, say)})


_BLANK = {"trace": "trace", "matched": "accuracy"}


def readings(view: View, say: Say) -> list[str]:
    """Return what the curves of a head read."""
    names = ("information", "entropy", "conditional", "loss")
    most = round(view.ceiling, 2)
    values = zip(*(_of(view, name) for name in names), strict=True)
    return [_reading(*(round(float(value), 2) for value in row), most, say) for row in values]


@_written
def _reading(
    information: float, entropy: float, conditional: float, loss: float, most: float, say: Say
) -> str:
    figures = {
        "information": information,
        "most": most,
        "entropy": entropy,
        "conditional": conditional,
        "loss": loss,
    }
    written = {name: numbers.decimal(value, 2, say) for name, value in figures.items()}
    return say("watch.film.reading", **written)


def notes(view: View, events: Sequence[Mapping[str, Any]], say: Say) -> list[str]:
    """Return what is wrong with the head at each snapshot, and what was done about it last.

    Args:
        view: a film and one of its heads; overclusters are not judged.
        events: in their order: `step`, and `text` in words.
        say: speaks the visitor's language.
    """
    found = _findings(view, say)
    return [
        joined([wrong, _event(events, int(step), say)], say)
        for wrong, step in zip(found, view.film.steps, strict=True)
    ]


def _findings(view: View, say: Say) -> list[str]:
    if view.group != SUB:
        return [""] * len(view.film)
    return [
        joined([f"⚠ {sentence(f, say)}" for f in _diagnosed(*_key(P)) if f.head == view.head], say)
        for P in view.film.joints
    ]


def _event(events: Sequence[Mapping[str, Any]], step: int, say: Say) -> str:
    before = [event for event in events if event["step"] <= step]
    if not before:
        return ""
    step, text = before[-1]["step"], before[-1]["text"]
    return joined([say("watch.film.at", step=step), text], say)


@lru_cache(maxsize=4096)
def _diagnosed(*key: Any) -> list[Finding]:
    return diagnose(_array(*key))
