"""The one preprocessing from a canvas, a file or a data set to a network's input.

It repeats what made MNIST (LeCun et al. 1998, section III.A): the ink is scaled into a box of
20x20 pixels with its proportions kept, anti-aliased, and placed by its centre of mass in 28x28.
"""

import numpy as np
from numpy.typing import ArrayLike
from PIL import Image

from core.data.finding.edge import uncut
from core.data.pen import OF_DIGITS, OF_KANA, Usual, redraw
from core.data.strokes import thickness

SIDE = 28
BOX = 20

# Fainter than this share of the peak is the fringe of a resampled stroke, not ink.
_INK_SHARE = 1 / 5
# MNIST's centres of mass lie within half a pixel of row and column 14, up to rounding.
_CENTRE = SIDE // 2
_CENTRE_TOLERANCE = 0.52
_CANONICAL_PEAK = 254
# Of MNIST and of written kana, in pixels, by `core.data.strokes.thickness`.
_FINISHED_THINNEST = 1.2


def canonical(pixels: np.ndarray) -> np.ndarray:
    """Crop a picture to its ink, scale it into 20x20 and centre it by mass in 28x28.

    A picture that is already canonical, as every MNIST digit is, comes back unchanged. The
    brightest pixel of the result is 255, so thin strokes stay visible. Where centring by mass
    would push ink over the edge, the ink stays inside.

    Args:
        pixels: uint8 (height, width), ink bright on dark; any size.

    Returns:
        uint8 (28, 28); all zeros where there is no ink.

    Raises:
        ValueError: `pixels` is not a two-dimensional uint8 array.
    """
    pixels = _checked(pixels)
    if not pixels.any():
        return np.zeros((SIDE, SIDE), np.uint8)
    if _is_canonical(pixels):
        return pixels.copy()
    return _centre(_fit(_crop(pixels)))


def canonical_digit(pixels: np.ndarray) -> np.ndarray:
    """Do as `canonical` does, and draw the strokes with the pen that MNIST was written with.

    A drawing then means the same with any pen. What is canonical and no thinner than MNIST's
    thinnest digit comes back unchanged.

    Args:
        pixels: uint8 (height, width), ink bright on dark; any size.

    Returns:
        uint8 (28, 28); all zeros where there is no ink.

    Raises:
        ValueError: `pixels` is not a two-dimensional uint8 array.
    """
    return _with_usual_pen(pixels, OF_DIGITS)


def canonical_kana(pixels: np.ndarray) -> np.ndarray:
    """Do as `canonical_digit` does, with the finer pens that kana are written with."""
    return _with_usual_pen(pixels, OF_KANA)


def to_input(images: np.ndarray) -> np.ndarray:
    """Turn images into what the networks take.

    Args:
        images: uint8 (n, 28, 28).

    Returns:
        float32 (n, 28, 28, 1) in [0, 1].
    """
    return images[..., None].astype(np.float32) / 255


def _with_usual_pen(pixels: np.ndarray, usual: Usual) -> np.ndarray:
    pixels = _checked(pixels)
    finished = _is_canonical(pixels) and thickness(pixels[None])[0] >= _FINISHED_THINNEST
    if finished or not pixels.any():
        return canonical(pixels)
    return canonical(redraw(_crop(uncut(pixels)), BOX, usual))


def _checked(pixels: np.ndarray) -> np.ndarray:
    pixels = np.asarray(pixels)
    if pixels.ndim != 2 or pixels.dtype != np.uint8:
        raise ValueError(
            "`pixels` must be uint8 with shape (height, width). "
            f"Received: {pixels.dtype} with shape {pixels.shape}"
        )
    return pixels


def _is_canonical(pixels: np.ndarray) -> bool:
    if pixels.shape != (SIDE, SIDE) or pixels.max() < _CANONICAL_PEAK:
        return False
    rows, columns = _span(pixels.any(axis=1)), _span(pixels.any(axis=0))
    longest = max(rows.stop - rows.start, columns.stop - columns.start)
    offset = np.abs(np.array(_centre_of_mass(pixels)) - _CENTRE)
    return BOX - 1 <= longest <= BOX and bool((offset <= _CENTRE_TOLERANCE).all())


def _crop(pixels: np.ndarray) -> np.ndarray:
    ink = pixels > pixels.max() * _INK_SHARE
    return pixels[_span(ink.any(axis=1)), _span(ink.any(axis=0))]


def _span(occupied: ArrayLike) -> slice:
    """Return the slice from the first to the last true value."""
    where = np.flatnonzero(occupied)
    return slice(int(where[0]), int(where[-1]) + 1)


def _fit(ink: np.ndarray) -> np.ndarray:
    """Scale so that the longer side is 20 and the peak 255."""
    height, width = (max(1, round(side * BOX / max(ink.shape))) for side in ink.shape)
    # Pillow's Hamming filter widens with the reduction and has no negative lobes: no ringing.
    picture = Image.fromarray(ink.astype(np.float32))
    scaled = np.asarray(picture.resize((width, height), Image.Resampling.HAMMING))
    return np.rint(scaled * (255 / scaled.max())).astype(np.uint8)


def _centre(ink: np.ndarray) -> np.ndarray:
    top, left = (
        min(max(round(_CENTRE - centre), 0), SIDE - side)
        for centre, side in zip(_centre_of_mass(ink), ink.shape, strict=True)
    )
    canvas = np.zeros((SIDE, SIDE), np.uint8)
    canvas[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
    return canvas


def _centre_of_mass(pixels: np.ndarray) -> tuple[float, float]:
    """Return the row and column of the centre of mass, in pixel indices."""
    rows, columns = pixels.sum(axis=1, dtype=np.int64), pixels.sum(axis=0, dtype=np.int64)
    mass = rows.sum()
    row = float(rows @ np.arange(len(rows)) / mass)
    return row, float(columns @ np.arange(len(columns)) / mass)
