"""Tell the ink from the paper: dark on light or light on dark, drawn or photographed.

A drawing, a scan or a data set's image has paper of one level, which its border or most of the
picture shows; ink is what departs from it. The paper of a photograph varies with the light. There
the paper is what remains when everything narrower than a wide stroke is closed: lamps, shadows,
their edges and the table beside a sheet are wider, and stay.
"""

from typing import Literal

import numpy as np
from PIL import Image
from scipy import ndimage

from core.data.finding.paper import SMALL, border_of, paper_level
from core.data.finding.rulings import without_rulings

Beyond = Literal["edge", "symmetric"]  # what `np.pad` puts beyond a picture's border

# Grey levels of 255.
_MIN_CONTRAST = 12
_MIN_NOISE = 0.5
_FULL_CONTRAST = 250
_DARKEST_PAPER = 24  # below which contrast is not measured against the paper's brightness

_NOISE_FACTOR = 4.0  # standard deviations of the paper that count as paper
_BLOCKS = 8  # on each side of a picture, for each of which grain is measured
_UNEVEN_GRAIN = 3.0  # times the picture's own grain, in a block
_SPECK_SHARE = 0.05  # of the largest blob's mass; smaller blobs are dust
_WIDEST_STROKE = 0.3  # of the longer side, in a photograph
_FAINTEST_INK = 0.35  # of the strong ink's contrast: rulings are fainter
_SHARP_REACH = 0.03  # of the shorter side, over which ink rises to
_SHARP_RISE = 0.5  # of its mean contrast; shadows and lamps rise more slowly
_SHARP_SHARE = 0.75  # of its edge that rises so
_AROUND = 0.45  # of the longer side: more paper than ink is within this reach
_SMALLEST_WRITING = 0.05  # of the shorter side, in a photograph
_OVERVIEW = 64  # pixels, of the reduced picture that polarity is told by
_MEDIAN_TO_SIGMA = 1.4826


def find_ink(grey: np.ndarray) -> np.ndarray:
    """Make the ink bright and the paper black.

    Args:
        grey: uint8 (height, width), any polarity.

    Returns:
        uint8 (height, width): 0 where there is paper, up to 255 for ink; all zeros for a picture
        that holds nothing but paper, light and noise.
    """
    level = paper_level(grey)
    if level is None:
        return _photographed_ink(grey.astype(np.float32))
    ink = _inked_side(grey.astype(np.float32) - level)
    if max(grey.shape) > SMALL and (grey[border_of(grey.shape)] != level).any():
        wiped = without_rulings(ink)
        ink = wiped if wiped.any() else ink
    return _stretch(ink)


def _inked_side(departure: np.ndarray) -> np.ndarray:
    """Return the departures towards the ink's side, positive."""
    return np.maximum(departure if _towards_light(departure) else -departure, 0)


def _towards_light(departure: np.ndarray) -> bool:
    # Cubes let a thin dark stroke outweigh faint noise all over the page.
    return float(np.mean(departure.astype(np.float64) ** 3)) >= 0


def _stretch(ink: np.ndarray) -> np.ndarray:
    """Bring the strongest ink to 255; leave full contrast as it is."""
    peak = float(ink.max())
    if peak < _MIN_CONTRAST:
        return np.zeros(ink.shape, np.uint8)
    scale = 1.0 if peak >= _FULL_CONTRAST else 255 / peak
    return np.rint(ink * scale).astype(np.uint8)


def _photographed_ink(grey: np.ndarray) -> np.ndarray:
    smooth = ndimage.median_filter(grey, 3, mode="nearest")
    light = _towards_light((smooth - _local_median(smooth))[_edges(smooth)])
    within, joined = (_contrasting(smooth, light, beyond) for beyond in ("edge", "symmetric"))
    ink = _without_specks(_joined(within, joined))
    return ink if _is_writing(ink) else np.zeros_like(ink)


def _is_writing(ink: np.ndarray) -> bool:
    """Tell whether the ink reaches far enough to be more than a grain."""
    blobs, _ = ndimage.label(ink > 0, structure=np.ones((3, 3)))
    sides = [max(part.stop - part.start for part in box) for box in ndimage.find_objects(blobs)]
    return max(sides, default=0) >= _SMALLEST_WRITING * min(ink.shape)


def _edges(grey: np.ndarray) -> np.ndarray:
    """Mark where brightness changes most within a little way: on both sides of strokes."""
    reach = _reach(grey.shape)
    rise = ndimage.maximum_filter(grey, reach) - ndimage.minimum_filter(grey, reach)
    return rise >= np.percentile(rise[::2, ::2], 99.5) / 2


def _reach(shape: tuple[int, ...]) -> int:
    return max(3, round(_SHARP_REACH * min(shape)))


def _contrasting(grey: np.ndarray, light: bool, beyond: Beyond) -> np.ndarray:
    """Return the ink, uint8 (height, width).

    Args:
        grey: float32 (height, width).
        light: the ink is brighter than the paper.
        beyond: the border, as `np.pad` has it: "edge" takes what is dark there for a table,
            "symmetric" for a stroke.
    """
    window = round(_WIDEST_STROKE * max(grey.shape))
    if light:
        contrast = _closed(255 - grey, window, beyond) - (255 - grey)
    else:  # what a shadow leaves of ink and of paper is in proportion
        paper = _closed(grey, window, beyond)
        contrast = (paper - grey) * (255 / np.maximum(paper, _DARKEST_PAPER))
    contrast = without_rulings(contrast)
    return _stretched(_strong(_sharp(_strong(_above_noise(contrast)), contrast)))


def _joined(ink: np.ndarray, further: np.ndarray) -> np.ndarray:
    """Add the further ink that hangs together with the ink."""
    blobs, n_blobs = ndimage.label(further > 0, structure=np.ones((3, 3)))
    reached = np.zeros(n_blobs + 1, bool)
    reached[np.unique(blobs[ink > 0])] = True
    reached[0] = False
    return np.maximum(ink, np.where(reached[blobs], further, 0)).astype(np.uint8)


def _local_median(grey: np.ndarray) -> np.ndarray:
    """Return the median of the picture around each pixel, (height, width)."""
    reduction = max(1.0, max(grey.shape) / _OVERVIEW)
    small = Image.fromarray(grey)
    small.thumbnail((_OVERVIEW, _OVERVIEW), Image.Resampling.BOX)
    window = max(3, round(_AROUND * max(grey.shape) / reduction))
    median = ndimage.median_filter(np.asarray(small), window, mode="nearest")
    size = (grey.shape[1], grey.shape[0])
    return np.asarray(Image.fromarray(median).resize(size, Image.Resampling.BILINEAR))


def _closed(grey: np.ndarray, window: int, beyond: Beyond) -> np.ndarray:
    """Fill whatever is dark and narrower than a window; steps stay where they are."""
    padded = np.pad(grey, window, mode=beyond)
    filled = ndimage.minimum_filter(ndimage.maximum_filter(padded, window), window)
    inner = slice(window, -window)
    return filled[inner, inner]


def _above_noise(contrast: np.ndarray) -> np.ndarray:
    """Subtract what the paper's grain reaches, which is more where there is less light."""
    floors = np.array([[_floor(block) for block in row] for row in _blocks(contrast)])
    usual = _floor(contrast[::2, ::2])
    floors = np.clip(floors, usual / 2, _UNEVEN_GRAIN * usual)  # a block may be all ink
    size = (contrast.shape[1], contrast.shape[0])
    floor = np.asarray(Image.fromarray(floors.astype(np.float32)).resize(size))
    rest = np.maximum(contrast - floor, 0)
    return np.where((rest > floor).any() and rest.max() >= _MIN_CONTRAST, rest, 0)


def _blocks(pixels: np.ndarray) -> list[list[np.ndarray]]:
    """Cut a picture into blocks, some on each side."""
    n_rows, n_columns = (min(_BLOCKS, side) for side in pixels.shape)
    rows = np.array_split(pixels, n_rows)
    return [np.array_split(row, n_columns, axis=1) for row in rows]


def _floor(contrast: np.ndarray) -> float:
    """Return the contrast that grain does not exceed, from the paper that most pixels show."""
    level = float(np.median(contrast))
    noise = _MEDIAN_TO_SIGMA * float(np.median(np.abs(contrast - level)))
    return level + _NOISE_FACTOR * max(_MIN_NOISE, noise)


def _sharp(ink: np.ndarray, contrast: np.ndarray) -> np.ndarray:
    """Keep the blobs of what may be ink whose edge is steep: no shadow and no lamp."""
    reach = _reach(contrast.shape)
    smooth = ndimage.uniform_filter(contrast, max(1, reach // 3))  # grain rises fast, but not far
    rise = ndimage.maximum_filter(smooth, reach) - ndimage.minimum_filter(smooth, reach)
    blobs, n_blobs = ndimage.label(ink > 0, structure=np.ones((3, 3)))
    every = np.arange(1, n_blobs + 1)
    mean = np.append(0, ndimage.mean(smooth, blobs, every))
    edges = np.where(ndimage.minimum_filter(blobs, 3) == 0, blobs, 0)
    steep = ndimage.mean(rise >= _SHARP_RISE * mean[blobs], edges, every)
    return np.where(np.append(False, steep >= _SHARP_SHARE)[blobs], ink, 0)


def _strong(contrast: np.ndarray) -> np.ndarray:
    """Drop what is faint beside the ink."""
    return np.where(contrast > _FAINTEST_INK * _full(contrast), contrast, 0)


def _full(contrast: np.ndarray) -> float:
    """Return the contrast of full ink, 0 where there is none."""
    strong = contrast[contrast > contrast.max() / 2]
    return float(np.median(strong)) if strong.size else 0.0


def _stretched(contrast: np.ndarray) -> np.ndarray:
    """Bring full ink to 255, and the faintest that was kept to 0: float -> uint8."""
    full = _full(contrast)
    faint = _FAINTEST_INK * full
    share = (contrast - faint) / max(full - faint, 1e-6)
    return np.rint(255 * np.clip(share, 0, 1)).astype(np.uint8)


def _without_specks(ink: np.ndarray) -> np.ndarray:
    """Erase blobs of ink that are small beside the largest: dust and grain."""
    blobs, n_blobs = ndimage.label(ink > 0, structure=np.ones((3, 3)))
    if n_blobs < 2:
        return ink
    masses = ndimage.sum_labels(ink, blobs, np.arange(n_blobs + 1))
    masses[0] = 0
    return np.where((masses >= _SPECK_SHARE * masses.max())[blobs], ink, 0).astype(np.uint8)
