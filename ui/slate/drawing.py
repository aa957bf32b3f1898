"""What is on the slate: a picture, strokes over it, and the greyscale image they make."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

UNIT = 1000  # strokes are measured in thousandths of the slate's side
RASTER_SIDE = 280  # pixels; ten times what the networks see
MAX_POINTS = 20_000


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


def parse_drawing(message: dict[str, Any]) -> Drawing:
    """Read the browser's message.

    Args:
        message: `{"picture": str | None, "strokes": [{"w": width, "p": [[x, y], ...]}, ...]}`.

    Returns:
        The drawing, its coordinates clipped to one side around the slate.

    Raises:
        ValueError: the message is not of that form, or longer than a hand could draw.
    """
    try:
        strokes = tuple(_parse_stroke(stroke) for stroke in message["strokes"])
        picture = message["picture"]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"Not a drawing: {error!r}") from error
    if sum(len(stroke.points) for stroke in strokes) > MAX_POINTS:
        raise ValueError(f"A drawing has at most {MAX_POINTS} points.")
    return Drawing(None if picture is None else str(picture), strokes)


def _parse_stroke(stroke: dict[str, Any]) -> Stroke:
    points = tuple((_clip(x), _clip(y)) for x, y in stroke["p"])
    return Stroke(min(max(int(stroke["w"]), 1), UNIT), points)


def _clip(value: float) -> int:
    return min(max(int(value), -UNIT), 2 * UNIT)


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
    return np.maximum(_fit(picture), rasterize(strokes))


def shrink(picture: np.ndarray) -> np.ndarray:
    """Scale a picture down to the raster, proportions kept; a small one stays as it is.

    Args:
        picture: uint8 (height, width).

    Returns:
        uint8, neither side above `RASTER_SIDE`.
    """
    return _scale(picture) if max(picture.shape) > RASTER_SIDE else picture


def _scale(picture: np.ndarray) -> np.ndarray:
    """Bring the longer side to `RASTER_SIDE`."""
    height, width = picture.shape
    factor = RASTER_SIDE / max(height, width)
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    return np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.BILINEAR))


def _fit(picture: np.ndarray) -> np.ndarray:
    """Centre a picture in the raster as the slate shows it."""
    scaled = _scale(picture)
    height, width = scaled.shape
    top, left = (RASTER_SIDE - height) // 2, (RASTER_SIDE - width) // 2
    raster = np.zeros((RASTER_SIDE, RASTER_SIDE), np.uint8)
    raster[top : top + height, left : left + width] = scaled
    return raster
