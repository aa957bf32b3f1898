"""Hiragana written stroke by stroke, as many hands might write them.

A writer has a style: slant, proportions, pen, how strokes end and join. Every character that a
writer writes varies again, stroke by stroke. No image is of a human hand.
"""

import numpy as np

from core.writing.characters import N_CHARACTERS
from core.writing.framing import apply, frame, turns
from core.writing.ink import Cloud, draw_lines
from core.writing.shapes import N_POINTS, gather_rows, load_shapes
from core.writing.styles import Style, Variation

N_SHAKES = 4  # sine waves in a shaky line
N_JOIN = 12  # points of the line between two joined strokes
LONG = 1.2  # length of a stroke that, alone and turned, is no kana


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
    long = np.flatnonzero(np.linalg.norm(np.diff(strokes, axis=1), axis=2).sum(axis=1) > LONG)
    alone = np.repeat(counts == 1, counts)
    chosen = np.where(
        alone, rng.choice(long, len(owners)), rng.integers(len(strokes), size=len(owners))
    )
    strokes = strokes[chosen]
    middle = strokes.mean(axis=1, keepdims=True)
    angle = rng.uniform(0.5, 2 * np.pi - 0.5, len(owners)).astype(np.float32)
    scale = np.exp(rng.normal(0.2, 0.3, (len(owners), 1, 1))).astype(np.float32)
    place = rng.uniform(0.25, 0.75, (len(owners), 1, 2)).astype(np.float32)
    turned = apply((strokes - middle) * scale, turns(angle)) + place
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
    lines = vary(strokes, owners, style, variation, rng)
    joins, joined = join(lines, owners, style, rng)
    pressure = _pressure(style, owners, variation, rng)
    light = np.full(joins.shape[:2], 0.85, np.float32)
    parts = [_ink(_refine(lines), owners, pressure), _ink(joins, joined, light)]
    width = np.exp(rng.normal(0, variation.pressure, n)).astype(np.float32)
    return draw_lines(_gather(parts, n), style.radius * width)


def vary(
    strokes: np.ndarray,
    owners: np.ndarray,
    style: Style,
    variation: Variation,
    rng: np.random.Generator,
) -> np.ndarray:
    """Write strokes again as a hand would: none of them quite the same.

    Args:
        strokes: (s, k, 2), evenly spaced points in the unit square.
        owners: (s,) int, the character that each stroke belongs to.
        style: of the characters' writers.
        variation: how characters vary about it.
        rng: source of randomness.

    Returns:
        (s, k, 2), about a middle at (0, 0).
    """
    lines = _bend(_cut(strokes, variation, rng), variation, rng)
    return frame(_move(lines, variation, rng), owners, style, variation, rng)


def _strokes_of(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gather the strokes of all characters: (s, N_POINTS, 2) and the image of each, (s,)."""
    shapes = load_shapes()
    rows, owners = gather_rows(shapes.owners, N_CHARACTERS, labels)
    return shapes.strokes[rows], owners


def _cut(strokes: np.ndarray, variation: Variation, rng: np.random.Generator) -> np.ndarray:
    """Shorten strokes or draw them out along their last direction, at both ends."""
    ends = rng.normal(0, variation.overshoot, (2, len(strokes))).astype(np.float32)
    n_points = strokes.shape[1]
    ends = np.clip(ends, -0.12, 0.15) * np.float32(n_points - 1)
    time = np.linspace(-ends[0], n_points - 1 + ends[1], n_points, axis=1)
    left = np.clip(time.astype(np.int32), 0, n_points - 2)
    rest = (time - left)[..., None]
    rows = np.arange(len(strokes))[:, None]
    before = strokes[rows, left]
    return before + rest * (strokes[rows, left + 1] - before)


def _bend(strokes: np.ndarray, variation: Variation, rng: np.random.Generator) -> np.ndarray:
    """Bow strokes sideways and let them tremble: sums of sine waves across the chord."""
    time = np.linspace(0, np.pi, strokes.shape[1], dtype=np.float32)
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
    return apply(around, turns(angle)) + middle + shift


def join(
    strokes: np.ndarray, owners: np.ndarray, style: Style, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Draw some strokes into the next one: lines (j, N_JOIN, 2) and the image of each, (j,)."""
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
