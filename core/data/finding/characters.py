"""Take writing apart into characters, from left to right.

Pieces of ink that stand above each other are one character, as the bar of a 5 and its bow; pieces
beside each other are several.
"""

from typing import NamedTuple

import numpy as np
from scipy import ndimage

MOST = 12  # characters in a row; more pieces are a texture, not writing

_INK_SHARE = 1 / 4  # of the peak; fainter is fringe
_SMALLEST_PICTURE = 20  # pixels; pieces of smaller ones touch or break by chance
_OVERLAP = 0.5  # of the narrower piece's width stands above or below the other
_GAP = 0.03  # of the tallest height; closer pieces are one, broken
_PAPER = 2  # pixels kept around a character, where the picture has them
_LOWEST = 0.4  # of the tallest height; lower pieces are points and dust


class _Column(NamedTuple):
    """A character: its columns, the last not included, its rows likewise, and its pieces."""

    left: int
    right: int
    top: int
    bottom: int
    pieces: frozenset[int]

    def joined(self, other: "_Column") -> "_Column":
        """Return the character that two make together."""
        return _Column(
            min(self.left, other.left),
            max(self.right, other.right),
            min(self.top, other.top),
            max(self.bottom, other.bottom),
            self.pieces | other.pieces,
        )


def split_characters(ink: np.ndarray) -> list[np.ndarray]:
    """Cut writing into its characters.

    Args:
        ink: uint8 (height, width), bright on dark.

    Returns:
        A picture of each character, from left to right, the ink of the others left out; the
        whole where there is one, and none for a blank picture.
    """
    if not ink.any():
        return []
    if max(ink.shape) < _SMALLEST_PICTURE:
        return [ink]
    pieces, _ = ndimage.label(ink > ink.max() * _INK_SHARE, structure=np.ones((3, 3)))
    columns = _columns(ndimage.find_objects(pieces))
    if not 1 < len(columns) <= MOST:
        return [ink]
    return [_cut(ink, pieces, column) for column in columns]


def one_character(ink: np.ndarray) -> list[np.ndarray]:
    """Take all ink for one character, whose parts may lie beside each other; none if blank."""
    return [ink] if ink.any() else []


def _columns(boxes: list[tuple[slice, slice]]) -> list[_Column]:
    """Group the boxes of pieces into characters."""
    columns = [
        _Column(across.start, across.stop, down.start, down.stop, frozenset([number]))
        for number, (down, across) in enumerate(boxes, start=1)
    ]
    tallest = max(column.bottom - column.top for column in columns)
    grouped: list[_Column] = []
    for column in sorted(columns, key=lambda column: column.left):
        while (near := next((c for c in grouped if _is_one(c, column, tallest)), None)) is not None:
            grouped.remove(near)
            column = near.joined(column)
        grouped.append(column)
    tallest = max(column.bottom - column.top for column in grouped)
    tall = [column for column in grouped if column.bottom - column.top >= _LOWEST * tallest]
    return sorted(tall, key=lambda column: column.left)


def _is_one(first: _Column, second: _Column, tallest: int) -> bool:
    shared = min(first.right, second.right) - max(first.left, second.left)
    narrower = min(first.right - first.left, second.right - second.left)
    if shared > 0:
        return shared > _OVERLAP * narrower
    return -shared < _GAP * tallest


def _cut(ink: np.ndarray, pieces: np.ndarray, column: _Column) -> np.ndarray:
    """Take a character out, with paper around it: ink at an edge would count as cut off there."""
    rows = slice(max(0, column.top - _PAPER), column.bottom + _PAPER)
    part = rows, slice(max(0, column.left - _PAPER), column.right + _PAPER)
    own = np.isin(pieces[part], list(column.pieces))
    return np.where(ndimage.binary_dilation(own), ink[part], 0).astype(np.uint8)
