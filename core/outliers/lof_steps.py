"""The Local Outlier Factor of one image, step by step: from k-distances to the ratio.

Breunig, Kriegel, Ng and Sander 2000, definitions 3 and 5 to 7. `core.outliers.lof` computes the
same in one go for many images; here every number on the way has a name and can be shown.
"""

from dataclasses import dataclass

import numpy as np

from core.outliers.lof import EPSILON, LocalOutlierFactor


@dataclass(frozen=True)
class LofSteps:
    """What the factor of one query x is made of; arrays by neighbour o, the nearest first.

    Attributes:
        rows: (k,) int, where the neighbours stand in the training split.
        distances: (k,) float64, d(x, o).
        k_distances: (k,) float64, of each neighbour to its own k-th neighbour (definition 3).
        reachability: (k,) float64, the larger of the two (definition 5).
        density: local reachability density of x (definition 6).
        neighbor_densities: (k,) float64, that of each neighbour.
        order: (k,) int, the neighbours once around x, such that similar ones follow each other.
        weight: what the factor is multiplied by, 1 without evidence (`core.outliers.evidence`).
    """

    rows: np.ndarray
    distances: np.ndarray
    k_distances: np.ndarray
    reachability: np.ndarray
    density: float
    neighbor_densities: np.ndarray
    order: np.ndarray
    weight: float = 1.0

    @property
    def k(self) -> int:
        """The number of neighbours."""
        return len(self.rows)

    @property
    def k_distance(self) -> float:
        """The distance of x to its k-th neighbour (definition 3)."""
        return float(self.distances[-1])

    @property
    def factor(self) -> float:
        """The Local Outlier Factor of x (definition 7)."""
        return outlier_factor(self.density, self.neighbor_densities)

    @property
    def score(self) -> float:
        """The weighed factor, which is what a limit is compared with."""
        return self.factor * self.weight


def explain_steps(lof: LocalOutlierFactor, query: np.ndarray) -> LofSteps:
    """Compute one query's factor and keep every number on the way.

    Args:
        lof: fitted; its `rows` ascend, as every fit leaves them.
        query: (d,) in the units of the fitted samples.
    """
    _, rows, distances = lof.explain(query)
    neighbors = np.searchsorted(lof.rows, rows)
    k_distances = lof.k_distance[neighbors].astype(np.float64)
    reachability = reachability_distances(distances, k_distances)
    return LofSteps(
        rows=rows,
        distances=distances,
        k_distances=k_distances,
        reachability=reachability,
        density=reachability_density(reachability),
        neighbor_densities=lof.density[neighbors].astype(np.float64),
        order=around(lof.samples[neighbors].astype(np.float64) - query),
        weight=float(lof.weights(query[None])[0]),
    )


def reachability_distances(distances: np.ndarray, k_distances: np.ndarray) -> np.ndarray:
    """Return reach-dist_k(x, o) = max(k-distance(o), d(x, o)), (k,), (k,) -> (k,).

    Within its k-distance a neighbour counts all as equally far, which steadies the densities.

    Source: Breunig et al. 2000, definition 5.
    """
    return np.maximum(k_distances, distances)


def reachability_density(reachability: np.ndarray) -> float:
    """Return the local reachability density, one over the mean of (k,) reachability distances.

    Departure: 1e-10 is added to the mean, so that coinciding points keep a finite density, as
    scikit-learn does.

    Source: Breunig et al. 2000, definition 6.
    """
    return float(1.0 / (reachability.mean() + EPSILON))


def outlier_factor(density: float, neighbor_densities: np.ndarray) -> float:
    """Return how many times denser the (k,) neighbours lie than the query, on average.

    Source: Breunig et al. 2000, definition 7.
    """
    return float(neighbor_densities.mean() / density)


def around(offsets: np.ndarray) -> np.ndarray:
    """Order points once around the origin, so that those in similar directions are neighbours.

    Args:
        offsets: (k, d) from the query to each point.

    Returns:
        (k,) int: the points by their angle in the plane in which their directions vary most.
    """
    lengths = np.linalg.norm(offsets, axis=1, keepdims=True)
    directions = offsets / np.maximum(lengths, EPSILON)
    _, _, axes = np.linalg.svd(directions - directions.mean(axis=0), full_matrices=False)
    plane = np.zeros((len(offsets), 2))
    plane[:, : len(axes[:2])] = (directions - directions.mean(axis=0)) @ axes[:2].T
    return np.argsort(np.arctan2(plane[:, 1], plane[:, 0]), kind="stable")
