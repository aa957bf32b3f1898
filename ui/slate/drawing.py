"""What is on the slate: a picture, strokes over it, and the greyscale image they make."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

UNIT = 1000  # strokes are measured in thousandths of the slate's side
RASTER_SIDE = 280  # pixels; ten times what the networks see
PIXELATED = 8  # times a picture grows, and its pixels show as squares


@dataclass(frozen=True)
class Stroke:
    """A polyline of the pen.

    Attributes:
        width: pen width, in thousandths of the side.
        points: (x, y) pairs, in thousandths of the side.
    """

    width: int
    points: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Drawing:
    """The content of a slate: the name of a picture (or None) and the strokes over it."""

    picture: str | None = None
    strokes: tuple[Stroke, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether nothing is on the slate."""
        return self.picture is None and not self.strokes


EMPTY = Drawing()


def rasterize(strokes: tuple[Stroke, ...], side: int = RASTER_SIDE) -> np.ndarray:
    """Draw strokes with a round pen.

    Returns:
        uint8 (side, side), ink 255 on 0.
    """
    image = Image.new("L", (side, side))
    pen = ImageDraw.Draw(image)
    for stroke in strokes:
        _draw_stroke(pen, stroke, side / UNIT)
    return np.asarray(image)


def _draw_stroke(pen: ImageDraw.ImageDraw, stroke: Stroke, scale: float) -> None:
    points = [(x * scale, y * scale) for x, y in stroke.points]
    radius = stroke.width * scale / 2
    pen.line(points, fill=255, width=max(1, round(2 * radius)))
    for x, y in points:  # round caps and joints
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)


def compose(picture: np.ndarray | None, strokes: tuple[Stroke, ...]) -> np.ndarray:
    """Lay the strokes over a picture.

    Args:
        picture: uint8 (height, width) with bright ink, or None.

    Returns:
        uint8: the picture itself where nothing was drawn over it, else
        (`RASTER_SIDE`, `RASTER_SIDE`).
    """
    if picture is None:
        return rasterize(strokes)
    if not strokes:
        return picture
    return np.maximum(_fit(picture, RASTER_SIDE), rasterize(strokes))


def page(picture: np.ndarray | None, strokes: tuple[Stroke, ...], side: int) -> np.ndarray:
    """Return the slate as it is kept in a file, uint8 (side, side)."""
    ink = rasterize(strokes, side)
    return ink if picture is None else np.maximum(_fit(enlarge(picture, side), side), ink)


def enlarge(picture: np.ndarray, side: int) -> np.ndarray:
    """Return a small picture with its pixels grown to squares; a larger one stays as it is.

    Args:
        picture: uint8 (height, width).
        side: of the square that it is to fill, in pixels.
    """
    small = max(picture.shape) * PIXELATED <= side
    return _scale(picture, side, Image.Resampling.NEAREST) if small else picture


def shrink(picture: np.ndarray, side: int = RASTER_SIDE) -> np.ndarray:
    """Scale a picture down, proportions kept; a small one stays as it is.

    Args:
        picture: uint8 (height, width).
        side: that it shall not exceed, in pixels.

    Returns:
        uint8, neither side above `side`.
    """
    return _scale(picture, side) if max(picture.shape) > side else picture


def _scale(
    picture: np.ndarray, side: int, by: Image.Resampling = Image.Resampling.BILINEAR
) -> np.ndarray:
    """Bring the longer side to a length."""
    height, width = picture.shape
    factor = side / max(height, width)
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    return np.asarray(Image.fromarray(picture).resize(size, by))


def _fit(picture: np.ndarray, side: int) -> np.ndarray:
    """Centre a picture in a square as the slate shows it."""
    scaled = _scale(picture, side)
    height, width = scaled.shape
    top, left = (side - height) // 2, (side - width) // 2
    raster = np.zeros((side, side), np.uint8)
    raster[top : top + height, left : left + width] = scaled
    return raster
