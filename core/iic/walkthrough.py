"""One step of IIC taken apart: every value between two views of an image and the loss."""

from dataclasses import dataclass

import keras
import numpy as np
from keras import ops

from core.data import load_mnist, to_input
from core.iic import training
from core.iic.arrays import mutual_information
from core.iic.objective import joint
from core.iic.training import pairs_of
from core.networks.respond import respond
from core.runs import Run

N_PAIRS = 500


@dataclass(frozen=True)
class Walkthrough:
    """What one image and its batch pass through, for all h sub-heads of k clusters.

    Attributes:
        image: (28, 28) float32 in [0, 1].
        view_a: (28, 28) float32, the first view; noise may leave [0, 1].
        view_b: (28, 28) float32, the second view.
        z: (h, k), cluster probabilities of the first view.
        z_prime: (h, k), cluster probabilities of the second view.
        outer: (h, k, k), their outer product.
        average: (h, k, k), the mean outer product of the batch.
        joint: (h, k, k), P: symmetric, floored, normalised.
        marginal: (h, k), the sums of P's rows, which are also those of its columns.
        information: (h,), mutual information of P in nats.
    """

    image: np.ndarray
    view_a: np.ndarray
    view_b: np.ndarray
    z: np.ndarray
    z_prime: np.ndarray
    outer: np.ndarray
    average: np.ndarray
    joint: np.ndarray
    marginal: np.ndarray
    information: np.ndarray


class Walker:
    """A finished run's network with one batch of pairs.

    Args:
        network: the network.
        images: (n, 28, 28) float32 in [0, 1], the batch.
        pairs: (2n, 28, 28) float32, all first views, then all second ones.
    """

    def __init__(self, network: keras.Model, images: np.ndarray, pairs: np.ndarray) -> None:
        self.images = images
        self.views = np.split(pairs, 2)
        self.answers = np.split(respond(network, pairs[..., None])["clusters"], 2)
        z, z_prime = self.answers  # (n, h, k)
        self.average = np.einsum("nhi,nhj->hij", z, z_prime) / len(z)
        self.joint = ops.convert_to_numpy(joint(z, z_prime))
        self.information = mutual_information(self.joint)

    def walk(self, index: int) -> Walkthrough:
        """Take the step of one image of the batch apart.

        Args:
            index: of the image, in [0, n).
        """
        z, z_prime = (answers[index] for answers in self.answers)
        return Walkthrough(
            image=self.images[index],
            view_a=self.views[0][index],
            view_b=self.views[1][index],
            z=z,
            z_prime=z_prime,
            outer=np.einsum("hi,hj->hij", z, z_prime),
            average=self.average,
            joint=self.joint,
            marginal=self.joint.sum(axis=-1),
            information=self.information,
        )


def load_walker(run: Run) -> Walker:
    """Pair the first training images as the run did, and pass them through its network."""
    config = training.config_of(run)
    images = to_input(load_mnist("train").images[:N_PAIRS])
    pairs = pairs_of(images, config, keras.random.SeedGenerator(config.seed + 2))
    pairs = ops.convert_to_numpy(pairs)
    return Walker(training.load(run), images[..., 0], pairs[..., 0])
