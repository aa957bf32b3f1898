"""What classifiers of several methods share: embeddings, accuracy, classes for decoys."""

from collections.abc import Callable

import keras
import numpy as np
from keras import KerasTensor, layers, ops

from core.data import Split, to_input
from core.networks.respond import respond
from core.outliers.lof import as_stored

DECOYS = "decoys"  # name of the layer that ends with the training


class ValidationAccuracy(keras.callbacks.Callback):
    """Add the accuracy on a validation split to the epoch's figures."""

    def __init__(self, network: keras.Model, split: Split) -> None:
        super().__init__()
        self.network = network
        self.split = split

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Add the accuracy to the figures."""
        logs["validation_accuracy"] = accuracy(self.network, self.split)


def with_decoys(
    answers: dict[str, KerasTensor],
    features: Callable[[KerasTensor], KerasTensor],
    n_families: int,
) -> KerasTensor:
    """Append a logit for each family of decoys to those of a network's own classes.

    These classes are no part of the network: they end with the training, in the layer `DECOYS`.

    Args:
        answers: the network's "logits", (batch, k), and "embedding", (batch, d).
        features: what a classifier sees of an embedding.
        n_families: families of decoys.

    Returns:
        (batch, k + n_families) logits.
    """
    decoys = layers.Dense(n_families, name=DECOYS)(features(answers["embedding"]))
    return ops.concatenate([answers["logits"], decoys], axis=-1)


def embed(network: keras.Model, images: np.ndarray) -> np.ndarray:
    """Return the embeddings of many images, rounded to what a run stores: (n, d) float32."""
    return as_stored(respond(network, to_input(images))["embedding"])


def predict(network: keras.Model, images: np.ndarray) -> np.ndarray:
    """Return the class that the network names each of many images with, (n,) int."""
    return respond(network, to_input(images))["logits"].argmax(axis=1)


def accuracy(network: keras.Model, split: Split) -> float:
    """Return the share of a split's images that the network names rightly."""
    return float(np.mean(predict(network, split.images) == split.labels))
