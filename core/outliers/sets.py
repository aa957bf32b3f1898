"""The sets of images that judge anomaly detectors: test digits, and what is no digit.

Nothing is trained on them, and none of them chooses a setting.
"""

from collections.abc import Callable
from functools import partial

import numpy as np

from core.data import (
    ALTERATIONS,
    DataUnavailable,
    Split,
    load_altered,
    load_cifar10,
    load_fashion_mnist,
    load_mnist,
    load_near,
)
from core.data.cache import read_cached
from core.data.near import CHECKSUMS, NearSet
from core.data.sources import DATA_SETS

DIGITS = "mnist"
FETCHED: dict[str, Callable[[str], Split]] = {
    "fashion_mnist": load_fashion_mnist,
    "cifar10": load_cifar10,
}
NEAR: dict[str, Callable[[], NearSet]] = {
    **{name: partial(load_near, name) for name in CHECKSUMS},
    **{name: partial(load_altered, name) for name in ALTERATIONS},
}
OUTLIERS = (*FETCHED, *NEAR)


def shipped_images(name: str) -> np.ndarray | None:
    """Return the (n, 28, 28) uint8 images of a set that needs no network, None for the others."""
    if name == DIGITS:
        return load_mnist("test").images
    return NEAR[name]().images if name in NEAR else None


def images_at_hand(name: str) -> np.ndarray | None:
    """Return all images of a set, shipped or in the user's cache; None where it is in neither."""
    if name not in FETCHED:
        return shipped_images(name)
    data_set = DATA_SETS[name.replace("_", "-")]
    if any(read_cached(data_set, part) is None for part in ("test-images", "test-labels")):
        return None
    return FETCHED[name]("test").images


def gather_sets() -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """Return the images of every set, fetching what is not here.

    Returns:
        (n, 28, 28) uint8 by name, test digits first; and, for what could not be had, why.
    """
    found, missing = {DIGITS: load_mnist("test").images}, {}
    for name, load in FETCHED.items():
        try:
            found[name] = load("test").images
        except DataUnavailable as error:
            missing[name] = str(error)
    return found | {name: load().images for name, load in NEAR.items()}, missing


def sets_at_hand() -> dict[str, np.ndarray]:
    """Return the images of every set that needs no fetching, (n, 28, 28) uint8 by name."""
    every = {name: images_at_hand(name) for name in (DIGITS, *OUTLIERS)}
    return {name: images for name, images in every.items() if images is not None}
