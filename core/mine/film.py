"""The film of a Gaussian run of MINE: T over the plane and the bound, at chosen steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.runs import Run
from core.runs.archives import write_arrays
from core.runs.frames import Frame, read_frame

LARGEST = 6e4  # what half precision holds; a T that blew up is filmed as this
GRID = np.linspace(-3.5, 3.5, 41)  # the values of x and of y at which T is filmed
FIGURES = ("step", "seconds", "bound", "estimate")


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
    known = {"step": step, **figures}
    half = np.clip(surface, -LARGEST, LARGEST).astype(np.float16)
    row = np.array([known[name] for name in FIGURES], np.float64)
    write_arrays(run.snapshot_file(step), figures=row, surface=half)


def load_gaussian_film(run: Run) -> GaussianFilm | None:
    """Read a run's snapshots; damaged ones are left out.

    Returns:
        The film, or None where not one snapshot can be read.
    """
    found = [_read(file) for file in run.snapshot_files]
    frames = [frame for frame in found if frame is not None]
    if not frames:
        return None
    steps, seconds, bounds, estimates = np.stack([frame["figures"] for frame in frames], axis=1)
    surfaces = np.stack([frame["surface"] for frame in frames]).astype(np.float32)
    return GaussianFilm(steps.astype(np.int64), seconds, bounds, estimates, surfaces)


def _read(file: Path) -> Frame | None:
    frame = read_frame(file)
    shapes = {name: values.shape for name, values in frame.items()}
    return frame if shapes == {"figures": (len(FIGURES),), "surface": (len(GRID),) * 2} else None
