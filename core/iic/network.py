"""The network of IIC: sub-heads and an overclustering head on a trunk."""

import math

import keras
from keras import layers

from core.data.canonical import SIDE
from core.iic.config import IICConfig
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


def build(config: IICConfig) -> keras.Model:
    """Build the network of a configuration: images to "clusters", "overclusters", "embedding"."""
    trunk = TRUNKS[config.network](config.width)
    heads = (config.n_sub_heads, config.n_clusters, config.n_overclusters)
    return iic_network(trunk, *heads, config.head_scale, config.seed)
