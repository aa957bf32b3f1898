"""The draggable limit as a Streamlit component: two histograms, and every set's share beyond it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import streamlit as st

from core.outliers.profile import Profile
from core.outliers.stored import LEVELS
from ui.frame.component import Component

KEY = "threshold"

_component = Component(
    "glyphscope_threshold", __file__, "histograms.html", "histograms.css", "histograms.js"
)


def threshold(
    profile: Profile,
    *,
    score: float,
    digits: str,
    dataset: str,
    sets: Sequence[Mapping[str, Any]],
    labels: Mapping[str, str],
    texts: Mapping[str, str],
    on_limit: Callable[[], None],
    on_dataset: Callable[[], None],
) -> None:
    """Show the limit where it is.

    Args:
        profile: what lies beyond each stop.
        score: where the limit is; the nearest stop is taken.
        digits: the set drawn upwards.
        dataset: the set drawn downwards.
        sets: the rows, each a "heading" or the "name" of a set with its shares "rejected".
        labels: `digits`, `others`, `kept`, `beyond`, `unit` around the histograms.
        texts: `slider`, `readout`, `rejected`, `post`; `decimal` and `percent`, the marks of a
            number.
        on_limit: called when the limit came to rest elsewhere; `moved_to` tells where.
        on_dataset: called when the visitor picked a set; `picked` tells which.
    """
    data = {
        "stops": _listed(profile.stops, 9),
        "places": _listed(profile.places, 5),
        "ticks": [
            (round(place, 4), f"{score:g}".replace("e-0", "e-")) for place, score in profile.ticks
        ],
        "above": _listed(profile.heights[digits], 3),
        "below": _listed(profile.heights[dataset], 3),
        "at": profile.index(score),
        "dataset": dataset,
        "sets": list(sets),
        "labels": dict(labels),
        "texts": dict(texts),
    }
    _component.mount(data, key=KEY, on_limit_change=on_limit, on_dataset_change=on_dataset)


def set_row(name: str, title: str, shares: np.ndarray, **more: Any) -> dict[str, Any]:
    """Return the row of a set: (n,) shares rejected at each stop, and what else it says."""
    return {"name": name, "title": title, "rejected": _listed(shares, 6), **more}


def quantile_row(name: str, title: str, shares: np.ndarray, **more: Any) -> dict[str, Any]:
    """Return a row of shares that are known between the ends of `LEVELS` only."""
    ends = {"floor": float(LEVELS[0]), "ceiling": float(LEVELS[-1])}
    return set_row(name, title, shares, **ends, **more)


def moved_to() -> float:
    """Return the score at which the limit came to rest."""
    return float(st.session_state[KEY]["limit"])


def picked() -> str:
    """Return the set that was just picked."""
    return str(st.session_state[KEY]["dataset"])


def _listed(values: np.ndarray, digits: int) -> list[float]:
    return [float(f"{value:.{digits}g}") for value in values]
