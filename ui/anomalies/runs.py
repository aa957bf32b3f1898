"""Which runs the page of anomalies can look at, and what is stored of them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from core.methods import outlier_spaces
from core.outliers.profile import Profile, build_profile
from core.outliers.sets import FETCHED
from core.outliers.stored import Anomalies, Gallery, load_anomalies
from core.runs import LIVE_STATES, Run, list_runs
from core.texts.comparison import family


@dataclass(frozen=True)
class Scored:
    """A run with its scores, judged by one detector.

    Attributes:
        run: the run.
        found: its scores.
        detector: the one that judges.
        profile: what lies beyond every possible limit.
    """

    run: Run
    found: Anomalies
    detector: str
    profile: Profile

    @property
    def space(self) -> str:
        """Where its detectors look: "l2", "cnn" or "pixels"."""
        return outlier_spaces()[self.run.method]

    @property
    def weighed(self) -> bool:
        """Tell whether the outlier factor is raised by classes of decoys."""
        return bool(_setting(self.run, "n_written_decoys"))

    @property
    def calibrated(self) -> bool:
        """Tell whether held-out digits set the limits, not those that the test was fitted on."""
        return self.detector == "lof" and bool(_setting(self.run, "n_written"))

    def scores(self, dataset: str) -> np.ndarray:
        """Return the scores of a set, (n,) float32."""
        return self.found.scores(self.detector, dataset)


def _setting(run: Run, name: str) -> int:
    """Return a count of a run's configuration, 0 where it has none of that name."""
    settings = run.config.get("config")
    found = settings.get(name) if isinstance(settings, dict) else None
    return found if isinstance(found, int) else 0


def offered() -> list[Run]:
    """Return the runs with an outlier test: the bundled ones in the post's order, then others.

    Further seeds of a text's recipe are bundled without scores, and left out.
    """
    order = list(outlier_spaces())
    there = [run for run in list_runs() if run.method in order and run.state not in LIVE_STATES]
    return sorted((run for run in there if not _is_for_tables(run)), key=_rank)


def _is_for_tables(run: Run) -> bool:
    """Tell whether a bundled run has nothing but its figures."""
    return run.is_bundled and family(run) == "text" and not run.anomalies_file.is_file()


def _rank(run: Run) -> tuple[bool, bool, int]:
    """Sort bundled runs before others, ours before those as in the text."""
    place = list(outlier_spaces()).index(run.method)
    return not run.is_bundled, family(run) == "text", place


def load(run: Run) -> Anomalies | None:
    """Return the stored scores of a run, None where they are missing or damaged."""
    return _load(run.path, _stamp(run.anomalies_file))


def score(run: Run, found: Anomalies, detector: str) -> Scored:
    """Judge a run by one detector."""
    profile = _profile(run.path, _stamp(run.anomalies_file), detector)
    return Scored(run, found, detector, profile)


def tables(run: Run, detector: str) -> dict[str, dict[str, Any]]:
    """Return what `Anomalies.tables` says of a run whose scores are there."""
    return _tables(run.path, _stamp(run.anomalies_file), detector)


def gallery(run: Run, dataset: str) -> Gallery:
    """Return the images of a set that are at hand."""
    return _gallery(run.path, _stamp(run.anomalies_file), dataset)


def is_whole(scored: Scored, dataset: str) -> bool:
    """Tell whether every image of a set is at hand, not only the bundled few."""
    shown = gallery(scored.run, dataset)
    return dataset not in FETCHED or len(shown.rows) == len(scored.scores(dataset))


def _stamp(file: Path) -> int:
    """Return when a file was last written, in nanoseconds, 0 where there is none."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=6)
def _load(path: Path, _: int) -> Anomalies | None:
    return load_anomalies(Run(path))


def _there(path: Path, stamp: int) -> Anomalies:
    found = _load(path, stamp)
    if found is None:
        raise LookupError(f"The run {path.name} has no scores any more.")
    return found


@lru_cache(maxsize=20)
def _profile(path: Path, stamp: int, detector: str) -> Profile:
    return build_profile(_there(path, stamp), detector)


@lru_cache(maxsize=20)
def _tables(path: Path, stamp: int, detector: str) -> dict[str, dict[str, Any]]:
    return _there(path, stamp).tables(detector)


@lru_cache(maxsize=12)
def _gallery(path: Path, stamp: int, dataset: str) -> Gallery:
    return _there(path, stamp).images(dataset)
