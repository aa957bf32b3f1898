"""Find the sheet or the canvas that a picture shows with what lies around it.

A sheet on a table, a canvas within a page: a quadrilateral of another brightness than the
picture's border, or framed by a straight line, with something on it.
"""

from typing import NamedTuple

import numpy as np
from scipy import ndimage
from scipy.spatial import ConvexHull, QhullError

from core.data.finding.paper import border_of, paper_level

_SMALLEST = 0.05  # of the picture's area
_NARROWEST = 24  # pixels a side
_SOLID = 0.5  # of its outline's area, for a sheet; less is a frame
_QUADRILATERAL = 0.88  # of its smallest rectangle; an ellipse fills 0.79
_STRAIGHT = 0.98  # of its upright box, for a frame: no hand draws so straight
_SIDES_BEYOND = 1  # of a sheet's four, that the picture may cut off
_INSET = 0.02  # of its shorter side, that is left out along the edge
_DEPARTURE = 0.2  # of the largest, in a drawing
_MIN_DEPARTURE = 12  # grey levels of 255


class Box(NamedTuple):
    """A rectangle in pixels; right and bottom are the first beyond it."""

    left: int
    top: int
    right: int
    bottom: int

    def cut(self, pixels: np.ndarray) -> np.ndarray:
        """Return the part of a picture, (height, width), in the rectangle."""
        return pixels[self.top : self.bottom, self.left : self.right]

    def within(self, outer: "Box") -> "Box":
        """Return the rectangle, given in pixels of `outer`, in those of the whole."""
        left, top = outer.left, outer.top
        return Box(self.left + left, self.top + top, self.right + left, self.bottom + top)


def find_sheets(grey: np.ndarray) -> list[tuple[Box, np.ndarray]]:
    """Find what may be a sheet, the largest first.

    Args:
        grey: uint8 (height, width).

    Returns:
        For each its box, and the picture in it, uint8; what is in the box but beside the sheet
        has the brightness of the sheet's edge.
    """
    blobs, n_blobs = ndimage.label(_departs(grey), structure=np.ones((3, 3)))
    boxes = [_box(slices) for slices in ndimage.find_objects(blobs)]
    large = [label for label in range(1, n_blobs + 1) if _is_large(boxes[label - 1], grey.shape)]
    sheets = [_sheet(grey, boxes[label - 1], blobs, label) for label in large]
    return sorted((s for s in sheets if s is not None), key=lambda s: -s[1].size)


def _departs(grey: np.ndarray) -> np.ndarray:
    """Mark what is of another brightness than the picture's border."""
    level = paper_level(grey)
    drawn = level is not None
    around = np.float32(level if drawn else np.median(grey[border_of(grey.shape)]))
    departure = np.abs(grey - around)
    limit = _DEPARTURE * float(departure.max()) if drawn else _dividing(departure)
    return departure > max(_MIN_DEPARTURE, limit)


def _dividing(values: np.ndarray) -> float:
    """Return the value that divides two groups best (Otsu 1979), 0 ... 255."""
    counts = np.bincount(np.rint(values).astype(np.uint8).ravel(), minlength=256)
    below, mass = np.cumsum(counts), np.cumsum(counts * np.arange(256))
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (mass / below - (mass[-1] - mass) / above) ** 2
    return float(np.nan_to_num(between).argmax())


def _box(slices: tuple[slice, slice]) -> Box:
    rows, columns = slices
    return Box(columns.start, rows.start, columns.stop, rows.stop)


def _is_large(box: Box, shape: tuple[int, ...]) -> bool:
    """Tell whether a blob takes up enough of the picture, and is not a part of its paper."""
    width, height = box.right - box.left, box.bottom - box.top
    beyond = (box.left == 0) + (box.top == 0) + (box.right == shape[1]) + (box.bottom == shape[0])
    large = min(width, height) >= _NARROWEST and width * height >= _SMALLEST * np.prod(shape)
    return bool(large and beyond <= _SIDES_BEYOND)


def _sheet(
    grey: np.ndarray, box: Box, blobs: np.ndarray, label: int
) -> tuple[Box, np.ndarray] | None:
    """Return the inside of a blob that is a sheet or a frame."""
    blob = box.cut(blobs) == label
    outline = _without_holes(blob)
    if blob.sum() >= _SOLID * outline.sum():
        region = outline if outline.sum() >= _QUADRILATERAL * _smallest_rectangle(outline) else None
    else:
        region = _largest(outline & ~blob) if outline.mean() >= _STRAIGHT else None
    if region is None:
        return None
    region = _inset(region)
    if not region.any():
        return None
    inner = _box(ndimage.find_objects(region.astype(np.uint8))[0])
    return inner.within(box), _filled_beside(inner.cut(box.cut(grey)), inner.cut(region))


def _without_holes(blob: np.ndarray) -> np.ndarray:
    holes, _ = ndimage.label(np.pad(~blob, 1, constant_values=True))
    return (holes != holes[0, 0])[1:-1, 1:-1]


def _largest(mask: np.ndarray) -> np.ndarray | None:
    parts, n_parts = ndimage.label(mask)
    if n_parts == 0:
        return None
    return parts == 1 + int(np.argmax(np.bincount(parts.ravel())[1:]))


def _inset(region: np.ndarray) -> np.ndarray:
    """Leave out the edge: a square of a twenty-fifth of the shorter side fits round each pixel."""
    reach = 2 * max(1, round(_INSET * min(region.shape))) + 1
    return ndimage.minimum_filter(region, reach, mode="constant", cval=0)


def _smallest_rectangle(outline: np.ndarray) -> float:
    """Return the area, in pixels, of the smallest rectangle of any orientation round a blob."""
    edge = outline & ~ndimage.minimum_filter(outline, 3, mode="constant", cval=0)
    points = np.argwhere(edge).astype(np.float64)
    try:
        corners = points[ConvexHull(points).vertices]
    except QhullError:
        return np.inf
    sides = np.diff(corners, axis=0, append=corners[:1])
    angle = np.arctan2(sides[:, 0], sides[:, 1])
    along, across = (
        np.stack([np.cos(angle), np.sin(angle)]),
        np.stack([-np.sin(angle), np.cos(angle)]),
    )
    extents = [np.ptp(corners[:, ::-1] @ axes, axis=0) + 1 for axes in (along, across)]
    return float((extents[0] * extents[1]).min())


def _filled_beside(grey: np.ndarray, region: np.ndarray) -> np.ndarray:
    """Give every pixel beside the region the value of the nearest in it."""
    if region.all():
        return grey
    nearest = ndimage.distance_transform_edt(~region, return_distances=False, return_indices=True)
    return grey[tuple(nearest)]
