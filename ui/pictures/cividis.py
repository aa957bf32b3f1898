"""Cividis, the colours of every matrix: even in lightness, and safe for colour-blind eyes."""

import numpy as np
from plotly.colors import hex_to_rgb, sequential

_STOPS = np.array(
    [hex_to_rgb(colour) for colour in sequential.Cividis]
)  # Nuñez, Anderton and Renslow 2018


def cividis(levels: np.ndarray) -> np.ndarray:
    """Colour levels in [0, 1].

    Returns:
        uint8, the shape of `levels` with red, green and blue as a last axis.
    """
    places = np.linspace(0, 1, len(_STOPS))
    channels = [np.interp(levels, places, stops) for stops in _STOPS.T]
    return np.rint(np.stack(channels, axis=-1)).astype(np.uint8)


def hex_colors(levels: np.ndarray) -> list[str]:
    """Return "#rrggbb" for each of the levels in [0, 1], in their order."""
    return ["#" + bytes(color).hex() for color in cividis(np.ravel(levels))]
