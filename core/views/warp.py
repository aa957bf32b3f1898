"""Random views of images, drawn inside the graph: what a network must not depend on."""

import math
from collections.abc import Sequence

import keras
import numpy as np
from keras import KerasTensor, ops

from core.data.canonical import SIDE
from core.views.config import ViewConfig

CENTRE = 24  # side of the central square that the book's network sees
GRID = 5


def _pixel_basis() -> np.ndarray:
    """Return x, y, 1 and the elastic grid's weights at every pixel: (28, 784)."""
    centred = np.arange(SIDE) - (SIDE - 1) / 2
    y, x = np.meshgrid(centred, centred, indexing="ij")
    position = np.arange(SIDE) * (GRID - 1) / (SIDE - 1)
    hat = np.maximum(0.0, 1.0 - np.abs(position[:, None] - np.arange(GRID)))  # (28, 5)
    grid = np.einsum("yi,xj->ijyx", hat, hat).reshape(GRID * GRID, -1)
    affine = np.stack([x.ravel(), y.ravel(), np.ones(SIDE * SIDE)])
    return np.concatenate([affine, grid]).astype("float32")


BASIS = _pixel_basis()


def sample_bilinear(images: KerasTensor, x: KerasTensor, y: KerasTensor) -> KerasTensor:
    """Read images at fractional positions; outside is 0.

    The four neighbours of a pixel are stored side by side, so that one gather
    fetches all of them.

    Args:
        images: Pixels, float (n, 28, 28).
        x: Columns, float (n, 784); 0 is the centre of the first pixel.
        y: Rows, float (n, 784).

    Returns:
        Pixels, float (n, 28, 28).
    """
    wide = SIDE + 2
    padded = ops.pad(images, [[0, 0], [1, 2], [1, 2]])  # (n, 31, 31)
    corners = [padded[:, i : i + wide, j : j + wide] for i in (0, 1) for j in (0, 1)]
    table = ops.reshape(ops.stack(corners, axis=-1), (-1, 4))  # (n * 900, 4)
    x, y = ops.clip(x + 1.0, 0.0, wide - 1.0), ops.clip(y + 1.0, 0.0, wide - 1.0)
    left, top = ops.floor(x), ops.floor(y)
    first = ops.expand_dims(ops.arange(ops.shape(images)[0], dtype="int32"), 1) * wide**2
    index = first + ops.cast(top * wide + left, "int32")  # (n, 784)
    near = ops.take(table, index, axis=0)  # (n, 784, 4)
    u, v = x - left, y - top
    weights = ops.stack([(1 - v) * (1 - u), (1 - v) * u, v * (1 - u), v * u], axis=-1)
    return ops.reshape(ops.sum(near * weights, axis=-1), (-1, SIDE, SIDE))


def affine_rows(
    rotation: KerasTensor, shear: KerasTensor, scale_x: KerasTensor, scale_y: KerasTensor
) -> tuple[KerasTensor, KerasTensor]:
    """Return the rows of the maps from view pixels to image pixels, about the centre.

    Args:
        rotation: Angles in radians, float (n, 1).
        shear: Horizontal shears, float (n, 1).
        scale_x: Step of a view pixel along the image's rows, float (n, 1).
        scale_y: Step of a view pixel along the image's columns, float (n, 1).

    Returns:
        Two float (n, 2): coefficients of (x, y) for the source column and row.
    """
    cos, sin = ops.cos(rotation), ops.sin(rotation)
    column = ops.concatenate([scale_x * cos, scale_x * (shear * cos - sin)], axis=-1)
    row = ops.concatenate([scale_y * sin, scale_y * (shear * sin + cos)], axis=-1)
    return column, row


def warp(images: KerasTensor, coefficients: KerasTensor) -> KerasTensor:
    """Warp images by maps that are linear in `BASIS`.

    Args:
        images: Pixels, float (n, 28, 28).
        coefficients: Source column and row as weights of (x, y, 1, grid), in
            pixels from the centre: float (n, 2, 28), or (n, 2, 3) without a grid.

    Returns:
        Pixels, float (n, 28, 28).
    """
    centre = (SIDE - 1) / 2
    basis = BASIS[: coefficients.shape[-1]]
    source = ops.matmul(coefficients, basis) + centre  # (n, 2, 784)
    return sample_bilinear(images, source[:, 0], source[:, 1])


def affine(images: KerasTensor, rows: KerasTensor, offset: KerasTensor) -> KerasTensor:
    """Map images linearly about their centres, by Keras's own operation; outside is 0.

    Args:
        images: Pixels, float (n, 28, 28).
        rows: Coefficients of (x, y) for the source column and row, float (n, 2, 2).
        offset: Source of the view's centre, in pixels from the image's, float (n, 2).

    Returns:
        Pixels, float (n, 28, 28).
    """
    centre = (SIDE - 1) / 2
    start = centre + offset - centre * ops.sum(rows, axis=-1)  # (n, 2)
    maps = ops.concatenate([rows, ops.expand_dims(start, -1)], axis=-1)  # (n, 2, 3)
    maps = ops.pad(ops.reshape(maps, (-1, 6)), [[0, 0], [0, 2]])
    channel = ops.expand_dims(images, -1)
    moved = ops.image.affine_transform(channel, maps, data_format="channels_last")
    return ops.squeeze(moved, -1)


def random_view(
    images: KerasTensor, config: ViewConfig, seed: keras.random.SeedGenerator
) -> KerasTensor:
    """Draw one view of each image, each at its own strength.

    Args:
        images: Pixels in [0, 1], float (n, 28, 28).
        config: Largest changes.
        seed: Source of randomness.

    Returns:
        Pixels, float (n, 28, 28); noise may leave [0, 1].
    """
    n = ops.shape(images)[0]
    strength = keras.random.uniform((n, 1), config.weakest, 1.0, seed=seed)
    change = strength * keras.random.uniform((n, 6), -1.0, 1.0, seed=seed)
    column, row = affine_rows(
        math.radians(config.rotation) * change[:, 0:1],
        config.shear * change[:, 1:2],
        ops.exp(config.log_scale * change[:, 2:3]),
        ops.exp(config.log_scale * change[:, 3:4]),
    )
    affine = ops.stack([column, row], axis=1)  # (n, 2, 2)
    shift = ops.expand_dims(config.shift * change[:, 4:6], -1)  # (n, 2, 1)
    scale = ops.expand_dims(config.elastic * SIDE / 2 * strength, -1)
    grid = scale * keras.random.normal((n, 2, GRID * GRID), seed=seed)
    view = warp(images, ops.concatenate([affine, shift, grid], axis=-1))
    noise = keras.random.normal(ops.shape(view), seed=seed)
    return view + config.noise * ops.expand_dims(strength, -1) * noise


def rotate(images: KerasTensor, degrees: float, seed: keras.random.SeedGenerator) -> KerasTensor:
    """Rotate each image by its own angle, uniform within +-degrees.

    Args:
        images: Pixels, float (n, 28, 28).
        degrees: Largest angle.
        seed: Source of randomness.

    Returns:
        Pixels, float (n, 28, 28).
    """
    n, limit = ops.shape(images)[0], math.radians(degrees)
    angle = keras.random.uniform((n, 1), -limit, limit, seed=seed)
    one, zero = ops.ones_like(angle), ops.zeros_like(angle)
    rows = ops.stack(affine_rows(angle, zero, one, one), axis=1)
    return affine(images, rows, ops.zeros((n, 2)))


def shear(images: KerasTensor, amount: float, seed: keras.random.SeedGenerator) -> KerasTensor:
    """Shear each image sideways by its own amount, uniform within +-amount.

    Args:
        images: Pixels, float (n, 28, 28).
        amount: Largest sideways step per row, in pixels.
        seed: Source of randomness.

    Returns:
        Pixels, float (n, 28, 28).
    """
    n = ops.shape(images)[0]
    slant = keras.random.uniform((n, 1), -amount, amount, seed=seed)
    one, zero = ops.ones_like(slant), ops.zeros_like(slant)
    rows = ops.stack(affine_rows(zero, slant, one, one), axis=1)
    return affine(images, rows, ops.zeros((n, 2)))


def crop(
    images: KerasTensor, sides: Sequence[int], seed: keras.random.SeedGenerator
) -> KerasTensor:
    """Cut a random square out of each image's central 24 x 24 pixels and enlarge it to them.

    Args:
        images: Pixels, float (n, 28, 28).
        sides: Possible sides of the square in pixels, at most 24.
        seed: Source of randomness.

    Returns:
        Pixels, float (n, 28, 28), of which the central 24 x 24 show the square.
    """
    n = ops.shape(images)[0]
    drawn = keras.random.randint((n, 1), 0, len(sides), seed=seed)
    side = ops.take(ops.convert_to_tensor(sides, "float32"), drawn)  # (n, 1)
    offset = keras.random.uniform((n, 2), -0.5, 0.5, seed=seed) * (CENTRE - side)
    step, zero = side / CENTRE, ops.zeros_like(side)
    rows = ops.stack([ops.concatenate([step, zero], -1), ops.concatenate([zero, step], -1)], axis=1)
    return affine(images, rows, offset)


def turn_or_crop(
    images: KerasTensor, degrees: int, sides: Sequence[int], seed: keras.random.SeedGenerator
) -> KerasTensor:
    """Toss a coin for each image: turn it and show it whole, or enlarge a square of it.

    A turned image is shrunk from 28 to 24 pixels, its angle a whole number in [-degrees, degrees).
    A square comes from anywhere in the 28 x 28 pixels and is enlarged to 24 x 24.

    Args:
        images: Pixels, float (n, 28, 28).
        degrees: Largest angle, at least 1.
        sides: Possible sides of the square in pixels, at most 28.
        seed: Source of randomness.

    Returns:
        Pixels, float (n, 28, 28), of which the central 24 x 24 are the view.
    """
    n = ops.shape(images)[0]
    turned = keras.random.uniform((n, 1), seed=seed) < 0.5
    angle = keras.random.randint((n, 1), -degrees, degrees, seed=seed)
    angle = ops.cast(angle, "float32") * math.radians(1.0)
    drawn = keras.random.randint((n, 1), 0, len(sides), seed=seed)
    side = ops.take(ops.convert_to_tensor(sides, "float32"), drawn)  # (n, 1)
    places = SIDE - side + 1.0
    corner = ops.floor(keras.random.uniform((n, 2), seed=seed) * places)
    corner = ops.minimum(corner, places - 1.0)
    zero = ops.zeros_like(angle)
    angle, shown = ops.where(turned, angle, zero), ops.where(turned, float(SIDE), side)
    step = shown / CENTRE
    rows = ops.stack(affine_rows(angle, zero, step, step), axis=1)
    offset = ops.where(turned, 0.0, corner - (SIDE - side) / 2.0)
    return affine(images, rows, offset)


def binarise(
    images: KerasTensor, low: float, high: float, seed: keras.random.SeedGenerator
) -> KerasTensor:
    """Threshold each image at its own level, uniform in low .. high.

    Args:
        images: Pixels in [0, 1], float (n, 28, 28).
        low: Lowest threshold.
        high: Highest threshold.
        seed: Source of randomness.

    Returns:
        Pixels 0 or 1, float (n, 28, 28).
    """
    level = keras.random.uniform((ops.shape(images)[0], 1, 1), low, high, seed=seed)
    return ops.cast(images > level, images.dtype)


def add_noise(
    images: KerasTensor, deviation: float, seed: keras.random.SeedGenerator
) -> KerasTensor:
    """Add independent Gaussian noise to every pixel.

    Args:
        images: Pixels, float (n, 28, 28).
        deviation: Standard deviation of the noise.
        seed: Source of randomness.

    Returns:
        Pixels, float (n, 28, 28); they may leave [0, 1].
    """
    return images + deviation * keras.random.normal(ops.shape(images), seed=seed)
