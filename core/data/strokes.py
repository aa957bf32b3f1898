"""How thick and how slanted the strokes of an image are, in closed form and for many at once."""

from collections.abc import Callable

import numpy as np

BATCH = 4096  # images measured at a time, which bounds the memory


def thickness(images: np.ndarray) -> np.ndarray:
    """Measure the mean width of the strokes.

    Twice the ink over the length of its outline. The outline is the total variation of the grey
    values, by the coarea formula, so smoothed edges need no threshold. The ends of a stroke count
    as outline: one of length L and width w reads w L / (L + w).

    Args:
        images: uint8 (n, height, width), ink bright.

    Returns:
        (n,) float32 in pixels, 0 for an image without ink.
    """
    return _measure(_thickness, images)


def slant(images: np.ndarray) -> np.ndarray:
    """Measure how far the strokes lean, from the second moments of the ink.

    The shear that makes the ink's horizontal and vertical positions uncorrelated, as an angle:
    atan(mu_11 / mu_02) with the vertical axis pointing up.

    Args:
        images: uint8 (n, height, width), ink bright.

    Returns:
        (n,) float32 in degrees, positive where the top leans to the right; 0 for an image whose
        ink has no height.
    """
    return _measure(_slant, images)


def _measure(measure: Callable[[np.ndarray], np.ndarray], images: np.ndarray) -> np.ndarray:
    starts = range(0, len(images), BATCH)
    parts = [measure(images[start : start + BATCH].astype(np.float32)) for start in starts]
    return np.concatenate([np.zeros(0, np.float32), *parts])


def _thickness(ink: np.ndarray) -> np.ndarray:
    ink = np.pad(ink, ((0, 0), (1, 1), (1, 1)))
    across, down = np.diff(ink, axis=2), np.diff(ink, axis=1)
    # Both derivatives at the corner where four pixels meet, so that no direction is favoured.
    gradient = np.hypot(across[:, :-1] + across[:, 1:], down[:, :, :-1] + down[:, :, 1:]) / 2
    return _ratio(2 * ink.sum(axis=(1, 2)), gradient.sum(axis=(1, 2)))


def _slant(ink: np.ndarray) -> np.ndarray:
    n, height, width = ink.shape
    y, x = np.mgrid[:height, :width].astype(np.float32)
    x, y = x - (width - 1) / 2, (height - 1) / 2 - y
    terms = np.stack([np.ones_like(x), x, y, x * y, y * y], axis=-1).reshape(-1, 5)
    mass, sum_x, sum_y, sum_xy, sum_yy = (ink.reshape(n, -1) @ terms).astype(np.float64).T
    mean_y = _ratio(sum_y, mass)
    covariance = sum_xy - mean_y * sum_x
    variance = sum_yy - mean_y * sum_y
    flat = variance <= 1e-6 * np.maximum(mass, 1)
    tangent = _ratio(covariance, np.where(flat, 0, variance))
    return np.degrees(np.arctan(tangent)).astype(np.float32)


def _ratio(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    """Divide, with 0 where there is nothing to divide by."""
    return np.divide(numerator, denominator, out=np.zeros_like(numerator), where=denominator != 0)
