"""Hiragana from handwriting fonts: printed, or traced with a pen along the middle of their ink."""

from dataclasses import replace
from functools import cache

import numpy as np

from core.writing.characters import N_CHARACTERS
from core.writing.framing import frame
from core.writing.ink import Cloud, draw_lines, draw_shapes
from core.writing.shapes import GLYPH_SIDE, gather_rows, load_shapes
from core.writing.styles import Style, Variation, draw_styles

COARSE = GLYPH_SIDE // 2  # printed ink is taken from a grid of this side
FAINT = 0.03  # less ink than this share of a cell is none


def print_glyphs(
    labels: np.ndarray, fonts: np.ndarray, variation: Variation, rng: np.random.Generator
) -> np.ndarray:
    """Draw characters from handwriting fonts, bent as a hand would vary them.

    Args:
        labels: (n,) int in [0, 71).
        fonts: (n,) int, indices into `FONTS`.
        variation: how the characters vary.
        rng: source of randomness.

    Returns:
        (n, 28, 28) uint8, canonical, ink bright.
    """
    style = draw_styles(len(labels), variation, rng)
    cloud = _bent(_glyphs_of(_inked(), fonts, labels), style, variation, rng)
    boldness = rng.uniform(0.35, 0.75, cloud.n).astype(np.float32)
    return draw_shapes(cloud, boldness)


def trace_glyphs(
    labels: np.ndarray, fonts: np.ndarray, variation: Variation, rng: np.random.Generator
) -> np.ndarray:
    """Follow the middle of the ink of characters from fonts with a pen: as `print_glyphs`."""
    style = draw_styles(len(labels), variation, rng)
    cloud = _bent(_glyphs_of(_traced(), fonts, labels), style, variation, rng)
    return draw_lines(cloud, style.radius)


def _bent(cloud: Cloud, style: Style, variation: Variation, rng: np.random.Generator) -> Cloud:
    points = frame(cloud.points[:, None], cloud.owners, style, variation, rng)[:, 0]
    return replace(cloud, points=points)


@cache
def _inked() -> Cloud:
    """Every glyph as an area of ink, on a coarse grid."""
    glyphs, step = load_shapes().glyphs, GLYPH_SIDE // COARSE
    cells = glyphs.reshape(-1, COARSE, step, COARSE, step)
    share = cells.mean(axis=(2, 4), dtype=np.float32) / np.float32(255)
    return _cloud_of(np.where(share > FAINT, share / np.float32(COARSE**2), 0))


@cache
def _traced() -> Cloud:
    """The spine of every glyph, each pixel weighed by the length of line in it."""
    spines = load_shapes().spines.reshape(-1, GLYPH_SIDE, GLYPH_SIDE)
    framed = np.pad(spines, ((0, 0), (1, 1), (1, 1))).astype(np.float32)
    length = np.zeros_like(framed)
    for step in ((0, 1), (1, 0), (1, 1), (1, -1)):
        half = np.float32(np.hypot(*step) / 2)
        for sign in (1, -1):
            length += half * np.roll(framed, (sign * step[0], sign * step[1]), axis=(1, 2))
    # A corner has diagonal neighbours too, which would count its length twice.
    length = np.clip(length, 0.5, np.sqrt(2))[:, 1:-1, 1:-1] * spines
    return _cloud_of(length / np.float32(GLYPH_SIDE))


def _cloud_of(grids: np.ndarray) -> Cloud:
    """Make clouds of grids of ink, (n, side, side), in the unit square."""
    owners, rows, columns = np.nonzero(grids)
    points = np.column_stack([columns, rows]).astype(np.float32) / np.float32(grids.shape[-1])
    return Cloud(points, grids[owners, rows, columns], owners, len(grids))


def _glyphs_of(glyphs: Cloud, fonts: np.ndarray, labels: np.ndarray) -> Cloud:
    """Take the clouds of some characters of some fonts from those of all."""
    rows, owners = gather_rows(glyphs.owners, glyphs.n, fonts * N_CHARACTERS + labels)
    return Cloud(glyphs.points[rows], glyphs.weights[rows], owners, len(labels))
