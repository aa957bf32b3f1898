"""All that a Gaussian shows without training, worked out for every tilt at once."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.mine.arrays import (
    gaussian_information,
    histogram_information,
    ratio_coefficients,
    sample_gaussian,
)

RHOS = np.round(np.linspace(-0.99, 0.99, 199), 2)
BINS = (5, 10, 20, 40, 100)  # cells along each axis
N_PAIRS = 2000


@dataclass(frozen=True)
class Tilt:
    """One sample at every correlation of `RHOS`.

    Attributes:
        noise: (2, 2000) float32, x and what y is made of besides: y = rho x + sqrt(1 - rho^2) e.
        analytic: (199,) float64, mutual information in nats by the formula.
        ratio: (199, 3) float64, `ratio_coefficients` of the log density ratio.
        histograms: cells along each axis -> (199,) float64, nats counted in the sample.
    """

    noise: np.ndarray
    analytic: np.ndarray
    ratio: np.ndarray
    histograms: dict[int, np.ndarray]


@lru_cache(maxsize=4)
def tilt(seed: int) -> Tilt:
    """Draw the pairs that belong to a seed, and judge them at every correlation."""
    samples = [pairs(float(rho), seed) for rho in RHOS]
    return Tilt(
        noise=pairs(0.0, seed).T.astype(np.float32),
        analytic=np.array([gaussian_information(float(rho)) for rho in RHOS]),
        ratio=np.array([ratio_coefficients(float(rho)) for rho in RHOS]),
        histograms={bins: _counted(samples, bins) for bins in BINS},
    )


def pairs(rho: float, seed: int) -> np.ndarray:
    """Return the pairs at one correlation, (2000, 2): those of another one tilted."""
    return sample_gaussian(rho, N_PAIRS, np.random.default_rng(seed))


def _counted(samples: list[np.ndarray], bins: int) -> np.ndarray:
    return np.array([histogram_information(sample[:, 0], sample[:, 1], bins) for sample in samples])
