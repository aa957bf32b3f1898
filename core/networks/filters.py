"""The layers of a network and their kernels."""

import math
from collections.abc import Iterator

import keras
import numpy as np
from keras import layers, ops


def affine(layer: layers.BatchNormalization) -> tuple[np.ndarray, np.ndarray]:
    """Return the factor and the offset that batch normalisation comes to: (channels,) each.

    Source: Ioffe and Szegedy 2015, algorithm 2, step 11.
    """
    gamma, beta, mean, variance = layer.get_weights()
    factor = gamma / np.sqrt(variance + layer.epsilon)
    return factor, beta - factor * mean


def leaves(model: keras.Model) -> Iterator[layers.Layer]:
    """Yield the layers of a model in order, those of models inside it in their place."""
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            yield from leaves(layer)
        elif not isinstance(layer, layers.InputLayer):
            yield layer


def first_layer(model: keras.Model) -> layers.Layer:
    """Return the first layer that has kernels.

    Raises:
        ValueError: no layer has any.
    """
    found = next((layer for layer in leaves(model) if hasattr(layer, "kernel")), None)
    if found is None:
        raise ValueError(f"No layer of {model.name!r} has kernels.")
    return found


def filters(model: keras.Model) -> np.ndarray:
    """Return the kernels of the first layer that has any.

    Args:
        model: a network on grey images, or a training model that holds one.

    Returns:
        (kh, kw, n_filters) float32. A dense layer on a whole image has kernels of its size.

    Raises:
        ValueError: no layer has kernels, or they look at more than one channel.
    """
    layer = first_layer(model)
    kernel = ops.convert_to_numpy(layer.kernel)
    if kernel.ndim == 2:
        side = math.isqrt(kernel.shape[0])
        kernel = kernel.reshape(side, -1, 1, kernel.shape[1])
    if kernel.shape[2] != 1:
        raise ValueError(
            f"The filters of {layer.name!r} must look at one channel. "
            f"Received: kernels of shape {kernel.shape}"
        )
    return kernel[:, :, 0]


def filter_biases(model: keras.Model) -> np.ndarray:
    """Return the biases of the layer of `filters`, zeros where it has none: (n_filters,)."""
    layer = first_layer(model)
    if layer.use_bias:
        return ops.convert_to_numpy(layer.bias)
    return np.zeros(layer.kernel.shape[-1], np.float32)
