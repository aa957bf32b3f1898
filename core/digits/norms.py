"""The lengths of embeddings: without the L2 constraint, easy images get long ones, hard ones short.

Source: Ranjan, Castillo and Chellappa 2017, "L2-constrained Softmax Loss", sec. 3.1.
"""

from dataclasses import dataclass

import numpy as np

N_EXTREMES = 10


@dataclass(frozen=True)
class Norms:
    """Hold the embeddings of one split and how long they are.

    Attributes:
        embeddings: (n, d) float32, the output of the last hidden layer, before any constraint.
        norms: (n,) float32, their Euclidean lengths.
        labels: (n,) uint8, what the images show.
        predictions: (n,) uint8, what the network reads.
    """

    embeddings: np.ndarray
    norms: np.ndarray
    labels: np.ndarray
    predictions: np.ndarray

    def largest(self, digit: int, n: int = N_EXTREMES) -> np.ndarray:
        """Return the rows of a digit's longest embeddings, (n,) int, the longest first."""
        return self._by_norm(digit)[::-1][:n]

    def smallest(self, digit: int, n: int = N_EXTREMES) -> np.ndarray:
        """Return the rows of a digit's shortest embeddings, (n,) int, the shortest first."""
        return self._by_norm(digit)[:n]

    def _by_norm(self, digit: int) -> np.ndarray:
        rows = np.flatnonzero(self.labels == digit)
        return rows[np.argsort(self.norms[rows], kind="stable")]


def flattened(norms: Norms, n: int) -> np.ndarray:
    """Lay the first `n` embeddings out on their two principal axes: (n, 2) float32.

    Lengths keep their meaning there, as far as two axes hold them: the origin stays the origin.
    """
    rows = norms.embeddings[:n].astype(np.float64)
    axes = np.linalg.eigh(rows.T @ rows)[1][:, :-3:-1]
    return (rows @ axes).astype(np.float32)
