"""Networks that read kana: softmax regression, the text's CNN, and a deeper one.

Each answers {"logits": (batch, 71), "embedding": (batch, d)}.
"""

from typing import Any

import keras
from keras import KerasTensor, layers, ops

from core.data.canonical import SIDE
from core.kana.config import KanaCnnConfig, KanaLinearConfig
from core.networks.normalisation import BatchNormalization
from core.networks.saved_seed import SavesSeed
from core.writing.characters import N_CHARACTERS

DEVIATION, BIAS = 0.1, 0.1  # of "truncated-normal" weights, cut at two deviations


@keras.saving.register_keras_serializable("glyphscope")
class MovingDropout(SavesSeed, layers.Layer):
    """Leave out a share of the units in training, a share that can be changed meanwhile.

    Args:
        rate: the share, in [0, 1).
        seed: seed of which units.
    """

    def __init__(self, rate: float, seed: int) -> None:
        super().__init__(name="dropout")
        self.view_seed = keras.random.SeedGenerator(seed)
        self.rate = self.add_weight(
            name="rate",
            shape=(),
            initializer=keras.initializers.Constant(rate),
            trainable=False,
        )

    def call(self, units: KerasTensor, training: bool = False) -> KerasTensor:
        """Return what stays, scaled so that its mean stays too; all of it outside training."""
        if not training:
            return units
        kept = keras.random.uniform(ops.shape(units), seed=self.view_seed) >= self.rate
        return ops.where(kept, units / (1 - self.rate), 0.0)


def softmax_regression(weights: str = "glorot") -> keras.Model:
    """Build 71 weighted sums of the 784 pixels; the embedding is the pixels themselves.

    Args:
        weights: one of `core.kana.config.WEIGHTS`.
    """
    images = keras.Input((SIDE, SIDE, 1))
    pixels = layers.Flatten()(images)
    return _answering(images, pixels, pixels, "softmax_regression", weights)


def post_cnn(
    dropout: float,
    seed: int,
    second_width: int = 64,
    pooling: str = "max",
    weights: str = "glorot",
) -> keras.Model:
    """Build the text's network: 5x5x32, pool, 5x5x64, pool, dense 1024, dropout.

    Args:
        dropout: share of the 1024 units that a training step leaves out.
        seed: seed of which.
        second_width: filters of the second convolution, 64 in the text.
        pooling: "max", as in the text, or "average".
        weights: one of `core.kana.config.WEIGHTS`.
    """
    images = keras.Input((SIDE, SIDE, 1))
    pool = layers.MaxPooling2D if pooling == "max" else layers.AveragePooling2D
    x = images
    for number, width in enumerate((32, second_width), start=1):
        options = {"padding": "same", "activation": "relu", **begin(weights)}
        x = layers.Conv2D(width, 5, name=f"conv{number}", **options)(x)
        x = pool(2, name=f"pool{number}")(x)
    hidden = layers.Dense(1024, "relu", name="dense", **begin(weights))(layers.Flatten()(x))
    left = MovingDropout(dropout, seed)(hidden)
    return _answering(images, left, hidden, "post_cnn", weights)


def deep_cnn(embedding_dim: int, scale: float, dropout: float, seed: int) -> keras.Model:
    """Build five 3x3 convolutions and an embedding held to a sphere.

    Args:
        embedding_dim: units of the last hidden layer.
        scale: alpha, the length that every embedding has before the softmax.
        dropout: share of the features before the embedding that a training step leaves out.
        seed: seed of which.

    Source: the embedding is that of Ranjan, Castillo and Chellappa 2017, eq. 3 and 4.
    """
    images = keras.Input((SIDE, SIDE, 1))
    x = images
    for number, (width, pools) in enumerate(DEEP_LAYERS, start=1):
        x = layers.Conv2D(width, 3, padding="same", use_bias=False, name=f"conv{number}")(x)
        x = BatchNormalization(momentum=0.95, name=f"norm{number}")(x)
        x = layers.ReLU(name=f"relu{number}")(x)
        x = layers.MaxPooling2D(name=f"pool{number}")(x) if pools else x
    features = MovingDropout(dropout, seed)(layers.Flatten()(x))
    dense = layers.Dense(embedding_dim, name="dense")(features)
    embedding = layers.UnitNormalization(name="l2")(dense)
    return _answering(images, layers.Rescaling(scale)(embedding), embedding, "deep_cnn")


# Width of each convolution, and whether pooling follows.
DEEP_LAYERS = ((32, True), (64, False), (64, True), (128, False), (128, True))


def begin(weights: str) -> dict[str, Any]:
    """Return a layer's initialisers, new ones for each: they draw once.

    Args:
        weights: one of `core.kana.config.WEIGHTS`.
    """
    if weights == "glorot":
        return {}
    if weights == "zeros":
        return {"kernel_initializer": "zeros"}
    return {
        "kernel_initializer": keras.initializers.TruncatedNormal(stddev=DEVIATION),
        "bias_initializer": keras.initializers.Constant(BIAS),
    }


def _answering(
    images: KerasTensor,
    features: KerasTensor,
    embedding: KerasTensor,
    name: str,
    weights: str = "glorot",
) -> keras.Model:
    logits = layers.Dense(N_CHARACTERS, name="classes", **begin(weights))(features)
    return keras.Model(images, {"logits": logits, "embedding": embedding}, name=name)


def build(config: KanaLinearConfig) -> keras.Model:
    """Build the network of a configuration: images to "logits" and "embedding"."""
    if not isinstance(config, KanaCnnConfig):
        return softmax_regression(config.weights)
    if config.network == "post":
        shape = (config.second_width, config.pooling, config.weights)
        return post_cnn(config.dropout, config.seed, *shape)
    return deep_cnn(config.embedding_dim, config.scale, config.dropout, config.seed)


def class_features(config: KanaCnnConfig, embedding: KerasTensor) -> KerasTensor:
    """Return what a classifier sees of an embedding."""
    return embedding if config.network == "post" else config.scale * embedding
