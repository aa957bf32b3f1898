"""The film of a Gaussian run of MINE: T over the plane and the bound, at chosen steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from core.archives import read_arrays, write_arrays
from core.runs import Run

GRID = np.linspace(-3.5, 3.5, 41)  # the values of x and of y at which T is filmed
NAMES = ("step", "seconds", "bound", "estimate", "surface")


@dataclass(frozen=True)
class GaussianFilm:
    """A run's snapshots in order, t of them.

    Attributes:
        steps: (t,) int, training steps done; 0 is the untrained network.
        seconds: (t,) float, seconds since the process started.
        bounds: (t,) float, the bound in nats on the step's own training batch, nan at step 0.
        estimates: (t,) float, the bound in nats on samples drawn for this snapshot alone.
        surfaces: (t, 41, 41) float32, T at `GRID`; rows are y, columns x.
    """

    steps: np.ndarray
    seconds: np.ndarray
    bounds: np.ndarray
    estimates: np.ndarray
    surfaces: np.ndarray

    def __len__(self) -> int:
        return len(self.steps)


def write_frame(run: Run, step: int, figures: Mapping[str, float], surface: np.ndarray) -> None:
    """Store one snapshot.

    Args:
        run: whose folder it goes to.
        step: training steps done.
        figures: "seconds", "bound" and "estimate", as in `GaussianFilm`.
        surface: (41, 41) float, T at `GRID`.
    """
    stored = {name: np.float64(figures[name]) for name in ("seconds", "bound", "estimate")}
    half = np.clip(surface, -6e4, 6e4).astype(np.float16)  # a T that blew up stays finite
    write_arrays(run.snapshot_file(step), step=np.int64(step), surface=half, **stored)


def load_gaussian_film(run: Run) -> GaussianFilm | None:
    """Read a run's snapshots; damaged ones are left out.

    Returns:
        The film, or None where not one snapshot can be read.
    """
    found = [_read_frame(file) for file in run.snapshot_files]
    frames = [frame for frame in found if frame is not None]
    if not frames:
        return None
    stack = {name: np.stack([frame[name] for frame in frames]) for name in NAMES}
    return GaussianFilm(
        steps=stack["step"],
        seconds=stack["seconds"],
        bounds=stack["bound"],
        estimates=stack["estimate"],
        surfaces=stack["surface"].astype(np.float32),
    )


def _read_frame(file: Path) -> Mapping[str, np.ndarray] | None:
    try:
        return _read(file, file.stat().st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=4096)
def _read(file: Path, _: int) -> Mapping[str, np.ndarray] | None:
    frame = read_arrays(file) or {}
    whole = all(name in frame for name in NAMES) and frame["surface"].shape == (41, 41)
    return frame if whole else None
