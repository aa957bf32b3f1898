"""Draw ink anew with a usual pen, whatever pen it came from.

A stroke keeps its middle line and gets another width: the edge of the ink moves outwards or
inwards by the same distance everywhere. The width is judged at the size that the network will see,
so that a thin pen on a large page and a fine one on a small page are the same.
"""

import math
from typing import NamedTuple

import numpy as np
from PIL import Image
from scipy import ndimage

from core.data.strokes import thickness


class Usual(NamedTuple):
    """The widths that strokes keep, in pixels of the network's picture.

    Widths are those that `core.data.strokes.thickness` measures.
    """

    thinnest: float
    thickest: float


# The median of MNIST's training digits is 2.5, and nine tenths lie between 1.8 and 3.8. Of
# validation digits, traced and drawn with pens of 4 to 40 pixels on 280, 96 to 97% were kept with
# these limits. One width for all kept as many, but let more kana and scribbles pass.
OF_DIGITS = Usual(1.8, 3.4)
# Kana have more strokes in the same frame, and learn from finer pens (`core.writing.styles`).
OF_KANA = Usual(1.3, 1.9)
# Ink wider than a hand's strokes is a shape, which thinning would distort.
WIDEST_STROKE = 6.0
NARROWEST_SHAPE = 8.0

FINE = 6  # fine pixels, on which ink is redrawn, to one of the network's
_INK_LEVEL = 0.5  # of the peak: where the edge of a smooth stroke lies
_MARGIN = 2 * FINE  # around the ink, in fine pixels; more than any stroke grows


def redraw(ink: np.ndarray, box: int, usual: Usual) -> np.ndarray:
    """Bring the strokes of a drawing to a usual width.

    Args:
        ink: uint8 (height, width), cropped to the ink, bright on dark.
        box: pixels that the longer side of the result's ink will be scaled to.
        usual: the widths that are kept.

    Returns:
        uint8, larger than the ink by a margin: about `FINE` pixels to one of the box. Strokes of
        a usual width come back as they are, unless they are to be enlarged; so does a shape
        without strokes, with its shades.
    """
    ink = _without_blocks(ink)
    mask = _fine_mask(ink, box * FINE)
    width = float(thickness(255 * mask[None].astype(np.uint8))[0]) / FINE
    wanted = wanted_width(width, usual)
    if width >= NARROWEST_SHAPE or (wanted == width and max(ink.shape) >= box):
        return ink
    # The ink's longer side is scaled to the box, and grows with the strokes. With the growth g,
    # in fine pixels, (width + 2 g) / (side + 2 g) is to be wanted / box.
    growth = (wanted * max(mask.shape) / box - width * FINE) / (2 * (1 - wanted / box))
    return _with_edge_moved(mask, growth)


def wanted_width(width: float, usual: Usual) -> float:
    """Return the width that strokes of a width get, both in pixels of the network's picture."""
    known = (*usual, WIDEST_STROKE, NARROWEST_SHAPE)
    return float(np.interp(width, known, (*usual, usual.thickest, NARROWEST_SHAPE)))


def _without_blocks(ink: np.ndarray) -> np.ndarray:
    """Give a picture whose pixels were grown to squares its pixels back."""
    block = math.gcd(_block(np.diff(ink, axis=0)), _block(np.diff(ink, axis=1).T))
    return ink[block // 2 :: block, block // 2 :: block] if block > 1 else ink


def _block(differences: np.ndarray) -> int:
    """Return the largest step, in rows, on which all differences between neighbours lie."""
    positions = np.append(np.flatnonzero(differences.any(axis=1)) + 1, len(differences) + 1)
    return int(np.gcd.reduce(positions))


def _fine_mask(ink: np.ndarray, side: int) -> np.ndarray:
    """Tell on the fine grid what is ink: uint8 -> bool, `side` pixels on the longer side."""
    reduction = max(ink.shape) / side
    height, width = (max(1, round(length / reduction)) for length in ink.shape)
    by = Image.Resampling.BICUBIC if reduction < 1 else Image.Resampling.BOX
    share = np.asarray(Image.fromarray(ink).resize((width, height), by))
    # A stroke one pixel wide covers only part of a fine pixel, however dark it is.
    return share > int(ink.max()) * _INK_LEVEL / max(1.0, reduction)


def _with_edge_moved(mask: np.ndarray, growth: float) -> np.ndarray:
    """Move the edge of the ink outwards, or inwards, anti-aliased: bool -> uint8."""
    mask = np.pad(mask, _MARGIN)
    distance = ndimage.distance_transform_edt(~mask) - 0.5  # from the edge, of the paper
    if growth < 0:
        distance[mask] = 0.5 - ndimage.distance_transform_edt(mask)[mask]
    return np.rint(255 * np.clip(growth - distance + 0.5, 0, 1)).astype(np.uint8)
