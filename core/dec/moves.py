"""What an update of DEC did to single images: clusters, q and p, and who is torn."""

from typing import NamedTuple

import numpy as np

from core.dec.arrays import responsibilities, targets
from core.dec.film import N_MAPPED, Clustering


class Kernel(NamedTuple):
    """What turns distances into soft assignments: "squared" or "distance", and alpha."""

    name: str = "squared"
    alpha: float = 1.0


def clusters(film: Clustering) -> np.ndarray:
    """Return the nearest centroid of every code at every update: (u, 2000) uint8."""
    found = [
        (np.square(mu).sum(axis=1) - 2 * codes @ mu.T).argmin(axis=1)
        for codes, mu in zip(film.codes, film.centroids, strict=True)
    ]
    return np.stack(found).astype(np.uint8)


def nearest(film: Clustering, frame: int) -> np.ndarray:
    """Return the image whose code lies nearest to each centroid: (k,) rows."""
    gaps = film.codes[frame][:, None] - film.centroids[frame]
    return np.square(gaps).sum(axis=-1).argmin(axis=0)


def assignments(film: Clustering, row: int, kernel: Kernel) -> tuple[np.ndarray, np.ndarray]:
    """Return q and p of one image at every update, each (u, k)."""
    pairs = []
    for codes, mu, sums in zip(film.codes, film.centroids, film.frequencies, strict=True):
        q = responsibilities(codes[row : row + 1], mu, kernel.alpha, kernel.name)
        pairs.append((q[0], targets(q, sums)[0]))
    return np.stack([q for q, _ in pairs]), np.stack([p for _, p in pairs])


def torn(film: Clustering, kernel: Kernel) -> int:
    """Return the row of the image on the small map that k-means left most undecided."""
    q = responsibilities(film.codes[0][:N_MAPPED], film.centroids[0], kernel.alpha, kernel.name)
    return int(q.max(axis=1).argmin())


def tangled(
    codes: np.ndarray, labels: np.ndarray, group: tuple[int, ...], n_neighbors: int = 10
) -> float:
    """Return how far some digits are tangled in the space of the codes.

    Args:
        codes: (n, d) float.
        labels: (n,) int, what the images show. For the viewer only.
        group: the digits, such as (4, 7, 9).
        n_neighbors: of each code.

    Returns:
        Of the nearest codes of these digits' codes, the share that shows another of the group.
    """
    rows = np.flatnonzero(np.isin(labels, group))
    gaps = np.square(codes[rows][:, None] - codes).sum(axis=-1)
    gaps[np.arange(len(rows)), rows] = np.inf  # no code is its own neighbour
    near = labels[np.argsort(gaps, axis=1)[:, :n_neighbors]]
    return float(np.mean(np.isin(near, group) & (near != labels[rows][:, None])))
