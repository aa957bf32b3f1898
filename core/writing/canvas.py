"""Draw strokes with a round pen on a canvas, as people do, and prepare them as any drawing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from core.data.canonical import SIDE, canonical, canonical_digit

CANVAS = 280  # pixels a side
REDUCTION = 2  # pixels averaged in each direction, which smooths the edges
DOT = 0.4  # of the unit square


@dataclass(frozen=True)
class Pens:
    """What pictures are drawn with.

    Args:
        thinnest, thickest: width of the pen in pixels of the canvas, log-uniform between.
        smallest, largest: longer side of the drawing in pixels, uniform between.
        boldest: width of the pen as a share of that side, at most: a bolder one fills the loops.
        redrawn: share of the drawings whose strokes get a usual width, as the slate does; the
            others keep that of their pen.
        redraw: what gives them that width, `canonical_digit` or `canonical_kana`.
    """

    thinnest: float = 4.0
    thickest: float = 40.0
    smallest: float = 130.0
    largest: float = 230.0
    boldest: float = 0.2
    redrawn: float = 0.7
    redraw: Callable[[np.ndarray], np.ndarray] = canonical_digit


def draw_pictures(
    drawings: Sequence[Sequence[np.ndarray]], pens: Pens, rng: np.random.Generator
) -> np.ndarray:
    """Draw each picture with a pen of its own.

    Args:
        drawings: of each picture its lines, (k, 2), about as large as the unit square, y down.
        pens: what they are drawn with.
        rng: source of randomness.

    Returns:
        (n, 28, 28) uint8, canonical, ink bright.
    """
    thinnest, thickest = np.log([pens.thinnest, pens.thickest])
    sides = rng.uniform(pens.smallest, pens.largest, len(drawings))
    widths = np.minimum(
        np.exp(rng.uniform(thinnest, thickest, len(drawings))), pens.boldest * sides
    )
    redrawn = rng.random(len(drawings)) < pens.redrawn
    images = np.empty((len(drawings), SIDE, SIDE), np.uint8)
    for row, lines in enumerate(drawings):
        prepare = pens.redraw if redrawn[row] else canonical
        images[row] = prepare(draw_lines(fit(lines, sides[row]), widths[row]))
    return images


def fit(lines: Sequence[np.ndarray], side: float) -> list[np.ndarray]:
    """Scale lines so that the longer side of their box has `side` pixels, mid-canvas.

    What is smaller than `DOT` stays small: a dot is no long line.
    """
    points = np.concatenate(lines)
    low, high = points.min(axis=0), points.max(axis=0)
    scale = side / max(float((high - low).max()), DOT)
    return [(line - (low + high) / 2) * scale + CANVAS / 2 for line in lines]


def draw_lines(lines: Sequence[np.ndarray], width: float) -> np.ndarray:
    """Draw lines with a round pen.

    Args:
        lines: (k, 2) each, in pixels of the canvas.
        width: of the pen, in pixels of the canvas.

    Returns:
        uint8 (140, 140), white ink on black.
    """
    picture = Image.new("L", (CANVAS, CANVAS))
    pen, radius = ImageDraw.Draw(picture), width / 2
    for line in lines:
        points = [(x, y) for x, y in line.tolist()]
        pen.line(points, fill=255, width=round(width))
        # Round caps, and no notches where a thick line bends.
        for x, y in points:
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return np.asarray(picture.reduce(REDUCTION))
