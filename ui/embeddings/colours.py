"""By what the points of a map are coloured: by classes, or by a number."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Classes:
    """Colours by class.

    Args:
        title: what the classes are.
        values: (n,) uint8, indices into `names`.
        names: of the classes.
        colours: "#rrggbb" of each.
        printed: print each name in the middle of its class, where the class keeps together.
    """

    title: str
    values: np.ndarray
    names: tuple[str, ...]
    colours: tuple[str, ...]
    printed: bool = False


@dataclass(frozen=True)
class Scale:
    """Colours by a number, in Cividis.

    Args:
        title: what is measured.
        values: (n,) float32.
        low, high: the ends of the scale; values beyond take the colour of the end.
        logarithmic: whether the colours follow the logarithm of the values.
    """

    title: str
    values: np.ndarray
    low: float
    high: float
    logarithmic: bool = False
