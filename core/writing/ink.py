"""Turn clouds of ink, points with weights, into canonical images, many at once.

A line of points and a filled shape are drawn alike: the points are spread over a fine grid, the
grid is smoothed, and what lies above a level is ink. Along a line of density 1 the smoothed ink
falls off as a Gaussian, so the level decides how thick the line becomes.
"""

from dataclasses import dataclass

import numpy as np

from core.data.canonical import BOX, SIDE

FINENESS = 2  # cells of the fine grid along a pixel
FINE = FINENESS * SIDE
CHUNK = 256  # images at a time: their grids stay in the processor's cache
SOFTNESS = 1.6  # width of an edge, in cells


@dataclass(frozen=True)
class Cloud:
    """Hold the ink of n images.

    Attributes:
        points: (m, 2) float32, (x, y) with y down, in any unit.
        weights: (m,) float32: of a line, its length at each point; of a shape, its area there.
        owners: (m,) int, ascending, the image that each point belongs to.
        n: number of images.
    """

    points: np.ndarray
    weights: np.ndarray
    owners: np.ndarray
    n: int


def place(cloud: Cloud, radius: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Scale every image's ink into the box of 20 x 20 and centre it by mass in 28 x 28.

    It repeats what `core.data.canonical` does to pixels.

    Args:
        cloud: the ink.
        radius: (n,) of the pen, in pixels; the box holds the whole width of a line.

    Returns:
        The points in pixels, (m, 2), where (0, 0) is the corner of the image; and the scales,
        (n,) pixels a unit.
    """
    starts = np.searchsorted(cloud.owners, np.arange(cloud.n))
    low = np.minimum.reduceat(cloud.points, starts)
    high = np.maximum.reduceat(cloud.points, starts)
    extent = np.maximum((high - low).max(axis=1), 1e-6)
    scale = (BOX - 2 * radius) / extent
    mass = np.add.reduceat(cloud.weights, starts)
    centre = np.add.reduceat(cloud.points * cloud.weights[:, None], starts) / mass[:, None]
    middle = np.full_like(centre, SIDE / 2)
    # As in `canonical`: the ink stays inside where centring by mass would push it over the edge.
    reach = radius[:, None]
    shift = np.clip(
        middle - centre * scale[:, None],
        reach - low * scale[:, None],
        SIDE - reach - high * scale[:, None],
    )
    placed = cloud.points * scale[cloud.owners, None] + shift[cloud.owners]
    return placed, scale


def spread(points: np.ndarray, weights: np.ndarray, owners: np.ndarray, n: int) -> np.ndarray:
    """Share every point's weight among the four nearest cells of the fine grid.

    Args:
        points: (m, 2), in pixels.
        weights: (m,).
        owners: (m,) int in [0, n).
        n: number of images.

    Returns:
        (n, FINE, FINE) float32.
    """
    position = np.clip(points * FINENESS - 0.5, 0, FINE - 1.001).astype(np.float32)
    corner = position.astype(np.int32)
    right, down = (position - corner).T
    cell = (owners.astype(np.int32) * FINE + corner[:, 1]) * FINE + corner[:, 0]
    shares = np.empty((4, len(cell)), np.float32)
    lower = weights * down
    shares[3] = lower * right
    shares[2] = lower - shares[3]
    upper = weights - lower
    shares[1] = upper * right
    shares[0] = upper - shares[1]
    cells = cell + np.array([[0], [1], [FINE], [FINE + 1]], np.int32)
    grid = np.bincount(cells.ravel(), shares.ravel(), minlength=n * FINE * FINE)
    return grid.astype(np.float32).reshape(n, FINE, FINE)


def smooth(grids: np.ndarray, sigma: np.ndarray) -> np.ndarray:
    """Convolve each grid with a Gaussian of its own.

    Args:
        grids: (n, side, side).
        sigma: (n,), in cells.

    Returns:
        (n, side, side) float32.
    """
    offset = np.arange(FINE, dtype=np.float32)
    squared = (offset[:, None] - offset) ** 2
    kernel = np.exp(-squared / (2 * sigma[:, None, None] ** 2), dtype=np.float32)
    kernel /= np.sqrt(2 * np.pi).astype(np.float32) * sigma[:, None, None]
    return kernel @ grids @ kernel


def shrink(ink: np.ndarray) -> np.ndarray:
    """Average cells to pixels: (n, FINE, FINE) in [0, 1] to (n, 28, 28) uint8, the peak 255."""
    n = len(ink)
    rows = ink[:, ::FINENESS] + ink[:, 1::FINENESS]
    pixels = rows[:, :, ::FINENESS] + rows[:, :, 1::FINENESS]
    peak = np.maximum(pixels.reshape(n, -1).max(axis=1), 1e-6)
    return np.rint(pixels * (255 / peak)[:, None, None]).astype(np.uint8)


def draw_lines(cloud: Cloud, radius: np.ndarray) -> np.ndarray:
    """Draw lines with a round pen.

    Args:
        cloud: weights are lengths, in the points' unit, times how hard the pen is pressed:
            1 draws a line of the radius asked for.
        radius: (n,) float32, in pixels.

    Returns:
        (n, 28, 28) uint8, canonical.
    """
    points, scale = place(cloud, radius)
    weights = cloud.weights * scale[cloud.owners] * FINENESS
    sigma = np.maximum(radius * FINENESS / 1.2, 0.6)
    edge = radius * FINENESS
    level = np.exp(-((edge / sigma) ** 2) / 2) / (np.sqrt(2 * np.pi) * sigma)
    slope = edge / sigma**2  # how fast the ink falls at the edge, relative to the level
    # A less steep edge would leave grey where there is no ink at all.
    return _draw(points, weights, cloud, sigma, level, np.maximum(1 / (SOFTNESS * slope), 0.5))


def draw_shapes(cloud: Cloud, boldness: np.ndarray) -> np.ndarray:
    """Draw filled shapes, thinner or bolder than they are.

    Args:
        cloud: weights are areas, in squares of the points' unit.
        boldness: (n,) float32 in (0, 1), the share of the usual ink from which on there is ink;
            a smaller one draws a bolder shape.

    Returns:
        (n, 28, 28) uint8, canonical.
    """
    points, scale = place(cloud, np.full(cloud.n, 0.3, np.float32))
    weights = cloud.weights * (scale[cloud.owners] * FINENESS) ** 2
    sigma = np.full(cloud.n, 1.0, np.float32)
    return _draw(points, weights, cloud, sigma, boldness, 1.0, relative=True)


def _usual(grids: np.ndarray) -> np.ndarray:
    """The mean over each grid's ink, weighted by the ink itself, (n, 1, 1)."""
    squared, plain = np.einsum("nyx,nyx->n", grids, grids), grids.sum(axis=(1, 2))
    return (squared / np.maximum(plain, 1e-6))[:, None, None]


def _draw(
    points: np.ndarray,
    weights: np.ndarray,
    cloud: Cloud,
    sigma: np.ndarray,
    level: np.ndarray,
    steepness: np.ndarray | float,
    relative: bool = False,
) -> np.ndarray:
    """Spread, smooth and cut at `level`, a share of the usual ink where `relative`, by chunks."""
    steepness = np.broadcast_to(steepness, cloud.n)
    images = np.empty((cloud.n, SIDE, SIDE), np.uint8)
    for start in range(0, cloud.n, CHUNK):
        part = slice(start, min(start + CHUNK, cloud.n))
        rows = slice(*np.searchsorted(cloud.owners, [part.start, part.stop]))
        owners = cloud.owners[rows] - start
        grids = spread(points[rows], weights[rows], owners, part.stop - start)
        grids = smooth(grids, sigma[part])
        cut = level[part, None, None]
        if relative:
            cut = cut * _usual(grids)
        grids = 0.5 + (grids / cut - 1) * steepness[part, None, None]
        images[part] = shrink(np.clip(grids, 0, 1, out=grids))
    return images
