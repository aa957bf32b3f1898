"""What the eye says of a map, put in figures."""

import numpy as np
from sklearn.metrics import silhouette_score

from core.projection.layout import Neighbors, find_neighbors

BLOCK = 500  # rows whose distances to all others are held at once
N_SILHOUETTE = 3000


def judge_map(
    samples: np.ndarray, neighbors: Neighbors, points: np.ndarray, labels: np.ndarray
) -> dict[str, float]:
    """Judge a layout.

    Args:
        samples: (n, d) float32, the points in their own space.
        neighbors: of the samples, at least 5 of each.
        points: (n, c) float32, their layout.
        labels: (n,) int.

    Returns:
        "trustworthiness" in [0, 1], "knn_accuracy" of the layout and "space_knn_accuracy" of the
        space itself (5 neighbours, leave-one-out), "silhouette" in [-1, 1] by label, estimated on
        3,000 points.
    """
    near = find_neighbors(points, 5)
    size = min(N_SILHOUETTE, len(points))
    silhouette = silhouette_score(points, labels, sample_size=size, random_state=0)
    return {
        "trustworthiness": trustworthiness(samples, near.rows),
        "knn_accuracy": knn_accuracy(near.rows, labels),
        "space_knn_accuracy": knn_accuracy(neighbors.rows[:, :5], labels),
        "silhouette": float(silhouette),
    }


def trustworthiness(samples: np.ndarray, rows: np.ndarray) -> float:
    """Return how far a layout shows only neighbours that are true ones.

    Args:
        samples: (n, d) float32, the points in their own space.
        rows: (n, k), the k nearest points of each in the layout, k < n / 2.

    Returns:
        1 - 2 / (n k (2n - 3k - 1)) times the sum of r(i, j) - k over all shown neighbours j of i
        that are not among its k true ones, r their true rank. 1 is best, about .5 is chance.

    Source: Venna and Kaski 2001; equals scikit-learn's `trustworthiness` without holding all
    n^2 ranks.
    """
    n, k = rows.shape
    beyond = sum(
        np.maximum(_ranks(samples, rows[start : start + BLOCK], start) - k, 0).sum()
        for start in range(0, n, BLOCK)
    )
    return float(1.0 - 2.0 / (n * k * (2.0 * n - 3.0 * k - 1.0)) * beyond)


def _ranks(samples: np.ndarray, rows: np.ndarray, start: int) -> np.ndarray:
    """True ranks, from 1, of the neighbours `rows` of the samples from `start` on."""
    own = samples[start : start + len(rows)]
    squares = np.einsum("ij,ij->i", samples, samples)
    distances = squares - 2.0 * own @ samples.T  # squared, up to a constant of each row
    distances[np.arange(len(own)), start + np.arange(len(own))] = np.inf
    shown = np.take_along_axis(distances, rows, axis=1)
    ranks = [(distances < column[:, None]).sum(axis=1) for column in shown.T]
    return 1 + np.stack(ranks, axis=1)


def knn_accuracy(rows: np.ndarray, labels: np.ndarray) -> float:
    """Return the share of points whose neighbours, (n, k) rows, vote for their own label.

    Of labels with equally many votes the smallest wins, as in scikit-learn's classifier.
    """
    n_labels = int(labels.max()) + 1
    votes = np.apply_along_axis(np.bincount, 1, labels[rows], minlength=n_labels)
    return float(np.mean(votes.argmax(axis=1) == labels))
