"""The lengths of embeddings: without the L2 constraint, easy images get long ones, hard ones short.

Source: Ranjan, Castillo and Chellappa 2017, "L2-constrained Softmax Loss", sec. 3.1.
"""

from dataclasses import dataclass

import keras
import numpy as np

from core.data import load_mnist, to_input
from core.digits.training import load
from core.networks.respond import respond
from core.runs import Run

N_EXTREMES = 10


@dataclass(frozen=True)
class Norms:
    """Hold the embeddings of one split and how long they are.

    Attributes:
        embeddings: (n, d) float32, the output of the last hidden layer, before any constraint.
        norms: (n,) float32, their Euclidean lengths.
        labels: (n,) uint8, what the images show.
        predictions: (n,) uint8, what the network reads.
    """

    embeddings: np.ndarray
    norms: np.ndarray
    labels: np.ndarray
    predictions: np.ndarray

    def largest(self, digit: int, n: int = N_EXTREMES) -> np.ndarray:
        """Return the rows of a digit's longest embeddings, (n,) int, the longest first."""
        return self._by_norm(digit)[::-1][:n]

    def smallest(self, digit: int, n: int = N_EXTREMES) -> np.ndarray:
        """Return the rows of a digit's shortest embeddings, (n,) int, the shortest first."""
        return self._by_norm(digit)[:n]

    def _by_norm(self, digit: int) -> np.ndarray:
        rows = np.flatnonzero(self.labels == digit)
        return rows[np.argsort(self.norms[rows], kind="stable")]


def measure_norms(run: Run, split: str = "test") -> Norms:
    """Measure the embeddings of a finished run of `cnn` or `l2-softmax`.

    Args:
        run: the run; of `l2-softmax` it is what its constraint then brings to one length.
        split: whose images.
    """
    network, images = load(run), load_mnist(split)
    outputs = {"dense": network.get_layer("dense").output, "logits": network.output["logits"]}
    answers = respond(keras.Model(network.inputs, outputs), to_input(images.images))
    return Norms(
        embeddings=answers["dense"],
        norms=np.linalg.norm(answers["dense"], axis=1),
        labels=images.labels,
        predictions=answers["logits"].argmax(axis=1).astype(np.uint8),
    )
