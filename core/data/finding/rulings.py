"""Wipe straight lines that run from edge to edge: rulings, margins, squares, folds.

A line is found by the mean contrast along every slightly tilted row and column: writing does not
cross a whole page straight. It is wiped by what stands on both sides of it, so that strokes that
cross it stay whole.
"""

import numpy as np

_SIDE = 256  # pixels, of the reduced picture that lines are sought in
_TILTS = np.linspace(-0.12, 0.12, 61)  # slopes
_COVERED = 0.8  # of a line's length shows contrast
_INSIDE = 0.9  # of a line's length lies within the picture
_ALONE = 0.4  # less of it does beside the line: a stroke's body is no line
_ABOVE = 1.5  # times the median's contrast counts
_HALF_WIDTH = 0.012  # of the shorter side, of the widest line
_MIN_CONTRAST = 5  # grey levels of 255


def without_rulings(contrast: np.ndarray) -> np.ndarray:
    """Wipe all lines across the page.

    Args:
        contrast: float32 (height, width), how much darker than the paper each pixel is.

    Returns:
        The same without lines.
    """
    return _without_rows(_without_rows(contrast).T).T


def _without_rows(contrast: np.ndarray) -> np.ndarray:
    """Wipe the lines that run from left to right."""
    height, width = contrast.shape
    half = max(2, round(_HALF_WIDTH * min(height, width)))
    cleared = contrast
    for left, right in _lines(contrast, half):
        cleared = _wiped(cleared, np.linspace(left, right, width), half)
    return cleared


def _lines(contrast: np.ndarray, half: int) -> list[tuple[float, float]]:
    """Return the row at the left and the right edge of every line, in pixels."""
    height, width = contrast.shape
    columns = np.linspace(0, width - 1, min(width, _SIDE)).round().astype(int)
    dark = contrast[:, columns] > max(_MIN_CONTRAST, _ABOVE * float(np.median(contrast[::2, ::2])))
    found: list[tuple[float, int, float]] = []
    shift = columns - width / 2
    rows = np.arange(height)
    for tilt in _TILTS:
        at = rows[:, None] + np.rint(tilt * shift).astype(int)  # (n_rows, n_columns)
        inside = (at >= 0) & (at < height)
        hits = dark[at.clip(0, height - 1), np.arange(len(columns))] & inside
        share = hits.mean(axis=1)  # what lies outside counts: a line that ends in a corner is none
        share[inside.mean(axis=1) < _INSIDE] = 0
        beside = np.maximum(_shifted(share, 2 * half), _shifted(share, -2 * half))
        lines = np.flatnonzero((share >= _COVERED) & (share - beside >= _ALONE))
        found += [(float(share[row]), int(row), float(tilt)) for row in lines]
    return [(row - tilt * width / 2, row + tilt * width / 2) for row, tilt in _best(found, half)]


def _shifted(shares: np.ndarray, rows: int) -> np.ndarray:
    """Return what lies a number of rows below each row, the last row's beyond the border."""
    return shares[(np.arange(len(shares)) + rows).clip(0, len(shares) - 1)]


def _best(found: list[tuple[float, int, float]], half: int) -> list[tuple[int, float]]:
    """Keep the best covered of lines that lie on each other: (row, tilt)."""
    kept: list[tuple[int, float]] = []
    for _, row, tilt in sorted(found, reverse=True):
        if all(abs(row - other) > half for other, _ in kept):
            kept.append((row, tilt))
    return kept


def _wiped(contrast: np.ndarray, line: np.ndarray, half: int) -> np.ndarray:
    """Put, along a line of one row for each column, the lesser of both sides in its place."""
    height, width = contrast.shape
    columns = np.arange(width)
    line = np.rint(line).astype(int)
    above = contrast[(line - half - 1).clip(0, height - 1), columns]
    below = contrast[(line + half + 1).clip(0, height - 1), columns]
    cleared = contrast.copy()
    for offset in range(-half, half + 1):
        row = line + offset
        inside = (row >= 0) & (row < height)
        cleared[row[inside], columns[inside]] = np.minimum(
            contrast[row[inside], columns[inside]], np.minimum(above, below)[inside]
        )
    return cleared
