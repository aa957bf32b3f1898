"""What a finished run of a kana network takes for what, image by image, without its network."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.metrics import confusion_matrix
from core.runs import Run
from core.runs.archives import read_arrays, write_arrays
from core.writing.characters import N_CHARACTERS


@dataclass(frozen=True)
class Confusions:
    """Hold what a network made of every test image.

    Attributes:
        labels: (n,) uint8 in 0..70, what the test images show.
        predictions: (n,) uint8 in 0..70, what the network read.
    """

    labels: np.ndarray
    predictions: np.ndarray

    @cached_property
    def matrix(self) -> np.ndarray:
        """Count test images, (71, 71) int: a row is what they show, a column what was read."""
        return confusion_matrix(self.labels, self.predictions, (N_CHARACTERS, N_CHARACTERS))

    def cell(self, label: int, prediction: int) -> np.ndarray:
        """Return the indices of the test images that show `label` and were read `prediction`."""
        return np.flatnonzero((self.labels == label) & (self.predictions == prediction))

    def often(self, label: int, n: int) -> list[tuple[int, int]]:
        """Return up to `n` characters that `label` is mistaken with, both ways, most first.

        Returns:
            (character, test images) pairs; only those with at least one image.
        """
        both = self.matrix[label] + self.matrix[:, label]
        both[label] = 0
        order = np.argsort(-both, kind="stable")[:n]
        return [(int(other), int(both[other])) for other in order if both[other]]

    def pairs(self, n: int) -> list[tuple[int, int, int]]:
        """Return up to `n` cells off the diagonal, most first: (label, prediction, images)."""
        wrong = self.matrix * ~np.eye(N_CHARACTERS, dtype=bool)
        order = np.argsort(-wrong, axis=None, kind="stable")[:n]
        cells = (divmod(int(flat), N_CHARACTERS) for flat in order)
        return [
            (label, read, int(wrong[label, read])) for label, read in cells if wrong[label, read]
        ]


def store_confusions(run: Run, labels: np.ndarray, predictions: np.ndarray) -> None:
    """Store what every test image shows, and what was read in it, (n,) int both."""
    write_arrays(run.confusions_file, labels=labels, predictions=predictions.astype(np.uint8))


def load_confusions(run: Run) -> Confusions | None:
    """Read what `store_confusions` wrote; None where it is missing or damaged."""
    arrays = read_arrays(run.confusions_file)
    if arrays is None or not {"labels", "predictions"} <= arrays.keys():
        return None
    return Confusions(arrays["labels"], arrays["predictions"])
