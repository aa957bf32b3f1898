"""A training as a film: what its heads did at chosen steps, written beside it and read back.

A snapshot is one small file of arrays. Files are written whole and never changed, and when there
are too many every second one goes, so that a run of any length stays small.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.iic.arrays import mutual_information
from core.runs import Run
from core.runs.archives import write_arrays
from core.runs.frames import Frame, read_frame

FLOATS = ("epoch", "seconds", "alpha")
ARRAYS = {  # name: how it is stored
    "joints": np.float16,
    "over_joint": np.float16,
    "confusions": np.uint16,
    "over_confusion": np.uint16,
}


@dataclass(frozen=True)
class Film:
    """A run's snapshots in order, t of them.

    Attributes:
        steps: (t,) int, training steps done.
        epochs: (t,) float, epochs done.
        seconds: (t,) float, seconds since the process started.
        alphas: (t,) float, weight of the marginal entropies at that step.
        joints: (t, heads, k, k) float32, P of each sub-head on that step's pairs.
        over_joints: (t, k', k') float32, P of the overclustering head; k' is 0 without one.
        confusions: (t, heads, 10, k) int, images of the run's `film_split` by true label and
            cluster. Labels, for the viewer only; no rows where no viewer was there.
        over_confusions: (t, 10, k') int, the same for the overclusters.
    """

    steps: np.ndarray
    epochs: np.ndarray
    seconds: np.ndarray
    alphas: np.ndarray
    joints: np.ndarray
    over_joints: np.ndarray
    confusions: np.ndarray
    over_confusions: np.ndarray

    def __len__(self) -> int:
        return len(self.steps)

    @property
    def selected(self) -> np.ndarray:
        """(t,) int, the sub-head with the most mutual information at each snapshot."""
        return mutual_information(self.joints).argmax(axis=1)


def write_snapshot(run: Run, step: int, arrays: Mapping[str, np.ndarray | float]) -> None:
    """Store one snapshot.

    Args:
        run: whose folder it goes to.
        step: training steps done.
        arrays: the names of `FLOATS` and `ARRAYS`, each as in `Film` without its first axis.
    """
    stored = {name: np.asarray(arrays[name], np.float64) for name in FLOATS}
    stored |= {name: np.asarray(arrays[name]).astype(kind) for name, kind in ARRAYS.items()}
    write_arrays(run.snapshot_file(step), step=np.int64(step), **stored)


def load_film(run: Run, after: str = "") -> Film | None:
    """Read a run's snapshots; damaged ones are left out.

    Args:
        run: whose they are.
        after: name of a snapshot; those up to it are left out, too.

    Returns:
        The film, or None where not one snapshot can be read.
    """
    found = [read_snapshot(file) for file in run.snapshot_files if file.stem > after]
    return _film([snapshot for snapshot in found if snapshot is not None])


def read_snapshot(file: Path) -> Frame | None:
    """Return the arrays of one snapshot, None where it is gone or damaged."""
    stored = read_frame(file)
    names = ("step", *FLOATS, *ARRAYS)
    return stored if all(name in stored for name in names) else None


def _film(snapshots: Sequence[Frame]) -> Film | None:
    if not snapshots:
        return None
    shapes = {name: snapshots[-1][name].shape for name in ARRAYS}
    kept = [s for s in snapshots if all(s[name].shape == shapes[name] for name in ARRAYS)]
    stack = {name: np.stack([s[name] for s in kept]) for name in ("step", *FLOATS, *ARRAYS)}
    return Film(
        steps=stack["step"],
        epochs=stack["epoch"],
        seconds=stack["seconds"],
        alphas=stack["alpha"],
        joints=_normalised(stack["joints"]),
        over_joints=_normalised(stack["over_joint"]),
        confusions=stack["confusions"].astype(np.int64),
        over_confusions=stack["over_confusion"].astype(np.int64),
    )


def _normalised(P: np.ndarray) -> np.ndarray:
    """Undo what rounding to half precision did to the sum of P."""
    P = P.astype(np.float32)
    return P / P.sum(axis=(-2, -1), keepdims=True) if P.size else P
