"""The spaces that runs put images in, as rows of numbers: what maps and neighbours are made of."""

import keras
import numpy as np

from core.data import to_input
from core.dec import training as dec_training
from core.digits import pixels
from core.digits import training as metric
from core.iic import training
from core.maps.points import load_points
from core.method_names import check_space
from core.mine import images as mine_images
from core.networks import classifier
from core.networks.respond import respond
from core.runs import Run

NOISE_DIM = 3  # so that a turning picture of three axes shows it as it is


class Embedder:
    """Puts images into one space of a run, again and again.

    Args:
        run: a finished run.
        space: one of `core.method_names.spaces_of(run)`.

    Raises:
        LookupError: the run has no such space, or no weights.
    """

    def __init__(self, run: Run, space: str) -> None:
        check_space(run, space)
        self.space = space
        self._network = None if space in ("pixels", "noise") else _load_network(run)
        self._head = run.evaluation["selected_head"] if space == "clusters" else None

    def embed(self, images: np.ndarray) -> np.ndarray:
        """Return images as points of the space: (n, 28, 28) uint8 -> (n, d) float32.

        "pixels" are in [0, 1]; "trunk" is the last layer below IIC's heads; "clusters" are the
        probabilities of its selected sub-head and of its overclustering head; "code" is DEC's
        after refinement; "latent" is what MINE's encoder makes of an image; "noise" is independent
        normal numbers that have nothing to do with the images.
        """
        if self.space == "noise":
            rng = np.random.default_rng(0)
            return rng.normal(size=(len(images), NOISE_DIM)).astype(np.float32)
        if self.space == "pixels":
            return pixels.flatten(images).astype(np.float32) / 255
        if self.space == "latent":
            return mine_images.embed(self._network, images)
        if self.space in ("cnn", "l2"):
            return classifier.embed(self._network, images)
        answers = respond(self._network, to_input(images))
        if self.space == "trunk":
            return answers["embedding"]
        if self.space == "code":
            return answers["code"]
        return np.hstack([answers["clusters"][:, self._head], answers["overclusters"]])


def embed_split(run: Run, space: str, split: str = "test") -> np.ndarray:
    """Return all points of a space, (n, d) float32, in the order of `load_points(split)`."""
    return Embedder(run, space).embed(load_points(split).images)


def _load_network(run: Run) -> keras.Model:
    if not run.weights_file.is_file():
        raise LookupError(f"The run {run.id} has no weights: train it to its end first.")
    return _LOADERS[run.method](run)


_LOADERS = {
    "cnn": metric.load,
    "l2-softmax": metric.load,
    "iic": training.load,
    "iic-vgg": training.load,
    "dec": dec_training.load,
    "mine": mine_images.load,
}
