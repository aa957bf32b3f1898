"""Soft assignments and targets of a few images, for pages: `core.dec.objective` in NumPy arrays."""

import numpy as np


def responsibilities(
    codes: np.ndarray, centroids: np.ndarray, alpha: float = 1.0, kernel: str = "squared"
) -> np.ndarray:
    """Return q of codes (n, d) to centroids (k, d): (n, k), rows summing to one.

    Source: Xie et al. 2016, eq. 1; "distance" takes the plain distance for its square.
    """
    squared = np.square(codes[:, None] - centroids).sum(axis=-1)  # (n, k)
    separation = squared if kernel == "squared" else np.sqrt(squared)
    similarity = (1.0 + separation / alpha) ** (-(alpha + 1.0) / 2.0)
    return similarity / similarity.sum(axis=1, keepdims=True)


def targets(q: np.ndarray, frequencies: np.ndarray) -> np.ndarray:
    """Return p of images with assignments q (n, k), given f_j, the clusters' sizes (k,).

    Source: Xie et al. 2016, eq. 3.
    """
    weight = np.square(q) / frequencies
    return weight / weight.sum(axis=1, keepdims=True)
