"""A short notation for strokes: points in hundredths of the frame, curves through them, corners.

"20,10 70,10 | 40,90; 30,50 65,50" is a barred seven. A semicolon ends a stroke, a bar is a corner
within one: the next piece goes on from the point before it. A piece of two points is straight, one
of more is a smooth curve through them, closed where it ends at its own beginning.
"""

from functools import cache
from itertools import pairwise

import numpy as np
from scipy.interpolate import CubicSpline

N_POINTS = 64  # of a stroke
FINE = 40  # points between two given ones, before they are spaced evenly


@cache
def parse(text: str) -> np.ndarray:
    """Read strokes.

    Args:
        text: strokes in the notation above, x to the right and y down.

    Returns:
        (n_strokes, N_POINTS, 2) float32 in [0, 1], read-only.

    Raises:
        ValueError: a stroke has fewer than two points, or something is no point.
    """
    strokes = np.stack([resample(_pieces(stroke)) for stroke in text.split(";")])
    strokes.flags.writeable = False
    return strokes


def resample(pieces: list[np.ndarray]) -> np.ndarray:
    """Space points evenly along each piece of a stroke, its corners kept.

    Args:
        pieces: lines (k, 2), each beginning where the one before it ended.

    Returns:
        (N_POINTS, 2) float32.
    """
    lengths = np.array([_travelled(piece)[-1] for piece in pieces])
    shares = np.cumsum(lengths) / max(lengths.sum(), 1e-9)
    ends = np.rint(shares * (N_POINTS - 1)).astype(int)
    counts = np.diff(ends, prepend=0)
    parts = [_even(piece, count + 1)[1:] for piece, count in zip(pieces, counts, strict=True)]
    return np.concatenate([pieces[0][:1], *parts]).astype(np.float32)


def _pieces(stroke: str) -> list[np.ndarray]:
    corners = [_points(piece) for piece in stroke.split("|")]
    for before, piece in pairwise(corners):
        piece.insert(0, before[-1])
    if min(map(len, corners)) < 2:
        raise ValueError(f"A stroke must have at least two points. Received: {stroke.strip()!r}")
    return [_curve(np.array(points)) for points in corners]


def _points(piece: str) -> list[tuple[float, float]]:
    pairs = (point.split(",") for point in piece.split())
    return [(float(x) / 100, float(y) / 100) for x, y in pairs]


def _curve(points: np.ndarray) -> np.ndarray:
    """Lay a smooth curve through points, (k, 2) -> (m, 2)."""
    if len(points) == 2:
        return points
    # Centripetal: the square root of the distance makes neither loops nor cusps.
    time = np.r_[0, np.cumsum(np.sqrt(np.linalg.norm(np.diff(points, axis=0), axis=1)))]
    ends = "periodic" if np.array_equal(points[0], points[-1]) else "natural"
    moments = np.linspace(0, time[-1], FINE * len(points))
    return CubicSpline(time, points, bc_type=ends)(moments)


def _even(line: np.ndarray, n: int) -> np.ndarray:
    travelled = _travelled(line)
    places = np.linspace(0, travelled[-1], n)
    return np.column_stack([np.interp(places, travelled, axis) for axis in line.T])


def _travelled(line: np.ndarray) -> np.ndarray:
    return np.r_[0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]
