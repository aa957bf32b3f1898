"""The stage as a Streamlit component: a cloud to tilt, what a network learns of it, the truth."""

import base64
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from core.mine.sample import BINS, Tilt
from ui.frame.component import Component, reported

KEY = "mine_stage"
CLOCK = "mine_film"  # of the stage and of the figures below it

_component = Component(
    "glyphscope_mine",
    __file__,
    "stage.html",
    "stage.css",
    entry="stage.js",
)


def stage(
    tilt: Tilt,
    rho: float,
    film: Mapping[str, Any] | None,
    *,
    runs: Sequence[Mapping[str, Any]],
    live: bool,
    language: str,
    texts: Mapping[str, str],
    on_rho: Callable[[], None],
    on_train: Callable[[], None],
) -> None:
    """Show a sample at a correlation, and beside it what a run makes of it.

    Args:
        tilt: the sample at every correlation.
        rho: the one to show.
        film: what `payload.payload` returned, with the run's `id`; None where no run has this
            correlation.
        runs: "rho" and "estimate" of each run for the dots on the curve.
        live: whether a run goes on.
        language: whose numbers to write.
        texts: the stage's labels.
        on_rho: called when the cloud came to rest elsewhere; `rested_at` tells where.
        on_train: called when the visitor asks for a training; `asked_for` tells where.
    """
    data = {
        "rho": rho,
        "noise": base64.b64encode(tilt.noise.astype("<f4").tobytes()).decode("ascii"),
        "bins": list(BINS),
        "analytic": _listed(tilt.analytic),
        "ratio": [_listed(row) for row in tilt.ratio],
        "histograms": {str(bins): _listed(nats) for bins, nats in tilt.histograms.items()},
        "runs": list(runs),
        "film": film,
        "live": live,
        "clock": CLOCK,
        "language": language,
        "texts": dict(texts),
    }
    _component.mount(
        data,
        key=KEY,
        on_rho_change=on_rho,
        on_train_change=on_train,
        noted=("missing",),
    )


def rested_at() -> float | None:
    """Return the correlation at which the cloud came to rest, None for none."""
    return _correlation("rho")


def asked_for() -> float | None:
    """Return the correlation that the visitor wants a training for, None for none."""
    return _correlation("train")


def _correlation(name: str) -> float | None:
    """Return what the browser sent where it is a correlation."""
    sent = reported(KEY).get(name)
    sound = isinstance(sent, int | float) and abs(sent) < 1
    return float(sent) if sound and sent is not None else None


def is_missing() -> bool:
    """Tell whether the browser asks for all surfaces instead of the newest."""
    return bool(reported(KEY).get("missing"))


def _listed(values: np.ndarray) -> list[float]:
    return [round(float(value), 5) for value in values]
