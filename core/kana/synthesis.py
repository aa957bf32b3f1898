"""Hiragana as many hands might write them, made from strokes and from handwriting fonts.

A writer has a style: slant, proportions, pen, how strokes begin, end and join. Every character
that a writer writes varies again, stroke by stroke. No image is of a human hand: what a network
learns from these is synthetic, and is called that wherever it is shown.
"""

from dataclasses import dataclass, fields, replace
from functools import cache

import numpy as np

from core.kana.characters import N_CHARACTERS
from core.kana.ink import Cloud, draw_lines, draw_shapes
from core.kana.shapes import GLYPH_SIDE, N_POINTS, load_shapes

N_WAVES = 3  # of the field that warps a character
N_SHAKES = 4  # sine waves in a shaky line
N_JOIN = 12  # points of the line between two joined strokes
COARSE = GLYPH_SIDE // 2  # a glyph's ink is taken from a grid of this side
FAINT = 0.03  # less ink than this share of a cell is none


@dataclass(frozen=True)
class Variation:
    """How far hands depart from the model: standard deviations, 0 for none.

    Lengths are in units of the character's frame, angles in radians.

    Args:
        slant: shear of a writer, and half of it again of each character.
        aspect: logarithm of width over height.
        rotation: of a whole character.
        warp: displacement by a smooth field.
        stroke_rotation: of a stroke about its middle.
        stroke_scale: logarithm of a stroke's scale.
        stroke_shift: displacement of a stroke.
        bow: sideways bend of a stroke, as a share of its length.
        shake: tremor, as a share of the length.
        overshoot: share of a stroke by which its ends are drawn out, or cut where negative.
        joining: probability, at most, that a writer draws one stroke into the next.
        pressure: of the pen, from character to character and along a stroke, as a share.
        taper: share of the pressure, at most, that is gone at the end of a stroke.
        thinnest, thickest: radius of the pens, in pixels of the final image.
    """

    slant: float = 0.15
    aspect: float = 0.12
    rotation: float = 0.08
    warp: float = 0.022
    stroke_rotation: float = 0.12
    stroke_scale: float = 0.10
    stroke_shift: float = 0.026
    bow: float = 0.05
    shake: float = 0.008
    overshoot: float = 0.06
    joining: float = 0.3
    pressure: float = 0.1
    taper: float = 0.5
    thinnest: float = 0.45
    thickest: float = 1.2


@dataclass(frozen=True)
class Style:
    """The habits of n writers, each field (n,) float32, in the units of `Variation`.

    Attributes:
        slant, aspect, rotation: of all that a writer writes.
        radius: of the pen, in pixels.
        taper: share of the pen's pressure that is gone at the end of a stroke.
        joining: probability of drawing one stroke into the next.
    """

    slant: np.ndarray
    aspect: np.ndarray
    rotation: np.ndarray
    radius: np.ndarray
    taper: np.ndarray
    joining: np.ndarray

    def of(self, writers: np.ndarray) -> "Style":
        """Return the styles of `writers`, (n,) int, in their order."""
        return Style(*(getattr(self, field.name)[writers] for field in fields(self)))


def draw_styles(n_writers: int, variation: Variation, rng: np.random.Generator) -> Style:
    """Draw the habits of writers."""
    pens = np.log([variation.thinnest, variation.thickest])
    floats = (
        rng.normal(0, variation.slant, n_writers),
        rng.normal(0, variation.aspect, n_writers),
        rng.normal(0, variation.rotation / 2, n_writers),
        np.exp(rng.uniform(*pens, n_writers)),
        rng.uniform(0, variation.taper, n_writers) * (rng.random(n_writers) < 0.5),
        rng.uniform(0, variation.joining, n_writers) * (rng.random(n_writers) < 0.6),
    )
    return Style(*(values.astype(np.float32) for values in floats))


def write(
    labels: np.ndarray, style: Style, variation: Variation, rng: np.random.Generator
) -> np.ndarray:
    """Write characters by stroke.

    Args:
        labels: (n,) int in [0, 71).
        style: of the writer of each, n of them.
        variation: how each character varies about its writer's habit.
        rng: source of randomness.

    Returns:
        (n, 28, 28) uint8, canonical, ink bright.
    """
    return _draw_strokes(*_strokes_of(labels), style, variation, rng)


def scramble(style: Style, variation: Variation, rng: np.random.Generator) -> np.ndarray:
    """Write a few strokes of any characters, turned and put anywhere: no character at all.

    Args:
        style: of n writers, one for each picture.
        variation: how the strokes vary before they are turned.
        rng: source of randomness.

    Returns:
        (n, 28, 28) uint8, canonical, ink bright.
    """
    n = len(style.slant)
    counts = rng.integers(1, 5, n)
    owners = np.repeat(np.arange(n), counts)
    strokes = load_shapes().strokes
    # A short stroke alone, turned, may well be a kana of one stroke.
    long = np.flatnonzero(np.linalg.norm(np.diff(strokes, axis=1), axis=2).sum(axis=1) > 1.2)
    alone = np.repeat(counts == 1, counts)
    chosen = np.where(
        alone, rng.choice(long, len(owners)), rng.integers(len(strokes), size=len(owners))
    )
    strokes = strokes[chosen]
    middle = strokes.mean(axis=1, keepdims=True)
    angle = rng.uniform(0.5, 2 * np.pi - 0.5, len(owners)).astype(np.float32)
    scale = np.exp(rng.normal(0.2, 0.3, (len(owners), 1, 1))).astype(np.float32)
    place = rng.uniform(0.25, 0.75, (len(owners), 1, 2)).astype(np.float32)
    turned = _apply((strokes - middle) * scale, _turns(angle)) + place
    return _draw_strokes(turned, owners, style, variation, rng)


def _draw_strokes(
    strokes: np.ndarray,
    owners: np.ndarray,
    style: Style,
    variation: Variation,
    rng: np.random.Generator,
) -> np.ndarray:
    """Vary strokes (s, N_POINTS, 2) of the pictures `owners` and draw them."""
    n = len(style.slant)
    lines = _bend(_cut(strokes, variation, rng), variation, rng)
    lines = _frame(_move(lines, variation, rng), owners, style, variation, rng)
    joins, joined = _join(lines, owners, style, rng)
    pressure = _pressure(style, owners, variation, rng)
    light = np.full(joins.shape[:2], 0.85, np.float32)
    parts = [_ink(_refine(lines), owners, pressure), _ink(joins, joined, light)]
    width = np.exp(rng.normal(0, variation.pressure, n)).astype(np.float32)
    return draw_lines(_gather(parts, n), style.radius * width)


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
    points = _frame(cloud.points[:, None], cloud.owners, style, variation, rng)[:, 0]
    return replace(cloud, points=points)


def _strokes_of(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gather the strokes of all characters: (s, N_POINTS, 2) and the image of each, (s,)."""
    shapes = load_shapes()
    rows, owners = _gather_rows(shapes.owners, N_CHARACTERS, labels)
    return shapes.strokes[rows], owners


def _gather_rows(groups: np.ndarray, n_groups: int, wanted: np.ndarray) -> tuple[np.ndarray, ...]:
    """Find all rows of the wanted groups.

    Args:
        groups: (rows,) int, ascending, the group that each row belongs to.
        n_groups: how many groups there are.
        wanted: (n,) int, groups; one may come twice.

    Returns:
        The rows, (m,) int, group after group, and the place in `wanted` of each, (m,) int.
    """
    first = np.searchsorted(groups, np.arange(n_groups + 1))
    counts = np.diff(first)[wanted]
    owners = np.repeat(np.arange(len(wanted)), counts)
    within = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    return first[wanted][owners] + within, owners


def _cut(strokes: np.ndarray, variation: Variation, rng: np.random.Generator) -> np.ndarray:
    """Shorten strokes or draw them out along their last direction, at both ends."""
    ends = rng.normal(0, variation.overshoot, (2, len(strokes))).astype(np.float32)
    ends = np.clip(ends, -0.12, 0.15) * np.float32(N_POINTS - 1)
    time = np.linspace(-ends[0], N_POINTS - 1 + ends[1], N_POINTS, axis=1)
    left = np.clip(time.astype(np.int32), 0, N_POINTS - 2)
    rest = (time - left)[..., None]
    rows = np.arange(len(strokes))[:, None]
    before = strokes[rows, left]
    return before + rest * (strokes[rows, left + 1] - before)


def _bend(strokes: np.ndarray, variation: Variation, rng: np.random.Generator) -> np.ndarray:
    """Bow strokes sideways and let them tremble: sums of sine waves across the chord."""
    time = np.linspace(0, np.pi, N_POINTS, dtype=np.float32)
    waves = np.sin(np.arange(1, 3 + N_SHAKES, dtype=np.float32)[:, None] * time)
    spread = [variation.bow, variation.bow / 2] + [variation.shake] * N_SHAKES
    amplitude = rng.normal(0, spread, (len(strokes), 2 + N_SHAKES)).astype(np.float32)
    tangent = np.gradient(strokes, axis=1)
    length = np.linalg.norm(tangent, axis=2).sum(axis=1)
    chord = strokes[:, -1] - strokes[:, 0]
    chord /= np.maximum(np.linalg.norm(chord, axis=1, keepdims=True), 1e-3)
    across = np.stack([-chord[:, 1], chord[:, 0]], axis=1)
    offset = (amplitude @ waves) * length[:, None]
    return strokes + offset[..., None] * across[:, None]


def _move(strokes: np.ndarray, variation: Variation, rng: np.random.Generator) -> np.ndarray:
    """Turn, scale and shift every stroke about its middle."""
    n = len(strokes)
    angle = rng.normal(0, variation.stroke_rotation, n).astype(np.float32)
    scale = np.exp(rng.normal(0, variation.stroke_scale, (n, 2))).astype(np.float32)
    shift = rng.normal(0, variation.stroke_shift, (n, 1, 2)).astype(np.float32)
    middle = strokes.mean(axis=1, keepdims=True)
    around = (strokes - middle) * scale[:, None]
    return _apply(around, _turns(angle)) + middle + shift


def _apply(points: np.ndarray, matrices: np.ndarray) -> np.ndarray:
    """Multiply row vectors (s, k, 2) by matrices (s, 2, 2); faster than a sum over indices."""
    x, y = points[..., :1], points[..., 1:]
    return x * matrices[:, :1] + y * matrices[:, 1:]


def _turns(angle: np.ndarray) -> np.ndarray:
    """Rotation matrices for row vectors, (n, 2, 2)."""
    cosine, sine = np.cos(angle), np.sin(angle)
    return np.stack([cosine, sine, -sine, cosine], axis=-1).reshape(-1, 2, 2)


def _join(
    strokes: np.ndarray, owners: np.ndarray, style: Style, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Draw some strokes into the next one: lines (j, N_JOIN, 2) and the image of each."""
    follows = np.flatnonzero(owners[1:] == owners[:-1])
    chosen = follows[rng.random(len(follows)) < style.joining[owners[follows]]]
    start, end = strokes[chosen, -1], strokes[chosen + 1, 0]
    time = np.linspace(0, 1, N_JOIN, dtype=np.float32)[:, None]
    bow = rng.normal(0, 0.08, (len(chosen), 1, 2)).astype(np.float32) * 4 * time * (1 - time)
    lines = start[:, None] + time * (end - start)[:, None] + bow
    return lines, owners[chosen]


def _refine(strokes: np.ndarray) -> np.ndarray:
    """Put a point between every two, on a cubic through four: (s, 2 * N_POINTS - 1, 2)."""
    inner = (9 * (strokes[:, 1:-2] + strokes[:, 2:-1]) - strokes[:, :-3] - strokes[:, 3:]) / 16
    first, last = strokes[:, :2].mean(axis=1), strokes[:, -2:].mean(axis=1)
    fine = np.empty((len(strokes), 2 * strokes.shape[1] - 1, 2), np.float32)
    fine[:, ::2] = strokes
    fine[:, 3:-2:2] = inner
    fine[:, 1], fine[:, -2] = first, last
    return fine


def _pressure(
    style: Style, owners: np.ndarray, variation: Variation, rng: np.random.Generator
) -> np.ndarray:
    """How hard the pen is pressed along each stroke, (s, 2 * N_POINTS - 1)."""
    time = np.linspace(0, 1, 2 * N_POINTS - 1, dtype=np.float32)
    taper = style.taper[owners, None] * time**2
    swell = rng.normal(0, variation.pressure, (len(owners), 1)).astype(np.float32)
    return 1.0 - taper + swell * np.sin(np.pi * time)


def _ink(
    lines: np.ndarray, owners: np.ndarray, pressure: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Weigh each point of each line by the length around it: points, weights, owners, flat."""
    steps = np.linalg.norm(np.diff(lines, axis=1), axis=2)
    around = np.zeros(lines.shape[:2], np.float32)
    around[:, :-1] += steps / 2
    around[:, 1:] += steps / 2
    flat_owners = np.repeat(owners, lines.shape[1])
    return lines.reshape(-1, 2), (around * pressure).ravel(), flat_owners


def _gather(parts: list[tuple[np.ndarray, np.ndarray, np.ndarray]], n: int) -> Cloud:
    points, weights, owners = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    order = np.argsort(owners, kind="stable")
    return Cloud(points[order], weights[order].astype(np.float32), owners[order], n)


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
    rows, owners = _gather_rows(glyphs.owners, glyphs.n, fonts * N_CHARACTERS + labels)
    return Cloud(glyphs.points[rows], glyphs.weights[rows], owners, len(labels))


def _frame(
    points: np.ndarray,
    owners: np.ndarray,
    style: Style,
    variation: Variation,
    rng: np.random.Generator,
) -> np.ndarray:
    """Slant, stretch, turn and warp whole characters.

    Args:
        points: (s, k, 2), lines of characters that fill the unit square.
        owners: (s,) int, the character that each line belongs to.
        style: of the characters' writers.
        variation: how characters vary about it.
        rng: source of randomness.

    Returns:
        The points, changed, about a middle at (0, 0).
    """
    n = len(style.slant)
    slant = style.slant + rng.normal(0, variation.slant / 2, n)
    aspect = style.aspect + rng.normal(0, variation.aspect / 2, n)
    angle = style.rotation + rng.normal(0, variation.rotation, n)
    zero, wide = np.zeros(n), np.exp(aspect / 2)
    shear = np.stack([wide, zero, -slant, 1 / wide], axis=-1).reshape(-1, 2, 2)
    matrix = (shear @ _turns(angle)).astype(np.float32)
    centred = points - np.float32(0.5)
    return _apply(centred + _warp(centred, owners, n, variation, rng), matrix[owners])


def _warp(
    points: np.ndarray, owners: np.ndarray, n: int, variation: Variation, rng: np.random.Generator
) -> np.ndarray:
    """A smooth random field at the points: a few plane waves a character, (s, k, 2)."""
    direction, phase = rng.uniform(0, 2 * np.pi, (2, n, N_WAVES)).astype(np.float32)
    pace = rng.uniform(2.0, 7.0, (n, N_WAVES)).astype(np.float32)  # radians across the frame
    height = rng.normal(0, variation.warp * np.sqrt(2 / N_WAVES), (n, N_WAVES, 2))
    x, y = points[..., 0], points[..., 1]
    field = np.zeros_like(points)
    for wave in range(N_WAVES):
        across = (pace * np.cos(direction))[owners, wave, None]
        down = (pace * np.sin(direction))[owners, wave, None]
        swing = np.sin(x * across + y * down + phase[owners, wave, None])
        field += swing[..., None] * height[owners, wave, None].astype(np.float32)
    return field
