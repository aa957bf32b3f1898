"""Cividis, the colours of every matrix: even in lightness, and safe for colour-blind eyes."""

import numpy as np

# Nuñez, Anderton and Renslow 2018, at ten even steps.
_STOPS = np.array(
    [
        [0x00, 0x22, 0x4E],
        [0x12, 0x35, 0x70],
        [0x3B, 0x49, 0x6C],
        [0x57, 0x5D, 0x6D],
        [0x70, 0x71, 0x73],
        [0x8A, 0x86, 0x78],
        [0xA5, 0x9C, 0x74],
        [0xC3, 0xB3, 0x69],
        [0xE1, 0xCC, 0x55],
        [0xFE, 0xE8, 0x38],
    ]
)


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
