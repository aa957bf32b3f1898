"""How well taught classes stand apart: each example read by all the others."""

from dataclasses import dataclass

import numpy as np

from core.own.ground import distances_between
from core.own.rule import Taught

NONE = -1  # read as nothing that is known


@dataclass(frozen=True, eq=False)
class Standing:
    """What each example is read as when it is left out.

    Attributes:
        names: of the classes.
        read_as: (n,) int, an index into `names`, `NONE`, or `len(names) + d` for the digit d.
        right: (n,) bool, whether that is what it shows.
        shares: (n,) float32, how far it lies from its own class without it, as a share of that
            class's reach; not a number for the only example of a class.
        to_digits: (c, 10) float32, from each class's mean to the digits' centres.
        apart: (c, c) float32, between the means.
        reach: how far from its mean a class with many examples reaches.
    """

    names: tuple[str, ...]
    read_as: np.ndarray
    right: np.ndarray
    shares: np.ndarray
    to_digits: np.ndarray
    apart: np.ndarray
    reach: float


def leave_out(
    taught: Taught, kept: np.ndarray, digits: np.ndarray, contamination: float
) -> Standing:
    """Read every example by the others.

    The only example of a class cannot be recognised; it counts as wrong.

    Args:
        taught: the examples.
        kept: (n,) bool, whether the outlier test keeps each example as a digit.
        digits: (n,) int, the digit that the network names each with.
        contamination: the share that the test gives up, (0, 0.5].
    """
    found = [_read(taught, row, kept, digits, contamination) for row in range(len(kept))]
    read_as = np.array([code for code, _ in found], np.int64)
    n = len(taught.names)
    said = np.array([word(code, taught.names) for code in read_as], dtype=object)
    own = np.array([taught.names[row] for row in taught.classes], dtype=object)
    means = taught.means if n else np.empty((0, taught.ground.centres.shape[1]), np.float32)
    return Standing(
        names=taught.names,
        read_as=read_as,
        right=said == own,
        shares=np.array([share for _, share in found], np.float32),
        to_digits=distances_between(means, taught.ground.centres),
        apart=distances_between(means, means),
        reach=taught.reach(contamination),
    )


def _read(
    taught: Taught, row: int, kept: np.ndarray, digits: np.ndarray, contamination: float
) -> tuple[int, float]:
    """Read an example by the others: what it is read as, and how far its own class is."""
    others, own = np.arange(len(kept)) != row, taught.classes[row]
    left, classes = np.unique(taught.classes[others], return_inverse=True)
    names = tuple(taught.names[place] for place in left)
    rest, point = Taught(taught.ground, names, taught.points[others], classes), taught.points[[row]]
    share = np.nan
    if own in left:
        share = rest.shares(point, contamination)[0, np.flatnonzero(left == own)[0]]
    best = int(rest.named(point, kept[[row]], contamination)[0])
    if best >= 0:
        return int(left[best]), share
    return len(taught.names) + int(digits[row]) if kept[row] else NONE, share


def word(code: int, names: tuple[str, ...]) -> str | None:
    """Return what an example was read as, in a word; None for nothing that is known."""
    if code == NONE:
        return None
    return names[code] if code < len(names) else str(code - len(names))
