"""The images that a map shows, and the labels that colour it."""

from functools import cache

import numpy as np

from core.data import Split, load_mnist

POINT_SPLITS = ("test", "all")


@cache
def load_points(split: str) -> Split:
    """Load the images that a map shows: "test" (10,000) or "all" (70,000, test images first)."""
    if split not in POINT_SPLITS:
        raise ValueError(f"`split` must be test or all. Received: split={split}")
    if split == "test":
        return load_mnist("test")
    parts = [load_mnist(name) for name in ("test", "train", "validation")]
    images = np.concatenate([part.images for part in parts])
    return Split(images, np.concatenate([part.labels for part in parts]))


def labels_of(space: str, split: str) -> np.ndarray:
    """Return the (n,) labels of a map's points; those of "noise" are drawn, and mean nothing."""
    labels = load_points(split).labels
    return np.random.default_rng(1).permutation(labels) if space == "noise" else labels
