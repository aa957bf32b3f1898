"""Pictures that are not digits, made from digits and noise: what a digit network keeps apart.

Training on such pictures is outlier exposure (Hendrycks, Mazeika and Dietterich 2019), here with
synthetic outliers only: no other data set is looked at. Each family is a class of its own during
training. A uniform target, as in the paper, would lay decoys where badly written digits lie,
between the classes; Local Outlier Factor, which compares densities, does not notice them there.

Every family is a function from digits, (n, 28, 28) float in [0, 1], to as many pictures.
"""

from collections.abc import Callable

import numpy as np

from core.data.canonical import SIDE, canonical

PATCH = 7
BATCH = 25  # pictures drawn at once, of one family and grain


def draw_decoys(
    images: np.ndarray,
    n_decoys: int,
    rng: np.random.Generator,
    prepare: Callable[[np.ndarray], np.ndarray] = canonical,
) -> tuple[np.ndarray, np.ndarray]:
    """Draw pictures that are not digits, of all families in equal parts.

    Half of them go through the preprocessing of drawings and files, which crops them to their
    ink and scales them to the size of a digit; the others fill the frame as data sets do.

    Args:
        images: (n, 28, 28) uint8, digits to start from.
        n_decoys: how many to draw.
        rng: source of randomness.
        prepare: the preprocessing, uint8 (28, 28) to the same.

    Returns:
        The pictures, (n_decoys, 28, 28) uint8, and the index of the family of each.
    """
    decoys = np.empty((n_decoys, SIDE, SIDE), np.uint8)
    families = np.arange(n_decoys) // BATCH % len(FAMILIES)
    for start in range(0, n_decoys, BATCH):
        part = decoys[start : start + BATCH]
        digits = images[rng.integers(len(images), size=len(part))] / np.float32(255)
        family = FAMILIES[families[start]]
        part[:] = np.rint(255 * np.clip(family(digits, rng), 0.0, 1.0))
        for decoy in part[::2]:
            decoy[:] = prepare(decoy)
    return decoys, families


def shuffle_patches(digits: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Cut each digit into 16 squares and put them back in another order."""
    n, per_side = len(digits), SIDE // PATCH
    rows = digits.reshape(n, per_side, PATCH, per_side, PATCH).swapaxes(2, 3)
    squares = rows.reshape(n, per_side**2, PATCH, PATCH)
    order = rng.random((n, per_side**2)).argsort(axis=1)
    shuffled = np.take_along_axis(squares, order[:, :, None, None], axis=1)
    rows = shuffled.reshape(n, per_side, per_side, PATCH, PATCH).swapaxes(2, 3)
    return rows.reshape(n, SIDE, SIDE)


def swap_halves(digits: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Swap the upper with the lower half, or the left with the right one."""
    upright = np.roll(digits, SIDE // 2, axis=1)
    sideways = np.roll(digits, SIDE // 2, axis=2)
    return np.where(_coins(len(digits), rng), upright, sideways)


def overlay(digits: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Write two further digits over each, shifted."""
    first = np.roll(rng.permutation(digits), rng.integers(4, 9), axis=1)
    second = np.roll(rng.permutation(digits), rng.integers(4, 9), axis=2)
    return np.maximum(np.maximum(digits, first), second)


def invert(digits: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Exchange ink and paper."""
    return 1.0 - digits * rng.uniform(0.5, 1.0, (len(digits), 1, 1))


def speckle(digits: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Sow independent pixels, sparse or dense."""
    density = rng.uniform(0.05, 1.0, (len(digits), 1, 1))
    return rng.random(digits.shape) * (rng.random(digits.shape) < density)


def texture(digits: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Fill the frame with a smooth random field and some grain."""
    grain = rng.uniform(0.0, 0.15, (len(digits), 1, 1)) * rng.normal(size=digits.shape)
    return _fields(len(digits), rng) + grain


def silhouette(digits: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Cut a filled outline out of black, half of them mirrored: a field where another is high."""
    n = len(digits)
    outline = _fields(n, rng, coarsest=3, finest=7)
    mirrored = (outline + outline[:, :, ::-1]) / 2
    outline = np.where(_coins(n, rng), outline, mirrored)
    level = np.quantile(outline, rng.uniform(0.3, 0.85), axis=(1, 2), keepdims=True)
    return np.where(outline > level, _fill(digits, rng), 0.0)


def blocks(digits: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draw one to three filled, shaded rectangles or ellipses."""
    n, axis = len(digits), np.arange(SIDE)
    covered = np.zeros(digits.shape, bool)
    for drawn in (1.0, 0.5, 0.5):
        centre, half = rng.uniform(7, 21, (2, n, 1, 1)), rng.uniform(2, 13, (2, n, 1, 1))
        down = np.abs(axis[:, None] - centre[0]) / half[0]
        across = np.abs(axis[None, :] - centre[1]) / half[1]
        reach = np.where(_coins(n, rng), np.maximum(down, across), np.hypot(down, across))
        covered |= (reach < 1.0) & (rng.random((n, 1, 1)) < drawn)
    return np.where(covered, _fill(digits, rng), 0.0)


def _fill(digits: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Shades of one part of the scale, (n, 28, 28)."""
    darkest = rng.uniform(0.2, 0.8, (len(digits), 1, 1))
    return darkest + (1.0 - darkest) * texture(digits, rng)


def strokes(digits: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Write two to four straight or bent strokes of one pen, as letters and scribbles have."""
    n, n_strokes = len(digits), int(rng.integers(2, 5))
    start, end = rng.uniform(4, 24, (2, n, n_strokes, 1, 2))
    bow = rng.normal(0, 8, (n, n_strokes, 1, 2)) * (rng.random((n, n_strokes, 1, 1)) < 0.5)
    t = np.linspace(0, 1, 16)[:, None]
    path = (1 - t) * start + t * end + 4 * t * (1 - t) * bow  # (n, n_strokes, 16, 2)
    rows, columns = np.moveaxis(path.reshape(n, 1, -1, 2).astype(np.float32), -1, 0)
    axis = np.arange(SIDE, dtype=np.float32)[:, None]
    squared = ((axis - rows) ** 2)[:, :, None] + ((axis - columns) ** 2)[:, None]
    distance = np.sqrt(squared.min(axis=-1))  # (n, 28, 28)
    pen = rng.uniform(0.8, 2.0, (n, 1, 1))
    return np.clip(pen + 0.5 - distance, 0.0, 1.0)


def _coins(n: int, rng: np.random.Generator) -> np.ndarray:
    return rng.random((n, 1, 1)) < 0.5


def _fields(n: int, rng: np.random.Generator, coarsest: int = 2, finest: int = 20) -> np.ndarray:
    """Random fields in [0, 1], (n, 28, 28), of one random grain and random contrast."""
    cells = int(rng.integers(coarsest, finest))
    position = np.linspace(0, cells - 1, SIDE)
    hat = np.maximum(0.0, 1.0 - np.abs(position[:, None] - np.arange(cells)))  # (28, cells)
    fields = np.einsum("yi,nij,xj->nyx", hat, rng.random((n, cells, cells)), hat, optimize=True)
    contrast, brightness = rng.uniform(0.2, 1.5, (n, 1, 1)), rng.uniform(0.2, 0.8, (n, 1, 1))
    return np.clip((fields - 0.5) * contrast + brightness, 0.0, 1.0)


FAMILIES = (
    shuffle_patches,
    swap_halves,
    overlay,
    invert,
    speckle,
    texture,
    silhouette,
    blocks,
    strokes,
)
