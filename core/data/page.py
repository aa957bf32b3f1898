"""Find the writing in a picture that may show more than the paper it stands on."""

from typing import NamedTuple

import numpy as np

from core.data.finding.paper import paper_level
from core.data.finding.sheet import Box, find_sheets
from core.data.ink import find_ink

_DEEPEST = 3  # frames within each other: a page on a screen, a canvas with a border
_FAINT = 50  # grey levels of 255 that are no ink yet
_MARGIN = 0.1  # of the writing's longer side, around it in what is cut out


class Writing(NamedTuple):
    """Hold the writing found in a picture.

    Attributes:
        ink: uint8 (height, width), bright on dark: of the part in `box`.
        box: what was cut out, None where the whole picture is used.
    """

    ink: np.ndarray
    box: Box | None


def find_writing(grey: np.ndarray) -> Writing:
    """Find the sheet or the canvas and the ink on it.

    Args:
        grey: uint8 (height, width), any polarity.

    Returns:
        The writing. Drawings that are nothing but paper and ink are used whole; a photograph,
        and what stands on a sheet or a canvas, is cut to the writing.
    """
    whole = Box(0, 0, grey.shape[1], grey.shape[0])
    sheet, ink = _innermost(grey, _DEEPEST)
    if ink is None:
        ink = find_ink(grey)
    if (sheet is None and paper_level(grey) is not None) or not ink.any():
        return Writing(ink, None)
    box = _around(ink)
    return Writing(box.cut(ink), box.within(sheet or whole))


def _innermost(grey: np.ndarray, depth: int) -> tuple[Box | None, np.ndarray | None]:
    """Return the innermost sheet that has ink on it, and that ink."""
    for box, content in find_sheets(grey) if depth else ():
        inner, ink = _innermost(content, depth - 1)
        if inner is not None:
            return inner.within(box), ink
        ink = find_ink(content)
        if ink.any():
            return box, ink
    return None, None


def _around(ink: np.ndarray) -> Box:
    """Return the box of the ink and a margin, as far as there is one."""
    rows, columns = (np.flatnonzero((ink > _FAINT).any(axis=axis)) for axis in (1, 0))
    height, width = ink.shape
    margin = round(_MARGIN * max(np.ptp(rows) + 1, np.ptp(columns) + 1))
    left, top = max(0, int(columns[0]) - margin), max(0, int(rows[0]) - margin)
    return Box(
        left,
        top,
        min(width, int(columns[-1]) + margin + 1),
        min(height, int(rows[-1]) + margin + 1),
    )
