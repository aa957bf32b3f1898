"""What lies in each overcluster: sizes, purity, members and borders.

The labels in here are the viewer's. Nothing of this flows back into a training.
"""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.data import Split
from core.iic.assignments import Assignments
from core.iic.cluster_names import Group, Naming

N_LABELS = 10
FIELDS = ("image", "cluster", "name", "probability")


@dataclass(frozen=True)
class Survey:
    """Sums over the k' overclusters of a split, from which those of merged ones follow.

    Attributes:
        counts: (10, k') int, images of each label in each cluster.
        image_sums: (k', 28, 28) float32, the sum of the images of each cluster, in [0, 255 n].
    """

    counts: np.ndarray
    image_sums: np.ndarray

    @property
    def n_clusters(self) -> int:
        """The number k' of clusters."""
        return self.counts.shape[1]

    def label_counts(self, groups: Sequence[Group]) -> np.ndarray:
        """Return the images of each label in each group, (10, n_groups) int."""
        return np.stack([self.counts[:, group.clusters].sum(axis=1) for group in groups], axis=1)

    def mean_image(self, group: Group) -> np.ndarray:
        """Return the mean of a group's images, uint8 (28, 28), black where it has none."""
        size = max(1, self.counts[:, group.clusters].sum())
        return np.rint(self.image_sums[list(group.clusters)].sum(axis=0) / size).astype(np.uint8)


def survey(assignments: Assignments, split: Split, n_clusters: int) -> Survey:
    """Count and add up the images of a split by overcluster.

    Args:
        assignments: of the images of the split, in their order.
        n_clusters: of the overclustering head.

    Raises:
        ValueError: the assignments are of another number of images.
    """
    clusters = assignments.overclusters.astype(np.int64)
    if len(clusters) != len(split.labels):
        raise ValueError(
            f"`assignments` must be of {len(split.labels)} images. Received: {len(clusters)}"
        )
    cells = split.labels.astype(np.int64) * n_clusters + clusters
    counts = np.bincount(cells, minlength=N_LABELS * n_clusters).reshape(N_LABELS, n_clusters)
    sums = np.zeros((n_clusters, *split.images.shape[1:]), np.float32)
    for cluster in range(n_clusters):
        sums[cluster] = split.images[clusters == cluster].sum(axis=0, dtype=np.int64)
    return Survey(counts, sums)


def purity(counts: np.ndarray) -> np.ndarray:
    """Return the share of the most frequent label in each column.

    Args:
        counts: (n_labels, n_columns) int.

    Returns:
        (n_columns,) float in [0, 1], 0 for an empty column.
    """
    return counts.max(axis=0) / np.maximum(1, counts.sum(axis=0))


def label_entropy(counts: np.ndarray) -> np.ndarray:
    """Return the entropy of the labels in each column: -sum p ln p.

    Args:
        counts: (n_labels, n_columns) int.

    Returns:
        (n_columns,) float in nats, 0 for a pure or empty column.
    """
    p = counts / np.maximum(1, counts.sum(axis=0))
    return -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=0) + 0.0


def certainty(assignments: Assignments, group: Group) -> np.ndarray:
    """Return the probability with which the network puts each image into a group, (n,) float32.

    Of merged clusters an image's two most probable ones count; the others are not stored.
    """
    first = np.isin(assignments.overclusters, group.clusters)
    second = np.isin(assignments.runners_up, group.clusters)
    return first * assignments.probabilities + second * assignments.runner_up_probabilities


def members(assignments: Assignments, group: Group) -> np.ndarray:
    """Return the indices of a group's images, the least certain first, (m,) int."""
    inside = np.flatnonzero(np.isin(assignments.overclusters, group.clusters))
    return inside[np.argsort(certainty(assignments, group)[inside], kind="stable")]


def border(assignments: Assignments, one: Group, other: Group) -> np.ndarray:
    """Return the indices of the images between two groups, the most undecided first, (m,) int.

    Between them lies an image whose most probable cluster is in one group and whose second most
    probable one is in the other.
    """
    best, second = assignments.overclusters, assignments.runners_up
    there = np.isin(best, one.clusters) & np.isin(second, other.clusters)
    back = np.isin(best, other.clusters) & np.isin(second, one.clusters)
    between = np.flatnonzero(there | back)
    lead = assignments.probabilities - assignments.runner_up_probabilities
    return between[np.argsort(lead[between], kind="stable")]


def rows(assignments: Assignments, naming: Naming) -> list[tuple[int, int, str, float]]:
    """Return (image index, overcluster, its name, probability) of every image, in their order."""
    clusters = assignments.overclusters.tolist()
    names = {cluster: naming.group(cluster).name for cluster in set(clusters)}
    return [
        (index, cluster, names[cluster], round(probability, 4))
        for index, (cluster, probability) in enumerate(
            zip(clusters, assignments.probabilities.tolist(), strict=True)
        )
    ]


def as_csv(assignments: Assignments, naming: Naming) -> str:
    """Return `rows` as CSV under a line with the names of `FIELDS`."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows(rows(assignments, naming))
    return file.getvalue()


def as_json(assignments: Assignments, naming: Naming) -> str:
    """Return `rows` as a JSON list of objects with the keys of `FIELDS`."""
    records = (dict(zip(FIELDS, row, strict=True)) for row in rows(assignments, naming))
    return json.dumps(list(records))
