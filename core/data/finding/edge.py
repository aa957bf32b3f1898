"""Give strokes that run along a picture's edge the width that the edge cut off.

A drawing a little larger than its canvas leaves slivers there, of the bar of a 7 or the bow of a 3,
that no network sees once the picture is reduced.
"""

import numpy as np
from scipy import ndimage

_INK_LEVEL = 0.5  # of the peak: where the edge of a smooth stroke lies
_SLIVER = 0.7  # of the strokes' width; a piece as wide as this is hardly cut
_MIDDLE = 95  # per cent of the ink lie nearer to the paper than the middle of a stroke does
_LEAST = 2  # pixels that are missing; less is how a thin stroke is measured
_LONG = 2.5  # widths along the edge; what is shorter may be a slanted stroke that crosses it


def uncut(ink: np.ndarray) -> np.ndarray:
    """Return the ink with slivers along its edges as wide as its strokes.

    Args:
        ink: uint8 (height, width), bright on dark.

    Returns:
        uint8, larger by a stroke's width at each edge that has a sliver; the ink itself where
        none has.
    """
    border = (ink[0], ink[-1], ink[:, 0], ink[:, -1])
    if not any(side.any() for side in border):
        return ink
    width = _width(ink > int(ink.max()) * _INK_LEVEL)
    for turns in range(4):
        ink = np.rot90(_uncut_above(np.rot90(ink, turns), width), -turns)
    return np.ascontiguousarray(ink)


def _width(inked: np.ndarray) -> float:
    """Return the width of strokes, some of them cut by the edge: bool (height, width) -> pixels.

    It is twice the distance from the middle line to the paper. Beyond the edge the ink goes on, so
    that only what is within counts; slivers are few pixels beside whole strokes.
    """
    depth = ndimage.distance_transform_edt(np.pad(inked, 1, mode="edge"))[1:-1, 1:-1]
    return 2 * float(np.percentile(depth[inked], _MIDDLE)) if inked.any() else 0.0


def _uncut_above(ink: np.ndarray, width: float) -> np.ndarray:
    """Widen the slivers along the upper edge, upwards."""
    peak = int(ink.max())
    inked = ink > peak * _INK_LEVEL
    # How far down the ink reaches from the edge, 0 where there is none on it.
    depth = np.where(inked.all(axis=0), len(ink), inked.argmin(axis=0))  # (width,)
    thin = (depth > 0) & (depth < _SLIVER * width) & (depth <= width - _LEAST)
    sliver = _long_runs(thin, _LONG * width)
    if not sliver.any():
        return ink
    missing = np.where(sliver, np.rint(width).astype(int) - depth, 0)
    rows = np.arange(missing.max(), 0, -1)[:, None]
    return np.concatenate([np.where(rows <= missing, peak, 0).astype(np.uint8), ink])


def _long_runs(marked: np.ndarray, least: float) -> np.ndarray:
    """Keep the runs of true values that are long enough, (n,) bool."""
    changes = np.flatnonzero(np.diff(np.r_[False, marked, False].astype(int)))
    kept = np.zeros_like(marked)
    for start, end in changes.reshape(-1, 2):
        kept[start:end] = end - start >= least
    return kept
