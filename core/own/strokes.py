"""The strokes of an example where they are known: lines of one length that fill a square."""

from collections.abc import Sequence

import numpy as np

SIDE = 1000  # of the square
N_POINTS = 32  # of a stroke
MOST_STROKES = 20  # of an example; one with more counts as a picture without strokes


def no_strokes() -> np.ndarray:
    """Return what stands for strokes that are not known, (0, 32, 2) int16."""
    return np.empty((0, N_POINTS, 2), np.int16)


def strokes_of(lines: Sequence[np.ndarray]) -> np.ndarray:
    """Return a drawing's strokes with evenly spaced points, the longer side of all as wide as SIDE.

    Args:
        lines: (k, 2) each, k at least 1, in any unit, y down.

    Returns:
        (s, 32, 2) int16 in [0, SIDE], (0, 32, 2) for none and for too many.
    """
    if not 0 < len(lines) <= MOST_STROKES:
        return no_strokes()
    strokes = np.stack([_even(np.asarray(line, float)) for line in lines])
    low, high = strokes.min(axis=(0, 1)), strokes.max(axis=(0, 1))
    scale = SIDE / max(float((high - low).max()), 1e-9)
    return np.rint((strokes - (low + high) / 2) * scale + SIDE / 2).astype(np.int16)


def _even(line: np.ndarray) -> np.ndarray:
    travelled = np.r_[0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]
    places = np.linspace(0, travelled[-1], N_POINTS)
    return np.stack([np.interp(places, travelled, axis) for axis in line.T], axis=1)
