"""Where the digits lie in a space: their centres, and how far from these they reach."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial.distance import cdist

if TYPE_CHECKING:  # the page Draw is there before scikit-learn, which the factor searches with
    from core.outliers.lof import LocalOutlierFactor

N_DIGITS = 10
BLOCK = 4096  # samples that are compared with their centre at a time


@dataclass(frozen=True, eq=False)
class Ground:
    """The digits of a space, in few numbers.

    Attributes:
        centres: (10, d) float32, the mean of each digit's fitted samples.
        spread: (n,) float32, ascending, the distance of each of these from its digit's centre.
    """

    centres: np.ndarray
    spread: np.ndarray

    def reach(self, contamination: float) -> float:
        """Return how far digits lie from their centre, all but a share of them.

        Args:
            contamination: that share, (0, 0.5], as the outlier test has it.
        """
        place = (1.0 - contamination) * (len(self.spread) - 1)  # as np.quantile, of sorted numbers
        low, high = self.spread[int(place)], self.spread[min(int(place) + 1, len(self.spread) - 1)]
        return float(low + (place - int(place)) * (high - low))

    def nearest(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the digit whose centre is nearest to each point, and its distance: (n,) each."""
        distances = distances_between(points, self.centres)
        digits = distances.argmin(axis=1)
        return digits, distances[np.arange(len(points)), digits]


def ground_of(lof: "LocalOutlierFactor", labels: np.ndarray) -> Ground:
    """Return the ground of a space that Local Outlier Factor was fitted in.

    Args:
        lof: fitted on training digits.
        labels: (n,) the digits of the training split, by the rows that the fit names.
    """
    own = labels[lof.rows]
    centres = np.stack([_mean(lof.samples, own == digit) for digit in range(N_DIGITS)])
    spread = np.concatenate(
        [
            np.linalg.norm(lof.samples[rows] - centres[own[rows]], axis=1)
            for rows in _blocks(len(own))
        ]
    )
    return Ground(centres, np.sort(spread).astype(np.float32))


def distances_between(points: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Return the Euclidean distances of (n, d) and (m, d) points, (n, m) float32."""
    return cdist(points.astype(np.float32), others.astype(np.float32)).astype(np.float32)


def _mean(samples: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    return samples[chosen].mean(axis=0, dtype=np.float64).astype(np.float32)


def _blocks(n: int) -> list[slice]:
    return [slice(start, start + BLOCK) for start in range(0, n, BLOCK)]
