"""Put a new point into a finished map, in milliseconds and without moving the others.

Both t-SNE and UMAP weigh the new point's nearest neighbours, pull it towards them and push it
away from everybody. With the others fixed, what is left is the minimum of a smooth function of
two or three numbers. umap-learn's own `transform` samples that function; it needs its index and a
compilation of many seconds. openTSNE's walks it in 250 steps. Here L-BFGS finds the minimum.
"""

from collections.abc import Callable

import numpy as np
from scipy.optimize import brentq, minimize

from core.maps.stored import Map
from core.projection.layout import Neighbors, fit_pca

PERPLEXITY = 5.0  # of a placed point, openTSNE's default: it goes by its nearest few
N_NEAR = 15  # neighbours it feels, three times that
NEGATIVES = 5.0  # UMAP's negative samples a positive one
SOFTENING = 1e-3  # UMAP's, of the repulsion at distance 0

Cost = Callable[[np.ndarray], tuple[float, np.ndarray]]  # position -> value, gradient


class Placer:
    """Places points of a space into a map of it.

    Args:
        found: the map.
        samples: (n, d) float32, the map's points in their own space, in the same order.

    Raises:
        ValueError: as many samples as the map has points are expected.
    """

    def __init__(self, found: Map, samples: np.ndarray) -> None:
        if len(samples) != len(found.points):
            raise ValueError(
                f"`samples` must be {len(found.points)} for this map. "
                f"Received: {len(samples)} samples"
            )
        self.map = found
        self.samples = np.ascontiguousarray(samples, np.float32)
        self._squares = np.einsum("ij,ij->i", self.samples, self.samples)
        dimensions = found.config.n_components
        self._pca = fit_pca(samples, dimensions) if found.config.method == "pca" else None

    def neighbors(self, query: np.ndarray, n_neighbors: int) -> Neighbors:
        """Return the nearest samples of a (d,) point in its own space: (k,) rows, distances."""
        query = np.asarray(query, np.float32)
        distances = self._squares - 2.0 * (self.samples @ query)
        rows = np.argpartition(distances, n_neighbors - 1)[:n_neighbors]
        exact = np.linalg.norm(self.samples[rows] - query, axis=1)
        order = np.argsort(exact, kind="stable")
        return Neighbors(rows[order], exact[order])

    def place(self, query: np.ndarray) -> np.ndarray:
        """Return where a (d,) point of the space belongs in the map: (2,) or (3,) float32."""
        if self._pca is not None:
            return self._pca.transform(query[None])[0].astype(np.float32)
        config = self.map.config
        if config.method == "tsne":
            near = self.neighbors(query, N_NEAR)
            weights = perplexity_weights(near.distances, PERPLEXITY)
            cost = tsne_cost(self.map.points, near.rows, weights)
        else:
            near = self.neighbors(query, config.n_neighbors)
            weights = membership_weights(near.distances)
            cost = umap_cost(self.map.points, near.rows, weights, self.map.kernel)
        start = weights @ self.map.points[near.rows] / weights.sum()
        return minimize(cost, start, jac=True, method="L-BFGS-B").x.astype(np.float32)


def perplexity_weights(distances: np.ndarray, perplexity: float) -> np.ndarray:
    """Return Gaussian weights of neighbours whose entropy is ln `perplexity` nats.

    Args:
        distances: (k,) to the neighbours.
        perplexity: in [1, k).

    Returns:
        (k,) p_j, sum 1. Source: van der Maaten and Hinton 2008, eq. 1.
    """
    squares = distances.astype(np.float64) ** 2 - float(distances.min()) ** 2
    scale = squares.mean()
    if scale == 0:
        return np.full(len(distances), 1.0 / len(distances))

    def weights(log_precision: float) -> np.ndarray:
        raw = np.exp(-squares / scale * np.exp(log_precision))
        return raw / raw.sum()

    def excess(log_precision: float) -> float:
        p = weights(log_precision)
        return float(-np.sum(p * np.log(np.maximum(p, 1e-300))) - np.log(perplexity))

    if excess(20.0) > 0:  # so many coincide that no width separates them
        return weights(20.0)
    return weights(brentq(excess, -20.0, 20.0, xtol=1e-6))


def membership_weights(distances: np.ndarray) -> np.ndarray:
    """Return exp(-d / sigma) of neighbours, sigma such that they sum to log2 k.

    Args:
        distances: (k,) to the neighbours.

    Returns:
        (k,) in [0, 1]. Source: McInnes, Healy and Melville 2018, algorithm 3; a new point's
        nearest neighbour has no special place, as in umap-learn's `transform`.
    """
    distances = distances.astype(np.float64)
    scale, target = distances.mean(), np.log2(len(distances))
    if scale == 0:
        return np.ones(len(distances))

    def excess(log_width: float) -> float:
        return float(np.exp(-distances / scale * np.exp(-log_width)).sum() - target)

    if excess(-20.0) > 0:
        return np.exp(-distances / scale * np.exp(20.0))
    return np.exp(-distances / scale * np.exp(-brentq(excess, -20.0, 20.0, xtol=1e-6)))


def tsne_cost(points: np.ndarray, rows: np.ndarray, weights: np.ndarray) -> Cost:
    """Return KL(p || q) of a point against a fixed layout, up to a constant.

    Args:
        points: (n, c), the layout.
        rows: (k,), the neighbours among them.
        weights: (k,) p_j.

    Returns:
        A function from the (c,) position y to -sum p_j ln w_j + ln sum_i w_i, with
        w_i = 1 / (1 + |y - y_i|^2), and its gradient.
    """
    layout = np.ascontiguousarray(points.T, np.float32)  # (c, n)

    def cost(position: np.ndarray) -> tuple[float, np.ndarray]:
        """Return the value and the gradient, (c,), at a (c,) position."""
        offsets, squares = _offsets(position, layout)
        w = 1.0 / (1.0 + squares)
        total = w.sum(dtype=np.float64)
        value = np.log(total) - weights @ np.log(w[rows])
        pull = offsets[:, rows] @ (weights * w[rows])
        push = offsets @ (w * w) / total
        return float(value), 2.0 * (pull - push)

    return cost


def umap_cost(
    points: np.ndarray, rows: np.ndarray, weights: np.ndarray, kernel: tuple[float, float]
) -> Cost:
    """Return what UMAP's sampled steps minimise on average, for one point in a fixed layout.

    Args:
        points: (n, c), the layout.
        rows: (k,), the neighbours among them.
        weights: (k,) v_j.
        kernel: a and b of phi(d) = 1 / (1 + a d^2b).

    Returns:
        A function from the (c,) position to -sum v_j ln phi_j - g sum_i ln(1 - phi_i), and its
        gradient; g = 5 sum v_j / n is the weight that negative sampling gives to all.

    Source: McInnes et al. 2018, eq. 17-18, with the weight that Damrich and Hamprecht 2021 found.
    """
    layout = np.ascontiguousarray(points.T, np.float32)  # (c, n)
    a, b = np.asarray(kernel, np.float32)
    share = NEGATIVES * weights.sum() / layout.shape[1]

    def cost(position: np.ndarray) -> tuple[float, np.ndarray]:
        """Return the value and the gradient, (c,), at a (c,) position."""
        offsets, squares = _offsets(position, layout)
        squares += np.float32(SOFTENING)
        powers = a * squares**b  # a d^2b, so that phi = 1 / (1 + powers)
        everybody = np.log1p(1.0 / powers).sum(dtype=np.float64)
        value = weights @ np.log1p(powers[rows]) + share * everybody
        slope = 2.0 * b / (squares * (1.0 + powers))
        pull = offsets[:, rows] @ (weights * powers[rows] * slope[rows])
        return float(value), pull - share * (offsets @ slope)

    return cost


def _offsets(position: np.ndarray, layout: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A position minus all of a layout, (c, n), and the squared lengths, (n,); float32."""
    offsets = position.astype(np.float32)[:, None] - layout
    return offsets, np.einsum("ij,ij->j", offsets, offsets)
