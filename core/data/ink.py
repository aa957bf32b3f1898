"""Tell the ink from the paper: dark on light or light on dark, drawn or photographed.

The paper is what the border of the picture shows. A border of one colour (a drawing, a scan, a
data set's image) gives the paper's level directly. A border that varies (a photograph) is fitted
by a quadratic surface, which follows lighting that falls off across the page. Ink is what departs
from the paper on the side where the departures are larger.
"""

import numpy as np
from scipy import ndimage

# Grey levels of 255.
_FLAT_TOLERANCE = 1
_FIT_TOLERANCE = 3
_MIN_CONTRAST = 12
_MIN_NOISE = 0.5
_FULL_CONTRAST = 250

_FLAT_SHARE = 0.6  # of the border within the tolerance
_NOISE_FACTOR = 4.0  # standard deviations of the paper that count as paper
_SPECK_SHARE = 0.05  # of the largest blob's mass; smaller blobs are dust
_MEDIAN_TO_SIGMA = 1.4826


def find_ink(grey: np.ndarray) -> np.ndarray:
    """Make the ink bright and the paper black.

    Args:
        grey: uint8 (height, width), any polarity.

    Returns:
        uint8 (height, width): 0 where there is paper, up to 255 for ink; all zeros for a picture
        that holds nothing but paper and noise.
    """
    border = _border(grey.shape)
    level = float(np.median(grey[border]))
    departure = grey.astype(np.float32) - level
    if np.mean(np.abs(departure[border]) <= _FLAT_TOLERANCE) >= _FLAT_SHARE:
        return _stretch(_inked_side(departure), floor=0)
    return _photographed_ink(grey.astype(np.float32), border)


def _photographed_ink(grey: np.ndarray, border: np.ndarray) -> np.ndarray:
    departure = grey - _paper(grey, border)
    noise = max(_MIN_NOISE, _MEDIAN_TO_SIGMA * float(np.median(np.abs(departure[border]))))
    ink = _stretch(_inked_side(departure), floor=_NOISE_FACTOR * noise)
    return _without_specks(ink)


def _border(shape: tuple[int, int]) -> np.ndarray:
    """Mark the outermost twentieth of the picture on each side, at least one pixel."""
    height, width = shape
    border = np.ones(shape, bool)
    rows, columns = max(1, height // 20), max(1, width // 20)
    border[rows : height - rows, columns : width - columns] = False
    return border


def _paper(grey: np.ndarray, border: np.ndarray) -> np.ndarray:
    """Fit a quadratic surface to the border, twice: the second time without what departs most."""
    rows, columns = (np.linspace(-1, 1, side, dtype=np.float32) for side in grey.shape)
    y, x = np.meshgrid(rows, columns, indexing="ij")
    basis = np.stack([np.ones_like(x), x, y, x * y, x**2, y**2], axis=-1)
    known, values = basis[border], grey[border]
    surface = np.linalg.lstsq(known, values, rcond=None)[0]
    residual = np.abs(values - known @ surface)
    kept = residual <= 2 * np.median(residual) + _FIT_TOLERANCE
    return basis @ np.linalg.lstsq(known[kept], values[kept], rcond=None)[0]


def _inked_side(departure: np.ndarray) -> np.ndarray:
    """Return the departures towards the ink's side, positive."""
    # Cubes let a thin dark stroke outweigh faint noise all over the page.
    towards_light = float(np.mean(departure.astype(np.float64) ** 3))
    return np.maximum(departure if towards_light >= 0 else -departure, 0)


def _stretch(ink: np.ndarray, floor: float) -> np.ndarray:
    """Map `floor` to 0 and the strongest ink to 255; leave full contrast as it is."""
    peak = float(ink.max())
    if peak < max(_MIN_CONTRAST, 2 * floor):
        return np.zeros(ink.shape, np.uint8)
    if floor == 0 and peak >= _FULL_CONTRAST:
        return ink.astype(np.uint8)
    return np.rint(np.clip((ink - floor) * (255 / (peak - floor)), 0, 255)).astype(np.uint8)


def _without_specks(ink: np.ndarray) -> np.ndarray:
    """Erase blobs of ink that are small beside the largest: dust and grain."""
    blobs, n_blobs = ndimage.label(ink > 0, structure=np.ones((3, 3)))
    if n_blobs < 2:
        return ink
    masses = ndimage.sum_labels(ink, blobs, np.arange(n_blobs + 1))
    masses[0] = 0
    return np.where((masses >= _SPECK_SHARE * masses.max())[blobs], ink, 0).astype(np.uint8)
