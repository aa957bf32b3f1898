"""Digits of MNIST's test split made into what is no digit: turned, doubled, inverted, noisy.

Near-anomalies that need no file: a fixed seed makes the same images each time. They judge
finished networks and detectors; nothing is trained on them or chosen by them. Three have relatives
among the decoys of `core.data.decoys` (overlaid and inverted digits, speckle), which the supervised
networks did see in training: "rotated" is the one that none of them resembles.
"""

import functools
from collections.abc import Callable

import numpy as np

from core.data.canonical import SIDE, canonical
from core.data.mnist import load_mnist
from core.data.near import NearSet

N_IMAGES = 1000
SEED = 0
GAP = 4  # empty columns between two digits
NOISE = 0.3  # standard deviation, of the full scale
# Turned, a zero stays a zero, a slanted one a slanted stroke and a slanted eight an eight.
ROUND_OR_STRAIGHT = (0, 1, 8)

Alteration = Callable[[np.ndarray, np.random.Generator], list[np.ndarray]]


@functools.cache
def load_altered(name: str) -> NearSet:
    """Make one set of altered digits, each prepared as a drawing.

    Args:
        name: "rotated" (by a quarter turn to the left, without 0, 1 and 8, which may still be
            read as digits then), "two_digits" (two side by side in one image), "inverted" (ink
            and paper exchanged) or "noisy" (Gaussian noise of standard deviation 0.3 on the scale
            from 0 to 1).

    Returns:
        1,000 images; the labels are the code points of the digits they were made from, the left
        one of two.

    Raises:
        ValueError: the name is unknown.
    """
    if name not in ALTERATIONS:
        raise ValueError(f"`name` must be one of {', '.join(ALTERATIONS)}. Received: name={name!r}")
    rng = np.random.default_rng(SEED)
    test = load_mnist("test")
    left_out = ROUND_OR_STRAIGHT if name == "rotated" else ()
    eligible = np.flatnonzero(~np.isin(test.labels, left_out))
    rows = np.sort(rng.choice(eligible, N_IMAGES, replace=False))
    pictures = ALTERATIONS[name](test.images[rows], rng)
    images = np.stack([canonical(picture) for picture in pictures])
    labels = test.labels[rows].astype(np.uint32) + ord("0")
    images.flags.writeable = labels.flags.writeable = False
    return NearSet(images, labels)


def rotate(digits: np.ndarray, rng: np.random.Generator) -> list[np.ndarray]:
    """Turn every digit by 90 degrees, counter-clockwise."""
    return list(np.rot90(digits, axes=(1, 2)))


def pair(digits: np.ndarray, rng: np.random.Generator) -> list[np.ndarray]:
    """Put another digit of the same set to the right of each."""
    order = rng.permutation(len(digits))
    partners = np.empty_like(order)
    partners[order] = np.roll(order, 1)  # never the digit itself
    gap = np.zeros((SIDE, GAP), np.uint8)
    return [
        np.hstack([_without_margins(left), gap, _without_margins(digits[partner])])
        for left, partner in zip(digits, partners, strict=True)
    ]


def invert(digits: np.ndarray, rng: np.random.Generator) -> list[np.ndarray]:
    """Exchange ink and paper."""
    return list(255 - digits)


def add_noise(digits: np.ndarray, rng: np.random.Generator) -> list[np.ndarray]:
    """Add independent Gaussian noise to every pixel."""
    noise = 255 * NOISE * rng.standard_normal(digits.shape)
    return list(np.rint(np.clip(digits + noise, 0, 255)).astype(np.uint8))


def _without_margins(digit: np.ndarray) -> np.ndarray:
    """Cut empty columns off both sides, (28, 28) -> (28, width)."""
    columns = np.flatnonzero(digit.any(axis=0))
    return digit[:, columns[0] : columns[-1] + 1]


ALTERATIONS: dict[str, Alteration] = {
    "rotated": rotate,
    "two_digits": pair,
    "inverted": invert,
    "noisy": add_noise,
}
