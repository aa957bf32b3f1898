"""The digit networks, without their training. Each answers with a dictionary of named outputs."""

import keras
from keras import KerasTensor, layers

from core.data.canonical import SIDE
from core.digits.config import CnnConfig, L2SoftmaxConfig


def convolutions(width: int) -> keras.Sequential:
    """Build three convolution layers, the first two with pooling.

    Args:
        width: channels of the first layer; each further one has twice as many.

    Returns:
        A network from (batch, 28, 28, 1) to (batch, 36 * width).
    """
    return keras.Sequential(
        [
            layers.Input((SIDE, SIDE, 1)),
            layers.Conv2D(width, 3, activation="relu", name="conv1"),
            layers.MaxPooling2D(),
            layers.Conv2D(2 * width, 3, activation="relu", name="conv2"),
            layers.MaxPooling2D(),
            layers.Conv2D(4 * width, 3, activation="relu", name="conv3"),
            layers.Flatten(),
        ],
        name="convolutions",
    )


def plain_cnn(width: int, embedding_dim: int) -> keras.Model:
    """Build a digit CNN with an ordinary softmax.

    Args:
        width: channels of the first convolution.
        embedding_dim: units of the last hidden layer.

    Returns:
        A model from (batch, 28, 28, 1) in [0, 1] to {"logits": (batch, 10),
        "embedding": (batch, embedding_dim)}, the last hidden layer.
    """
    images = keras.Input((SIDE, SIDE, 1))
    embedding = layers.Dense(embedding_dim, name="dense")(convolutions(width)(images))
    logits = layers.Dense(10, name="classes")(embedding)
    return keras.Model(images, {"logits": logits, "embedding": embedding}, name="plain_cnn")


def l2_softmax_cnn(
    width: int, embedding_dim: int, scale: float, n_classes: int = 10
) -> keras.Model:
    """Build the same CNN with its last hidden layer held to a sphere of radius alpha.

    Args:
        width: channels of the first convolution.
        embedding_dim: units of the last hidden layer.
        scale: alpha, the length that every embedding has before the softmax.
        n_classes: more than the digits where others were taught.

    Returns:
        A model like `plain_cnn`; its "embedding" has unit length.

    Source: Ranjan, Castillo and Chellappa 2017, "L2-constrained Softmax Loss", eq. 3 and 4.
    """
    images = keras.Input((SIDE, SIDE, 1))
    dense = layers.Dense(embedding_dim, name="dense")(convolutions(width)(images))
    embedding = layers.UnitNormalization(name="l2")(dense)
    logits = layers.Dense(n_classes, name="classes")(layers.Rescaling(scale)(embedding))
    return keras.Model(images, {"logits": logits, "embedding": embedding}, name="l2_softmax_cnn")


def build(config: CnnConfig) -> keras.Model:
    """Build the network of a configuration: images to "logits" and "embedding"."""
    if isinstance(config, L2SoftmaxConfig):
        return l2_softmax_cnn(config.width, config.embedding_dim, config.scale)
    return plain_cnn(config.width, config.embedding_dim)


def class_features(config: CnnConfig, embedding: KerasTensor) -> KerasTensor:
    """Return what a classifier sees of an embedding: one of unit length is scaled to alpha."""
    return config.scale * embedding if isinstance(config, L2SoftmaxConfig) else embedding
