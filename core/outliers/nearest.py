"""The exact nearest samples of one query, found in a millisecond among tens of thousands."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

BLOCK = 64  # rows that send one candidate to the shortlist of a query


@dataclass(frozen=True)
class NearestSamples:
    """A search among samples, by a bound that never exceeds the true distance.

    With u the leading components and r the length of the rest, the triangle inequality gives
    |x - q|^2 >= |u_x - u_q|^2 + (r_x - r_q)^2: every sample whose bound exceeds the k-th exact
    distance found so far is out.

    Args:
        samples: (n, d) float32 or uint8, what is searched.
        components: (m, d) float32, orthonormal leading directions of the samples.
        n_neighbors: k.
    """

    samples: np.ndarray
    components: np.ndarray
    n_neighbors: int

    def of(self, query: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the nearest samples of a query, (d,) float32, exactly.

        Returns:
            (k,) int, rows of `samples`, nearest first, and the (k,) distances to them.
        """
        sketch, squares = self._sketch
        own = _sketch(query[None], self.components)[0]
        bound = squares - 2.0 * (sketch @ own) + own @ own  # (n,)
        slack = 4e-6 * (squares.max() + own @ own)  # of float32 rounding in the line above
        short = _shortlist(bound, 2 * self.n_neighbors)
        reach = np.sort(self._squared_distances(short, query))[self.n_neighbors - 1]
        candidates = np.flatnonzero(bound <= reach + slack)
        distances = self._squared_distances(candidates, query)
        order = np.argsort(distances, kind="stable")[: self.n_neighbors]
        return candidates[order], np.sqrt(distances[order])

    def _squared_distances(self, rows: np.ndarray, query: np.ndarray) -> np.ndarray:
        offset = self.samples[rows].astype(np.float32) - query
        return np.einsum("ij,ij->i", offset, offset, dtype=np.float64)

    @cached_property
    def _sketch(self) -> tuple[np.ndarray, np.ndarray]:
        """Samples along the components, and what is left over as one number, (n, m+1)."""
        points = np.ascontiguousarray(self.samples, np.float32)
        sketch = _sketch(points, self.components)
        return sketch, np.einsum("ij,ij->i", sketch, sketch)


def leading_components(points: np.ndarray, n_components: int) -> np.ndarray:
    """Return the directions in which points vary most, orthonormal: (n, d) -> (m, d) float32."""
    centered = points - points.mean(axis=0)
    _, directions = np.linalg.eigh(centered.T @ centered)  # ascending eigenvalues
    return directions[:, ::-1][:, :n_components].T.astype(np.float32)


def _sketch(points: np.ndarray, components: np.ndarray) -> np.ndarray:
    leading = points @ components.T  # (n, m)
    rest = np.einsum("ij,ij->i", points, points) - np.einsum("ij,ij->i", leading, leading)
    return np.column_stack([leading, np.sqrt(np.maximum(rest, 0.0))])


def _shortlist(bound: np.ndarray, n_short: int) -> np.ndarray:
    """Return rows with small values of `bound`, most of the smallest among them.

    Each block gives its best row, and the best of these are taken: partitioning 55,000 values
    takes longer than all the rest of a query.
    """
    n_blocks = len(bound) // BLOCK
    if n_blocks < n_short:
        return np.arange(len(bound))
    blocks = bound[: n_blocks * BLOCK].reshape(n_blocks, BLOCK)
    best = blocks.argmin(axis=1) + BLOCK * np.arange(n_blocks)
    return best[np.argpartition(bound[best], n_short - 1)[:n_short]]
