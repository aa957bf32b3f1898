"""Anomaly scores of a run, computed once and stored: the tables and galleries of the pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.metrics import judge_scores
from core.outliers.sets import DIGITS, OUTLIERS, images_at_hand
from core.runs import Run
from core.runs.archives import read_arrays, write_arrays

CONTAMINATIONS = (0.001, 0.01)
# Between two levels a threshold is interpolated; at those one would type it is exact.
LEVELS = np.unique(
    np.r_[np.geomspace(1e-4, 0.5, 300), 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3]
)


@dataclass(frozen=True)
class Gallery:
    """Some images of a set.

    Attributes:
        rows: (m,) int, where each stands in its set, ascending.
        images: (m, 28, 28) uint8.
    """

    rows: np.ndarray
    images: np.ndarray


@dataclass(frozen=True)
class Anomalies:
    """What every detector of a run makes of every set.

    Attributes:
        detectors: names of the detectors, "lof" first.
        scores_of: (n_detectors, n) float32 by set, test digits first; larger is more anomalous.
        predictions_of: (n,) uint8 by set, the digit that the network sees; empty without one.
        nominal: (n_detectors, n_levels) float64, quantiles of the training scores at `LEVELS`.
        held_out: the same of the validation digits.
        bundled: images of the sets that are not shipped, those that look most like digits.
    """

    detectors: tuple[str, ...]
    scores_of: dict[str, np.ndarray]
    predictions_of: dict[str, np.ndarray]
    nominal: np.ndarray
    held_out: np.ndarray
    bundled: dict[str, Gallery]

    @property
    def datasets(self) -> tuple[str, ...]:
        """Names of the sets that could be had, "mnist" (test digits) first."""
        return tuple(self.scores_of)

    def scores(self, detector: str, dataset: str) -> np.ndarray:
        """Return one detector's scores of a set, (n,) float32."""
        return self.scores_of[dataset][self._row(detector)]

    def threshold(self, detector: str, contamination: float) -> float:
        """Return the score that a share `contamination` of the training digits exceeds.

        The neighbours' detectors leave a training digit out of its own neighbours, and the 0.5%
        that the fit left out are not counted: held-out digits exceed it more often.
        """
        return _at_level(self.nominal[self._row(detector)], contamination)

    def calibrated(self, detector: str, contamination: float) -> float:
        """Return the score that a share `contamination` of the validation digits exceeds."""
        return _at_level(self.held_out[self._row(detector)], contamination)

    def predictions(self, dataset: str) -> np.ndarray | None:
        """Return the digits that the network sees, (n,) uint8; None without a network."""
        return self.predictions_of.get(dataset)

    def confidences(self, dataset: str) -> np.ndarray | None:
        """Return the largest softmax probabilities, (n,) float32; None without a network."""
        if "max_softmax" not in self.detectors:
            return None
        return 1 - self.scores("max_softmax", dataset)

    def images(self, dataset: str) -> Gallery:
        """Return every image of a set that is at hand, or the bundled few.

        All images are at hand where the set comes with the repository or lies in the user's
        cache; nothing is fetched.
        """
        every = images_at_hand(dataset)
        if every is None:
            return self.bundled[dataset]
        return Gallery(np.arange(len(every)), every)

    def tables(
        self,
        detector: str,
        contaminations: Iterable[float] = CONTAMINATIONS,
        calibrated: bool = False,
    ) -> dict[str, dict[str, Any]]:
        """Judge one detector as `core.metrics.judge_scores` does.

        Args:
            detector: its name.
            contaminations: shares of digits that the thresholds give up, in [0.0001, 0.5].
            calibrated: take the thresholds from validation digits, not from training ones.
        """
        threshold = self.calibrated if calibrated else self.threshold
        found = {name: self.scores(detector, name) for name in self.datasets}
        outliers = {name: found.get(name) for name in OUTLIERS}
        thresholds = {str(c): threshold(detector, c) for c in contaminations}
        return judge_scores({DIGITS: found[DIGITS]}, outliers, thresholds)

    def _row(self, detector: str) -> int:
        return self.detectors.index(detector)


def quantiles(scores: np.ndarray) -> np.ndarray:
    """Return the scores that shares `LEVELS` of (n,) scores exceed, (n_levels,) float64."""
    return np.percentile(scores, 100.0 * (1.0 - LEVELS)).astype(np.float64)


def save_anomalies(anomalies: Anomalies, path: Path) -> None:
    """Write the scores, thresholds and bundled images to an .npz."""
    names = list(anomalies.datasets)
    arrays = {
        "detectors": np.array(anomalies.detectors),
        "datasets": np.array(names),
        "sizes": np.array([anomalies.scores_of[name].shape[1] for name in names]),
        "scores": np.concatenate([anomalies.scores_of[name] for name in names], axis=1),
        "nominal": anomalies.nominal,
        "held_out": anomalies.held_out,
    }
    if anomalies.predictions_of:
        arrays["predictions"] = np.concatenate([anomalies.predictions_of[name] for name in names])
    for name, gallery in anomalies.bundled.items():
        arrays |= {f"{name}_rows": gallery.rows, f"{name}_images": gallery.images}
    write_arrays(path, **arrays)


def load_anomalies(run: Run) -> Anomalies | None:
    """Read what `python -m core anomalies RUN --save` stored; None where it is missing or damaged.

    Needs no network library.
    """
    stored = read_arrays(run.anomalies_file)
    try:
        return _assemble(stored) if stored else None
    except (LookupError, ValueError):
        return None


def _assemble(stored: dict[str, np.ndarray]) -> Anomalies:
    names, ends = stored["datasets"].tolist(), np.cumsum(stored["sizes"])
    detectors = tuple(stored["detectors"].tolist())
    if stored["scores"].shape != (len(detectors), ends[-1]):
        raise ValueError("The scores do not fit the sets.")
    answers = stored.get("predictions")
    return Anomalies(
        detectors=detectors,
        scores_of=dict(zip(names, np.split(stored["scores"], ends[:-1], axis=1), strict=True)),
        predictions_of=(
            {} if answers is None else dict(zip(names, np.split(answers, ends[:-1]), strict=True))
        ),
        nominal=stored["nominal"],
        held_out=stored["held_out"],
        bundled={
            name: Gallery(stored[f"{name}_rows"], stored[f"{name}_images"])
            for name in names
            if f"{name}_rows" in stored
        },
    )


def _at_level(row: np.ndarray, contamination: float) -> float:
    if not LEVELS[0] <= contamination <= LEVELS[-1]:
        raise ValueError(
            f"`contamination` must be in [{LEVELS[0]:g}, {LEVELS[-1]:g}]. "
            f"Received: contamination={contamination}"
        )
    return float(np.interp(contamination, LEVELS, row))
