"""The spaces that runs put images in, as rows of numbers: what maps and neighbours are made of."""

import numpy as np

from core.digits import pixels
from core.maps.points import load_points
from core.method import Embed
from core.methods import check_space, method_of
from core.runs import Run

NOISE_DIM = 3  # so that a turning picture of three axes shows it as it is


class Embedder:
    """Puts images into one space of a run, again and again.

    Args:
        run: a finished run.
        space: one of `core.methods.spaces_of(run)`.

    Raises:
        LookupError: the run has no such space, or no weights.
    """

    def __init__(self, run: Run, space: str) -> None:
        check_space(run, space)
        shared = {"noise": _noise, "pixels": _pixels}
        self._embed = shared[space] if space in shared else _open(run, space)

    def embed(self, images: np.ndarray) -> np.ndarray:
        """Return images as points of the space: (n, 28, 28) uint8 -> (n, d) float32.

        "pixels" are in [0, 1]; "trunk" is the last layer below IIC's heads; "clusters" are the
        probabilities of its selected sub-head and of its overclustering head; "code" is DEC's
        after refinement; "latent" is what MINE's encoder makes of an image; "noise" is independent
        normal numbers that have nothing to do with the images.
        """
        return self._embed(images)


def embed_split(run: Run, space: str, split: str = "test") -> np.ndarray:
    """Return all points of a space, (n, d) float32, in the order of `load_points(split)`."""
    return Embedder(run, space).embed(load_points(split).images)


def _noise(images: np.ndarray) -> np.ndarray:
    rng = np.random.default_rng(0)
    return rng.normal(size=(len(images), NOISE_DIM)).astype(np.float32)


def _pixels(images: np.ndarray) -> np.ndarray:
    return pixels.flatten(images).astype(np.float32) / 255


def _open(run: Run, space: str) -> Embed:
    """Open a space of the run's own."""
    open_embed = method_of(run).works.embed
    if open_embed is None or not run.weights_file.is_file():
        raise LookupError(f"The run {run.id} has no weights: train it to its end first.")
    return open_embed(run, space)
