"""Names along a line that must not lie over each other."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np


def spread(places: Sequence[float] | np.ndarray, apart: float) -> np.ndarray:
    """Return places at least so far apart, each as near to its own as those before it allow.

    Args:
        places: (n,) along the line.
        apart: least distance between two.

    Returns:
        (n,) in the order of `places`; the smallest stay where they are.
    """
    found = np.array(places, float)
    order = np.argsort(found, kind="stable")
    for before, after in pairwise(order):
        found[after] = max(found[after], found[before] + apart)
    return found
