"""The networks, without their training. Each answers with a dictionary of named outputs."""

import math
from collections.abc import Iterator

import keras
import numpy as np
from keras import KerasTensor, layers, ops

from core.data.canonical import SIDE
from core.views.warp import CENTRE


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


def l2_softmax_cnn(width: int, embedding_dim: int, scale: float) -> keras.Model:
    """Build the same CNN with its last hidden layer held to a sphere of radius alpha.

    Args:
        width: channels of the first convolution.
        embedding_dim: units of the last hidden layer.
        scale: alpha, the length that every embedding has before the softmax.

    Returns:
        A model like `plain_cnn`; its "embedding" has unit length.

    Source: Ranjan, Castillo and Chellappa 2017, "L2-constrained Softmax Loss", eq. 3 and 4.
    """
    images = keras.Input((SIDE, SIDE, 1))
    dense = layers.Dense(embedding_dim, name="dense")(convolutions(width)(images))
    embedding = layers.UnitNormalization(name="l2")(dense)
    logits = layers.Dense(10, name="classes")(layers.Rescaling(scale)(embedding))
    return keras.Model(images, {"logits": logits, "embedding": embedding}, name="l2_softmax_cnn")


def iic_network(
    trunk: keras.Sequential,
    n_sub_heads: int,
    n_clusters: int,
    n_overclusters: int,
    head_scale: float,
    seed: int,
) -> keras.Model:
    """Put sub-heads and an overclustering head on a convolutional trunk.

    Args:
        trunk: one of `TRUNKS`, built: (batch, 28, 28, 1) to (batch, features).
        n_sub_heads: heads of `n_clusters` that learn side by side.
        n_clusters: clusters of each sub-head.
        n_overclusters: clusters of the overclustering head.
        head_scale: standard deviation of the heads' weights, times the root of their inputs.
        seed: seed of the heads' weights.

    Returns:
        A model from (batch, 28, 28, 1) to {"clusters": (batch, n_sub_heads, n_clusters),
        "overclusters": (batch, n_overclusters), "embedding": (batch, features)}, the first
        two probabilities.
    """
    images = keras.Input((SIDE, SIDE, 1))
    features = trunk(images)
    deviation = head_scale / math.sqrt(features.shape[-1])
    draw = keras.initializers.RandomNormal(stddev=deviation, seed=seed)
    units = n_sub_heads * n_clusters
    sub_heads = layers.Dense(units, kernel_initializer=draw, name="sub_heads")(features)
    clusters = layers.Softmax()(layers.Reshape((n_sub_heads, n_clusters))(sub_heads))
    overclusters = layers.Dense(
        n_overclusters, "softmax", kernel_initializer=draw, name="overclustering"
    )(features)
    outputs = {"clusters": clusters, "overclusters": overclusters, "embedding": features}
    return keras.Model(images, outputs, name="iic")


def quick_trunk(width: int) -> keras.Sequential:
    """Build a small trunk: (batch, 28, 28, 1) to (batch, 12 * width).

    Pooling comes before batch normalisation: nearly the same after it, at a quarter of the cost.
    """
    return keras.Sequential(
        [
            layers.Input((SIDE, SIDE, 1)),
            SpaceToDepth(),  # (batch, 14, 14, 4)
            layers.Conv2D(width, 3, padding="same", use_bias=False),
            layers.MaxPooling2D(),
            layers.BatchNormalization(momentum=0.9),
            layers.ReLU(),
            layers.Conv2D(2 * width, 3, padding="same", use_bias=False),
            layers.MaxPooling2D(padding="same"),
            layers.BatchNormalization(momentum=0.9),
            layers.ReLU(),
            layers.Conv2D(3 * width, 3, use_bias=False),
            layers.BatchNormalization(momentum=0.9),
            layers.ReLU(),
            layers.Flatten(),
        ],
        name="trunk",
    )


def post_trunk(width: int) -> keras.Sequential:
    """Build the post's trunk: four convolutions, widths 1 : 2 : 4 : 8, global average pooling."""
    return keras.Sequential(
        [
            layers.Input((SIDE, SIDE, 1)),
            *_stages(width),
            layers.GlobalAveragePooling2D(),
        ],
        name="trunk",
    )


def vgg_trunk(width: int) -> keras.Sequential:
    """Build the book's trunk on the central 24 x 24 pixels: width-M-2-M-4-M-8."""
    return keras.Sequential(
        [
            layers.Input((SIDE, SIDE, 1)),
            layers.Cropping2D((SIDE - CENTRE) // 2),
            *_stages(width),
            layers.Flatten(),
        ],
        name="trunk",
    )


def _stages(width: int) -> Iterator[layers.Layer]:
    """Yield four convolutions of growing width, pooling between them.

    Pooling comes before batch normalisation: nearly the same after it, at a quarter of the cost.
    """
    for stage in range(4):
        yield layers.Conv2D(width * 2**stage, 3, padding="same", use_bias=False)
        if stage < 3:
            yield layers.MaxPooling2D()
        yield layers.BatchNormalization(momentum=0.9)
        yield layers.ReLU()


TRUNKS = {"quick": quick_trunk, "post": post_trunk, "vgg": vgg_trunk}


@keras.saving.register_keras_serializable("glyphscope")
class SpaceToDepth(layers.Layer):
    """Fold blocks of 2x2 pixels into channels: (batch, 28, 28, 1) -> (batch, 14, 14, 4)."""

    def call(self, images: KerasTensor) -> KerasTensor:
        """Return the folded images."""
        half = SIDE // 2
        blocks = ops.reshape(images, (-1, half, 2, half, 2))
        return ops.reshape(ops.transpose(blocks, (0, 1, 3, 2, 4)), (-1, half, half, 4))


def respond(network: keras.Model, inputs: np.ndarray, size: int = 1000) -> dict[str, np.ndarray]:
    """Run a network over many inputs and join its answers.

    Args:
        network: any of the above.
        inputs: (n, 28, 28, 1) float32 in [0, 1], n >= 1.
        size: images a pass.

    Returns:
        The network's outputs by name, each (n, ...).
    """
    parts = [
        network.predict_on_batch(inputs[start : start + size])
        for start in range(0, len(inputs), size)
    ]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
