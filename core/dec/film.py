"""A training of DEC as a film: what the autoencoder gave back, how codes and centroids moved.

Frames are small files of arrays among the run's snapshots, numbered by the run's epochs; k-means
counts as one. Labels are in them for the eye: training never reads a frame.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.dec.config import STAGES
from core.runs import Run
from core.runs.archives import write_arrays
from core.runs.frames import Frame, read_frame

N_CODES = 2000  # test images whose codes are kept, the first of the split
N_MAPPED = 500  # of these, those on the map that is made while training goes on
WIDE = "map.npz"  # the map of all of them, among the snapshots
PICTURES = ("stage", "epoch", "seconds", "pictures")
MOVES = {  # arrays of an update: how they are stored
    "updates": np.int64,
    "seconds": np.float64,
    "changed": np.float64,
    "codes": np.float16,
    "centroids": np.float32,
    "frequencies": np.float32,
    "positions": np.float32,
    "confusions": np.int32,
    "cluster_digits": np.int64,
}


@dataclass(frozen=True)
class Pretraining:
    """Ten test images as the autoencoder gave them back after each epoch, t of them.

    Attributes:
        stages: (t,) names, "layer-1" ... "layer-4", "finetune".
        epochs: (t,) int, epochs of that stage done.
        seconds: (t,) float, since the process started.
        pictures: (t, 10, 28, 28) uint8.
    """

    stages: tuple[str, ...]
    epochs: np.ndarray
    seconds: np.ndarray
    pictures: np.ndarray


@dataclass(frozen=True)
class Clustering:
    """Codes of test images and centroids at every update, u of them; the first is k-means.

    Attributes:
        updates: (u,) int, 0 for k-means.
        seconds: (u,) float, since the process started.
        changed: (u,) float, share of the training images whose cluster changed; NaN for k-means.
        codes: (u, 2000, d) float32.
        centroids: (u, k, d) float32.
        frequencies: (u, k) float32, f_j over the training images.
        positions: (u, 500 + k, 2) float32, map of the first codes and, after them, the centroids.
        confusions: (u, 10, k) int, all test images by true label and cluster.
        cluster_digits: (u, k) int, names of the clusters by labels of training images.
        wide_positions: (u, 2000 + k, 2) float32 like `positions`, None until the run is over.
    """

    updates: np.ndarray
    seconds: np.ndarray
    changed: np.ndarray
    codes: np.ndarray
    centroids: np.ndarray
    frequencies: np.ndarray
    positions: np.ndarray
    confusions: np.ndarray
    cluster_digits: np.ndarray
    wide_positions: np.ndarray | None

    @property
    def accuracies(self) -> np.ndarray:
        """(u,) float, share of the test images whose cluster bears their label's name."""
        digits = np.arange(10)[:, None]
        named = self.cluster_digits[:, None] == digits  # (u, 10, k)
        return (self.confusions * named).sum((1, 2)) / self.confusions.sum((1, 2))


@dataclass(frozen=True)
class DECFilm:
    """Both parts of a film; either may be missing."""

    pretraining: Pretraining | None
    clustering: Clustering | None


def write_pictures(
    run: Run, number: int, stage: str, epoch: int, seconds: float, pictures: np.ndarray
) -> None:
    """Store what was given back, uint8 (10, 28, 28), after an epoch of a stage."""
    place = {"stage": np.int64(STAGES.index(stage)), "epoch": np.int64(epoch)}
    write_arrays(run.snapshot_file(number), **place, seconds=np.float64(seconds), pictures=pictures)


def write_move(run: Run, number: int, arrays: Mapping[str, np.ndarray | float]) -> None:
    """Store an update: the names of `MOVES`, each as in `Clustering` without its first axis."""
    stored = {name: np.asarray(arrays[name]).astype(kind) for name, kind in MOVES.items()}
    write_arrays(run.snapshot_file(number), **stored)


def write_wide_map(run: Run, positions: np.ndarray) -> None:
    """Store the map of all codes and the centroids at every update, (u, 2000 + k, 2)."""
    write_arrays(run.snapshots_folder / WIDE, positions=positions.astype(np.float16))


def load_dec_film(run: Run) -> DECFilm | None:
    """Read a run's film; damaged frames are left out.

    Returns:
        The film, or None where not one frame can be read.
    """
    found = [read_frame(file) for file in run.snapshot_files]
    pictures = [frame for frame in found if all(name in frame for name in PICTURES)]
    moves = [frame for frame in found if all(name in frame for name in MOVES)]
    if not pictures and not moves:
        return None
    return DECFilm(_pretraining(pictures), _clustering(moves, run))


def has_moves(run: Run) -> bool:
    """Tell whether a run's film has a `Clustering`, by its last readable frame alone."""
    frames = (read_frame(file) for file in reversed(run.snapshot_files))
    last = next((frame for frame in frames if frame), {})
    return all(name in last for name in MOVES)


def _pretraining(frames: Sequence[Frame]) -> Pretraining | None:
    if not frames:
        return None
    stack = {name: np.stack([frame[name] for frame in frames]) for name in PICTURES}
    stages = tuple(STAGES[int(stage)] for stage in stack["stage"])
    return Pretraining(stages, stack["epoch"], stack["seconds"], stack["pictures"])


def _clustering(frames: Sequence[Frame], run: Run) -> Clustering | None:
    if not frames:
        return None
    shape = frames[-1]["codes"].shape
    kept = [frame for frame in frames if frame["codes"].shape == shape]
    stack = {name: np.stack([frame[name] for frame in kept]) for name in MOVES}
    stack["codes"] = stack["codes"].astype(np.float32)
    wide = read_frame(run.snapshots_folder / WIDE).get("positions")
    if wide is not None:
        wide = wide.astype(np.float32) if len(wide) == len(kept) else None
    return Clustering(**stack, wide_positions=wide)
