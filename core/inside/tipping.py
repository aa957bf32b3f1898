"""Cover the places that carry a decision, the weightiest first, until the answer tips."""

from dataclasses import dataclass

import keras
import numpy as np

from core.inside.occlusion import cover, occlusion
from core.inside.probe import probabilities

N_RANDOM = 100  # covers at random places to compare with


@dataclass(frozen=True)
class Tipping:
    """What a network said while more and more of an image was covered.

    Attributes:
        patch: side of a square in pixels.
        places: row and column where each square begins, in the order of covering.
        images: (k + 1, side, side) uint8, the image as it was, then with each further square.
        probabilities: (k + 1, n_classes) float32.
        random_kept: share of images with as many squares at random places whose answer stayed.
    """

    patch: int
    places: tuple[tuple[int, int], ...]
    images: np.ndarray
    probabilities: np.ndarray
    random_kept: float

    @property
    def answers(self) -> np.ndarray:
        """(k + 1,) int, the favoured class of each image."""
        return self.probabilities.argmax(axis=1)

    @property
    def tipped(self) -> bool:
        """Tell whether the last answer is another than the first."""
        return bool(self.answers[-1] != self.answers[0])


def tip(
    model: keras.Model,
    image: np.ndarray,
    patch: int = 5,
    stride: int = 2,
    shade: int = 0,
    limit: int = 6,
) -> Tipping:
    """Cover the decisive square, look anew, cover the next, until the answer is another.

    Args:
        model: as for `occlusion`, like patch, stride and shade.
        image: (side, side) uint8.
        limit: squares at most.
    """
    target = int(probabilities(model, image[None])[0].argmax())
    images, places = [image], []
    for _ in range(limit):
        found = occlusion(model, images[-1], patch, stride, target, shade)
        if found.whole.argmax() != target:
            break
        places.append(found.decisive)
        images.append(cover(images[-1], *found.decisive, patch, shade))
    others = _covered_at_random(image, len(places), patch, shade)
    kept = float(np.mean(probabilities(model, others).argmax(axis=1) == target))
    steps = np.stack(images)
    return Tipping(patch, tuple(places), steps, probabilities(model, steps), kept)


def _covered_at_random(image: np.ndarray, n_squares: int, patch: int, shade: int) -> np.ndarray:
    """Return copies of an image, each with squares at places of its own."""
    rng = np.random.default_rng(0)
    images = np.repeat(image[None], N_RANDOM, axis=0)
    for other in images:
        for row, column in rng.integers(0, len(image) - patch + 1, (n_squares, 2)):
            other[row : row + patch, column : column + patch] = shade
    return images
