"""The film of a Gaussian run as the stage gets it: estimates as numbers, surfaces as bytes."""

import base64
from typing import Any

import numpy as np

from core.mine.arrays import level
from core.mine.film import GaussianFilm

SCALE = 1000  # a surface is sent in thousandths of a nat
MOST = 32.0  # nats that such a number holds
UNKNOWN = -32768  # stands for what is no number
MOST_FRAMES = 75  # surfaces sent of a whole film


def payload(film: GaussianFilm, rho: float, newest: int | None = None) -> dict[str, Any]:
    """Return a film as JSON with base64 inside.

    Args:
        film: the film.
        rho: the run's correlation.
        newest: how many surfaces to send, all by default. Estimates are always whole.
    """
    places = filmed(len(film))
    sent = places[slice(None if newest is None else -newest, None)]
    return {
        "rho": rho,
        "steps": film.steps.tolist(),
        "estimates": _numbers(film.estimates),
        "filmed": film.steps[places].tolist(),
        "frames": film.steps[sent].tolist(),
        "surfaces": base64.b64encode(surface_bytes(film.surfaces[sent])).decode("ascii"),
    }


def filmed(n: int) -> np.ndarray:
    """Return which of n snapshots are sent: every one, or as many as the browser shows apart."""
    return np.unique(np.linspace(0, n - 1, min(n, MOST_FRAMES)).round().astype(int))


def surface_bytes(surfaces: np.ndarray) -> bytes:
    """Return surfaces in thousandths of a nat, each less the constant that the bound ignores.

    Args:
        surfaces: (t, 41, 41) float, T.

    Returns:
        t * 41 * 41 little-endian int16.
    """
    levelled = SCALE * np.clip(level(surfaces), -MOST, MOST)
    return np.nan_to_num(levelled.round(), nan=UNKNOWN).astype("<i2").tobytes()


def _numbers(values: np.ndarray) -> list[float | None]:
    """Return values to six digits, None for what JSON has no number for."""
    return [float(f"{value:.6g}") if np.isfinite(value) else None for value in values]
