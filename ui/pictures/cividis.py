"""Cividis, the colours of every matrix: even in lightness, and safe for colour-blind eyes."""

import numpy as np
from plotly.colors import hex_to_rgb, sequential

N_SHADES = 33  # stops of a colour scale
FAINTEST = 0.3  # of the colours, for a count of one

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


def root_scale() -> list[tuple[float, str]]:
    """Return a colour scale of Plotly's over the square root of values, so that few show."""
    levels = np.linspace(0, 1, N_SHADES)
    return list(zip((levels**2).tolist(), hex_colors(levels), strict=True))


def log_scale(most: float) -> list[tuple[float, str]]:
    """Return a colour scale of Plotly's over the logarithm of counts from 0 to `most`.

    None is darkest; one is as far from that as `FAINTEST` says.
    """
    levels = np.linspace(0, 1, N_SHADES)
    values = np.maximum(most, 1) ** levels / np.maximum(most, 1)
    none = hex_colors(np.zeros(1))[0]
    shades = hex_colors(FAINTEST + (1 - FAINTEST) * levels)
    if most <= 1:
        return [(0.0, none), (1.0, shades[-1])]
    below = [(0.0, none), (0.5 / most, none), (0.5 / most, shades[0])]
    return below + list(zip(values.tolist(), shades, strict=True))
