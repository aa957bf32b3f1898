"""Characters of any alphabet, written from strokes by many people with many pens."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.writing.canvas import Pens, draw_pictures
from core.writing.hands import join, vary
from core.writing.styles import Style, Variation, draw_styles


def write_strokes(
    drawings: Sequence[np.ndarray], variation: Variation, pens: Pens, rng: np.random.Generator
) -> np.ndarray:
    """Write every drawing by a hand and a pen of its own.

    Args:
        drawings: of each picture its strokes, (s, k, 2) with one k for all, in the unit square.
        variation: how hands vary; its pens and pressure are not used.
        pens: what is drawn with.
        rng: source of randomness.

    Returns:
        (n, 28, 28) uint8, canonical, ink bright.
    """
    if not drawings:
        return draw_pictures([], pens, rng)
    n = len(drawings)
    owners = np.repeat(np.arange(n), [len(drawing) for drawing in drawings])
    style = draw_styles(n, variation, rng)
    lines = vary(np.concatenate(drawings), owners, style, variation, rng)
    return draw_pictures(_by_picture(lines, owners, style, rng), pens, rng)


def write_alike(
    strokes: np.ndarray, n: int, variation: Variation, pens: Pens, rng: np.random.Generator
) -> np.ndarray:
    """Write one drawing n times by one hand with one pen, as a visitor does.

    Args:
        strokes: of the drawing, (s, k, 2) in the unit square.
        n: how often, at least once.
        variation: how hands vary; its pens and pressure are not used.
        pens: of which one is drawn.
        rng: source of randomness.

    Returns:
        (n, 28, 28) uint8, canonical, ink bright.
    """
    owners = np.repeat(np.arange(n), len(strokes))
    style = draw_styles(1, variation, rng).of(np.zeros(n, int))
    lines = vary(np.concatenate([strokes] * n), owners, style, variation, rng)
    width = float(np.exp(rng.uniform(*np.log([pens.thinnest, pens.thickest]))))
    pen = replace(pens, thinnest=width, thickest=width)
    return draw_pictures(_by_picture(lines, owners, style, rng), pen, rng)


def _by_picture(
    lines: np.ndarray, owners: np.ndarray, style: Style, rng: np.random.Generator
) -> list[list[np.ndarray]]:
    pictures: list[list[np.ndarray]] = [[] for _ in range(len(style.slant))]
    for parts, where in ((lines, owners), join(lines, owners, style, rng)):
        for line, owner in zip(parts, where, strict=True):
            pictures[owner].append(line)
    return pictures
