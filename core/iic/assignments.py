"""Where a finished IIC network puts every image: computed once, read by the pages."""

from dataclasses import dataclass

import numpy as np

from core.runs import Run
from core.runs.archives import read_arrays, write_arrays

SPLITS = ("train", "test")
KINDS = {  # field: how it is stored
    "clusters": np.uint8,
    "overclusters": np.uint8,
    "probabilities": np.float16,
    "runners_up": np.uint8,
    "runner_up_probabilities": np.float16,
}


@dataclass(frozen=True)
class Assignments:
    """Clusters of the n images of a split.

    Attributes:
        clusters: (n,) uint8, in the sub-head selected by mutual information.
        overclusters: (n,) uint8, the most probable overcluster.
        probabilities: (n,) float32 in [0, 1], its probability.
        runners_up: (n,) uint8, the second most probable overcluster.
        runner_up_probabilities: (n,) float32 in [0, 1], its probability.
    """

    clusters: np.ndarray
    overclusters: np.ndarray
    probabilities: np.ndarray
    runners_up: np.ndarray
    runner_up_probabilities: np.ndarray


def from_probabilities(clusters: np.ndarray, overclusters: np.ndarray) -> Assignments:
    """Find the first two overclusters of each image.

    Args:
        clusters: (n, k) float, probabilities of the selected sub-head.
        overclusters: (n, k') float, probabilities of the overclustering head.
    """
    order = np.argsort(overclusters, axis=1)[:, :-3:-1]  # (n, 2)
    best = np.take_along_axis(overclusters, order, axis=1).astype(np.float32)
    return Assignments(
        clusters=clusters.argmax(axis=1).astype(np.uint8),
        overclusters=order[:, 0].astype(np.uint8),
        probabilities=best[:, 0],
        runners_up=order[:, 1].astype(np.uint8),
        runner_up_probabilities=best[:, 1],
    )


def save_assignments(run: Run, splits: dict[str, Assignments]) -> None:
    """Store the assignments of the splits, named as in `SPLITS`, in the run."""
    arrays = {
        f"{split}_{name}": getattr(splits[split], name).astype(kind)
        for split in SPLITS
        for name, kind in KINDS.items()
    }
    write_arrays(run.clusters_file, **arrays)


def load_assignments(run: Run, split: str) -> Assignments | None:
    """Read the assignments of "train" or "test", None where they are missing or damaged."""
    stored = read_arrays(run.clusters_file) or {}
    names = {name: f"{split}_{name}" for name in KINDS}
    if not stored.keys() >= set(names.values()):
        return None
    fields = {name: stored[key] for name, key in names.items()}
    floats = {n: v.astype(np.float32) for n, v in fields.items() if v.dtype == np.float16}
    return Assignments(**fields | floats)
