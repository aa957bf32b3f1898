"""What clusters are called, on every page alike, and what the digits in them look like."""

from functools import cache

import numpy as np

from core.data import load_mnist

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIDE = 14  # pixels of a cluster's picture, half an image's


def name(cluster: int, n_clusters: int) -> str:
    """Return a cluster's name in letters, which no one takes for a digit.

    Args:
        cluster: its place, from 0.
        n_clusters: how many there are; more than letters have a pair each.
    """
    return LETTERS[cluster] if n_clusters <= len(LETTERS) else pair(cluster)


def names(n_clusters: int) -> list[str]:
    """Return the names of all clusters, in their order."""
    return [name(cluster, n_clusters) for cluster in range(n_clusters)]


def pair(cluster: int) -> str:
    """Return the name of one of many clusters, such as an overcluster: AA to AZ, BA ..."""
    return "".join(LETTERS[place] for place in divmod(cluster, len(LETTERS)))


def pictures(counts: np.ndarray) -> np.ndarray:
    """Mix the mean images of the digits as each cluster holds them.

    Args:
        counts: (..., 10, k) int, images by label and cluster.

    Returns:
        (..., k, SIDE, SIDE) float32 in [0, 1]; an empty cluster is black.
    """
    parts = counts / np.maximum(counts.sum(axis=-2, keepdims=True), 1)
    return np.einsum("...lk,lhw->...khw", parts, mean_digits()).astype(np.float32)


@cache
def mean_digits() -> np.ndarray:
    """Return the mean test image of each label: (10, SIDE, SIDE) float32, the brightest at 1."""
    test = load_mnist("test")
    means = np.stack([test.images[test.labels == label].mean(axis=0) for label in range(10)])
    halved = means.reshape(10, SIDE, 2, SIDE, 2).mean(axis=(2, 4))
    return (halved / halved.max(axis=(1, 2), keepdims=True)).astype(np.float32)
