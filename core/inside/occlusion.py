"""What covering patches of an image does to an answer."""

from dataclasses import dataclass

import keras
import numpy as np

from core.inside.probe import probabilities


@dataclass(frozen=True)
class Occlusion:
    """What a network makes of an image while a patch of it is covered, place after place.

    Attributes:
        patch: side of the patch in pixels.
        places: (m,) int, the rows where patches begin, and the columns as well.
        target: the class that is asked for.
        whole: (n_classes,) float32, probabilities of the image as it is.
        covered: (m, m, n_classes) float32, probabilities by row and column of the patch.
    """

    patch: int
    places: np.ndarray
    target: int
    whole: np.ndarray
    covered: np.ndarray

    @property
    def drops(self) -> np.ndarray:
        """(m, m) float32, what the target's probability loses; below 0 where it gains."""
        return self.whole[self.target] - self.covered[..., self.target]

    @property
    def decisive(self) -> tuple[int, int]:
        """Row and column where the patch begins that costs the target most."""
        row, column = np.unravel_index(self.drops.argmax(), self.drops.shape)
        return int(self.places[row]), int(self.places[column])


def occlusion(
    model: keras.Model,
    image: np.ndarray,
    patch: int = 5,
    stride: int = 2,
    target: int | None = None,
    shade: int = 0,
) -> Occlusion:
    """Cover a square of an image, place after place, and ask the network each time.

    Args:
        model: as for `probabilities`.
        image: (side, side) uint8.
        patch: side of the square in pixels.
        stride: pixels from one place to the next; the last place touches the edge.
        target: a class; None asks for the one that the network favours.
        shade: what the square is filled with, in [0, 255]; 0 is the ground, 128 grey.

    Raises:
        ValueError: the square or the step does not fit the image.

    Source: Zeiler and Fergus 2014, "Visualizing and Understanding Convolutional Networks",
    section 4.2.
    """
    side = len(image)
    if not 1 <= patch < side or stride < 1:
        raise ValueError(
            f"`patch` must be in [1, {side}) and `stride` >= 1. "
            f"Received: patch={patch}, stride={stride}"
        )
    places = np.unique([*range(0, side - patch + 1, stride), side - patch])
    views = [cover(image, row, column, patch, shade) for row in places for column in places]
    found = probabilities(model, np.stack([image, *views]))
    whole, covered = found[0], found[1:].reshape(len(places), len(places), -1)
    return Occlusion(
        patch, places, int(whole.argmax()) if target is None else target, whole, covered
    )


def cover(image: np.ndarray, row: int, column: int, patch: int, shade: int = 0) -> np.ndarray:
    """Return a copy of an image, (height, width) uint8, with a square filled."""
    covered = image.copy()
    covered[row : row + patch, column : column + patch] = shade
    return covered
