"""Slant, stretch, turn and warp whole characters, many at once."""

import numpy as np

from core.writing.styles import Style, Variation

N_WAVES = 3  # of the field that warps a character


def frame(
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
    matrix = (shear @ turns(angle)).astype(np.float32)
    centred = points - np.float32(0.5)
    return apply(centred + _warp(centred, owners, n, variation, rng), matrix[owners])


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


def apply(points: np.ndarray, matrices: np.ndarray) -> np.ndarray:
    """Multiply row vectors by matrices; much faster than a sum over indices.

    Args:
        points: (s, k, 2), rows of (x, y).
        matrices: (s, 2, 2), one for each row.

    Returns:
        (s, k, 2).
    """
    x, y = points[..., :1], points[..., 1:]
    return x * matrices[:, :1] + y * matrices[:, 1:]


def turns(angle: np.ndarray) -> np.ndarray:
    """Return the matrices that turn row vectors by `angle`, (n,) radians: (n, 2, 2)."""
    cosine, sine = np.cos(angle), np.sin(angle)
    return np.stack([cosine, sine, -sine, cosine], axis=-1).reshape(-1, 2, 2)
