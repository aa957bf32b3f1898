"""Which taught class a drawing belongs to, if any: a rule on distances, without training.

A class is the mean of its examples, as in prototypical networks (Snell, Swersky and Zemel 2017).
It reaches as far around its mean as the digits reach around theirs, all but the share of them that
the outlier test gives up. With few examples the mean is uncertain, and reaches further: the
distance of a member from the mean of n others grows by sqrt(1 + 1 / n) where members scatter
independently. One visitor's drawings do not quite; a third of it was measured to be best
(`benchmarks/own/`). A class that is written in two ways has a mean where nobody writes, so that
a drawing also belongs to it that is near enough to one example.

Each further class is one more chance to take in what is neither. So the share that is given up
grows with the number of classes, and the reach falls.

Digits come first. What the outlier test keeps is a digit, unless a taught class is nearer to it
than the nearest digit's centre; what the test rejects is taught where it lies within reach.

A network that was fine-tuned on a class has weighed it against digits and decoys, and knows it by
other hands than the one that taught it. Where it is sure, it is believed before any distance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.outliers.evidence import Evidence
from core.own.ground import N_DIGITS, Ground, distances_between

DOUBT = 1 / 3  # of the variance of a mean, see above
NEAR = 0.95  # of the reach, to a single example
STRICTER = 0.7  # power of the number of classes by which the share that is given up grows
MOST = 0.5  # of the digits, that share
SURE = 0.8  # of a fine-tuned network, see above


@dataclass(frozen=True)
class Reading:
    """What the taught classes make of one drawing.

    Attributes:
        name: of the nearest class.
        distance: to it, as a share of its reach; at most 1 within.
        reach: that of a class with many examples, in units of the space.
        to_mean: distance to the mean of its examples, in units of the space.
        is_within: whether the drawing lies within the reach of that class.
        is_taught: whether the answer is that class.
        nearest: (n,) int, the examples of all classes, nearest first.
        distances: (n,) float32, to these, in units of the space.
        digit: the digit whose centre is nearest.
        to_digit: the distance to it, in units of the space.
        probability: that a network which was fine-tuned on that class gives it, where this made it
            the answer; else None.
    """

    name: str
    distance: float
    reach: float
    to_mean: float
    is_within: bool
    is_taught: bool
    nearest: np.ndarray
    distances: np.ndarray
    digit: int
    to_digit: float
    probability: float | None = None


@dataclass(frozen=True, eq=False)
class Learnt:
    """Classes that a network was fine-tuned on.

    Attributes:
        evidence: all its classes, digits first, then these, then decoys.
        names: of these.
    """

    evidence: Evidence
    names: tuple[str, ...]

    def probabilities(self, points: np.ndarray, names: Sequence[str]) -> np.ndarray:
        """Return what the network gives to classes, (m, d) -> (m, c); 0 to those it never met."""
        known = self.evidence.probabilities(points)[:, N_DIGITS : N_DIGITS + len(self.names)]
        found = np.zeros((len(points), len(names)))
        for place, name in enumerate(names):
            if name in self.names:
                found[:, place] = known[:, self.names.index(name)]
        return found


@dataclass(frozen=True, eq=False)
class Taught:
    """Taught classes as points of a space.

    Attributes:
        ground: where the digits lie.
        names: of the classes.
        points: (n, d) float32, the examples.
        classes: (n,) int, indices into `names`.
        learnt: classes that the network of this space was fine-tuned on, if any.
    """

    ground: Ground
    names: tuple[str, ...]
    points: np.ndarray
    classes: np.ndarray
    learnt: Learnt | None = None

    @cached_property
    def means(self) -> np.ndarray:
        """The mean of each class's examples, (c, d) float32."""
        rows = range(len(self.names))
        return np.stack([self.points[self.classes == row].mean(axis=0) for row in rows])

    def reach(self, contamination: float) -> float:
        """Return how far a class with many examples reaches, in units of the space."""
        n_classes = max(1, len(self.names))
        return self.ground.reach(min(MOST, contamination * n_classes**STRICTER))

    def shares(self, points: np.ndarray, contamination: float) -> np.ndarray:
        """Return how far points lie from each class, as shares of its reach: (m, d) -> (m, c)."""
        reach = self.reach(contamination)
        counts = np.bincount(self.classes, minlength=len(self.names))
        to_mean = distances_between(points, self.means) / (reach * np.sqrt(1 + DOUBT / counts))
        apart = distances_between(points, self.points)  # (m, n)
        to_one = np.stack(
            [apart[:, self.classes == row].min(axis=1) for row in range(len(self.names))], axis=1
        )
        return np.minimum(to_mean, to_one / (NEAR * reach))

    def named(self, points: np.ndarray, kept: np.ndarray, contamination: float) -> np.ndarray:
        """Decide for many points.

        Args:
            points: (m, d).
            kept: (m,) bool, whether the outlier test keeps each as a digit.
            contamination: the share that the test gives up, (0, 0.5].

        Returns:
            (m,) int, indices into `names`, -1 for what is none of them.
        """
        if not self.names:
            return np.full(len(points), -1)
        shares = self.shares(points, contamination)
        _, to_digit = self.ground.nearest(points)
        by_distance = self._nearest(shares, kept, to_digit, contamination)
        return _believed(by_distance, *self._sure(points))

    def _nearest(
        self, shares: np.ndarray, kept: np.ndarray, to_digit: np.ndarray, contamination: float
    ) -> np.ndarray:
        """Decide by distances alone."""
        best = shares.argmin(axis=1)
        nearest = shares[np.arange(len(shares)), best]
        nearer = nearest * self.reach(contamination) < to_digit
        return np.where((nearest <= 1) & (~kept | nearer), best, -1)

    def _sure(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return how sure the network is of its likeliest class, and which that is: (m,) each."""
        if self.learnt is None:
            return np.zeros(len(points)), np.zeros(len(points), np.int64)
        found = self.learnt.probabilities(points, self.names)
        return found.max(axis=1), found.argmax(axis=1)

    def reading(self, point: np.ndarray, kept: bool, contamination: float) -> Reading | None:
        """Read one point, (d,), as `named` does; None where nothing was taught."""
        if not self.names:
            return None
        one = point[None]
        shares = self.shares(one, contamination)
        digits, to_digit = self.ground.nearest(one)
        by_distance = self._nearest(shares, np.array([kept]), to_digit, contamination)
        sure, likeliest = self._sure(one)
        decided = int(_believed(by_distance, sure, likeliest)[0])
        best = decided if decided >= 0 else int(shares[0].argmin())
        apart = distances_between(one, self.points)[0]
        order = np.argsort(apart, kind="stable")
        return Reading(
            name=self.names[best],
            distance=float(shares[0, best]),
            reach=self.reach(contamination),
            to_mean=float(distances_between(one, self.means)[0, best]),
            is_within=bool(shares[0, best] <= 1),
            is_taught=decided >= 0,
            nearest=order,
            distances=apart[order],
            digit=int(digits[0]),
            to_digit=float(to_digit[0]),
            probability=float(sure[0]) if sure[0] >= SURE else None,
        )


def _believed(by_distance: np.ndarray, sure: np.ndarray, likeliest: np.ndarray) -> np.ndarray:
    """Return the network's class where it is sure enough, else what distances say: (m,) each."""
    return np.where(sure >= SURE, likeliest, by_distance)
