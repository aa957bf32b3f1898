"""The network of IIC: sub-heads and an overclustering head on a trunk."""

import math
from collections.abc import Sequence

import keras
from keras import KerasTensor, layers, ops

from core.data.canonical import SIDE
from core.iic.config import IICConfig, parse_units
from core.networks.trunks import TRUNKS


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


def text_network(
    trunk: keras.Sequential,
    n_sub_heads: int,
    n_clusters: int,
    n_overclusters: int,
    hidden_units: Sequence[int],
) -> keras.Model:
    """Put heads on a trunk as the texts do: each a stack of its own, drawn by Keras's default.

    Args:
        trunk: one of `TRUNKS`, built: (batch, 28, 28, 1) to (batch, features).
        n_sub_heads: heads of `n_clusters`.
        n_clusters: clusters of each.
        n_overclusters: clusters of the overclustering head.
        hidden_units: sizes of every head's hidden layers.

    Returns:
        A model with the outputs of `iic_network`.
    """
    images = keras.Input((SIDE, SIDE, 1))
    features = trunk(images)
    sub_heads = [
        _text_head(features, hidden_units, n_clusters, f"sub_head_{index}")
        for index in range(n_sub_heads)
    ]
    overclusters = _text_head(features, hidden_units, n_overclusters, "overclustering")
    clusters = ops.stack(sub_heads, axis=1)  # (batch, n_sub_heads, n_clusters)
    outputs = {"clusters": clusters, "overclusters": overclusters, "embedding": features}
    return keras.Model(images, outputs, name="iic")


def _text_head(
    features: KerasTensor, hidden_units: Sequence[int], n_clusters: int, name: str
) -> KerasTensor:
    for index, units in enumerate(hidden_units):
        features = layers.Dense(units, "relu", name=f"{name}_hidden_{index}")(features)
    return layers.Dense(n_clusters, "softmax", name=name)(features)


def build(config: IICConfig) -> keras.Model:
    """Build the network of a configuration: images to "clusters", "overclusters", "embedding"."""
    trunk = TRUNKS[config.network](config.width)
    heads = (config.n_sub_heads, config.n_clusters, config.n_overclusters)
    if config.head_start == "glorot":
        return text_network(trunk, *heads, parse_units(config.hidden_units))
    return iic_network(trunk, *heads, config.head_scale, config.seed)
