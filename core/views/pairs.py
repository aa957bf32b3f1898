"""Pairs of views: the images of which IIC asks that they fall into one cluster."""

from collections.abc import Callable, Sequence

import keras
from keras import KerasTensor, ops

from core.views.config import ViewConfig
from core.views.warp import (
    add_noise,
    binarise,
    crop,
    random_view,
    rotate,
    shear,
    turn_or_crop,
)

LEVELS = (0.2, 0.8)  # thresholds of binarisation, for pixels in [0, 1]
CROPS = (16, 18, 20)  # sides of the book's random crops, in pixels
View = Callable[[KerasTensor, ViewConfig, keras.random.SeedGenerator], KerasTensor]

VIEWS: dict[str, View] = {
    "warp": random_view,
    "crop": lambda images, config, seed: crop(images, CROPS, seed),
    "rotate": lambda images, config, seed: rotate(images, config.rotation, seed),
    "shear": lambda images, config, seed: shear(images, config.shear, seed),
    "binarise": lambda images, config, seed: binarise(images, *LEVELS, seed),
    "noise": lambda images, config, seed: add_noise(images, config.noise, seed),
    "turn-or-crop": lambda images, config, seed: turn_or_crop(
        images, round(config.rotation), CROPS, seed
    ),
}


def draw_pairs(
    images: KerasTensor,
    config: ViewConfig,
    views: Sequence[str],
    both: bool,
    seed: keras.random.SeedGenerator,
) -> KerasTensor:
    """Draw two views of each image.

    Args:
        images: pixels in [0, 1], float (n, 28, 28, 1).
        config: strengths of the changes.
        views: names of `VIEWS`, done one after the other.
        both: change both images of a pair, independently; otherwise the first stays as it is.
        seed: source of randomness.

    Returns:
        Pixels, float (2n, 28, 28, 1): all first images, then all second ones.
    """
    plain = ops.squeeze(images, -1)
    changed = ops.concatenate([plain, plain]) if both else plain
    for name in views:
        changed = VIEWS[name](changed, config, seed)
    pairs = changed if both else ops.concatenate([plain, changed])
    return ops.expand_dims(pairs, -1)
