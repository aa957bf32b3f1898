"""The four changes of the IIC post, each alone on one image."""

import keras
import numpy as np

from core.data import to_input
from core.iic.config import PRESETS
from core.views.pairs import VIEWS

CHANGES = ("rotate", "shear", "binarise", "noise")
PRESET = "text-alpha-1"


def changed(image: np.ndarray, seed: int) -> dict[str, np.ndarray]:
    """Change an image in each of the four ways, with the strengths of the text's preset.

    Args:
        image: (28, 28) uint8, ink bright on dark.
        seed: of the random amounts.

    Returns:
        Name of a change -> (28, 28) uint8; noise is cut off at black and white.
    """
    config, pixels = PRESETS[PRESET], to_input(image[None])[..., 0]
    found = {}
    for place, name in enumerate(CHANGES):
        source = keras.random.SeedGenerator(len(CHANGES) * seed + place)
        view = keras.ops.convert_to_numpy(VIEWS[name](pixels, config, source))[0]
        found[name] = np.rint(255 * view.clip(0, 1)).astype(np.uint8)
    return found
