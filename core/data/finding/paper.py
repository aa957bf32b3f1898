"""Find the level of paper that has one: of a drawing, a scan, a data set's image."""

import numpy as np

_FLAT_BORDER = 0.97  # of the border has exactly one level
_TWO_LEVELS = 0.8  # of a drawing that fills its picture are paper and full ink
SMALL = 48  # pixels a side, up to which light has no room to vary


def paper_level(grey: np.ndarray) -> int | None:
    """Return the grey level of a paper of one level, None where the paper varies."""
    border = grey[border_of(grey.shape)]
    level = int(np.median(border))
    if np.mean(border == level) >= _FLAT_BORDER:
        return level
    counts, on_paper_side = np.bincount(grey.ravel(), minlength=256), _on_paper_side(grey, border)
    level, ink = (int((counts * side).argmax()) for side in (on_paper_side, ~on_paper_side))
    drawn = counts[level] + counts[ink] >= _TWO_LEVELS * grey.size and not _covers_side(
        ~on_paper_side[grey]
    )
    return level if drawn or max(grey.shape) <= SMALL else None


def _covers_side(mask: np.ndarray) -> bool:
    """Tell whether one of a picture's four sides is all within a mask."""
    return bool(max(side.mean() for side in (mask[0], mask[-1], mask[:, 0], mask[:, -1])) == 1)


def _on_paper_side(grey: np.ndarray, border: np.ndarray) -> np.ndarray:
    """Mark the levels, (256,) bool, on the side of the middle that holds most of the picture.

    The border counts as much as all the rest: ink may fill it, but seldom both.
    """
    middle = (float(grey.min()) + float(grey.max())) / 2
    bright = np.mean(grey > middle) + np.mean(border > middle) >= 1
    return (np.arange(256) > middle) == bright


def border_of(shape: tuple[int, ...]) -> np.ndarray:
    """Mark the outermost twentieth of a picture on each side, at least one pixel."""
    height, width = shape
    border = np.ones(shape, bool)
    rows, columns = max(1, height // 20), max(1, width // 20)
    border[rows : height - rows, columns : width - columns] = False
    return border
