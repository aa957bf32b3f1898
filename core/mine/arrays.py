"""What is known of a bivariate Gaussian without a network; NumPy only, for the pages."""

import numpy as np

from core.mine.film import GRID


def gaussian_information(rho: float) -> float:
    """Return the mutual information of two standard normals with correlation `rho`, in nats."""
    return -0.5 * float(np.log1p(-(rho**2)))


def sample_gaussian(rho: float, n: int, rng: np.random.Generator) -> np.ndarray:
    """Draw n pairs of standard normals with correlation `rho`: (n, 2) float64."""
    x, noise = rng.standard_normal((2, n))
    return np.stack([x, rho * x + np.sqrt(1.0 - rho**2) * noise], axis=1)


def ratio_coefficients(rho: float) -> tuple[float, float, float]:
    """Return what log p(x, y) - log p(x) p(y) has of x y, of x^2 + y^2, and of 1.

    That ratio, in nats, is what a perfect T shows: Donsker and Varadhan's bound is tight for it
    plus any constant.

    Args:
        rho: correlation, in (-1, 1).
    """
    rest = 1.0 - rho**2
    return rho / rest, -(rho**2) / (2 * rest), -0.5 * float(np.log(rest))


def histogram_information(x: np.ndarray, y: np.ndarray, bins: int = 100) -> float:
    """Estimate mutual information by counting pairs in bins x bins equal cells.

    Args:
        x: first coordinates, (n,).
        y: second coordinates, (n,).
        bins: cells along each axis, from the smallest value to the largest.

    Returns:
        Nats. Empty cells add nothing; few pairs per cell bias it upwards, wide cells downwards.
    """
    counts, _, _ = np.histogram2d(x, y, bins)
    P = counts / counts.sum()
    independent = P.sum(axis=1, keepdims=True) * P.sum(axis=0, keepdims=True)
    filled = P > 0
    return float(np.sum(P[filled] * np.log(P[filled] / independent[filled])))


def level(surfaces: np.ndarray) -> np.ndarray:
    """Return T - ln E[e^T] over strangers, which a perfect T makes the log density ratio.

    Args:
        surfaces: (t, 41, 41) float, T; may hold nan.
    """
    T = np.asarray(surfaces, np.float64)
    highest = T.max(axis=(1, 2), keepdims=True)
    mean = np.einsum("tyx,y,x->t", np.exp(T - highest), _weights(), _weights())
    return T - highest - np.log(mean)[:, None, None]


def _weights() -> np.ndarray:
    """Return the share of a standard normal that each value of `GRID` stands for."""
    density = np.exp(-(GRID**2) / 2)
    return density / density.sum()
