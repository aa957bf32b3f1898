"""Look into a network: its filters, what every layer makes of an image, and which pixels count.

Everything is computed by the network's own layers; nothing is built a second time. Our networks
are chains: every layer takes what the one before gave, so that a list of layers says it all.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import keras
import numpy as np
from keras import KerasTensor, layers, ops

from core.data import to_input

KINDS = {
    layers.BatchNormalization: "normalisation",
    layers.ReLU: "relu",
    layers.MaxPooling2D: "pooling",
    layers.AveragePooling2D: "averaging",
    layers.GlobalAveragePooling2D: "averaging",
    layers.UnitNormalization: "length",
    layers.Rescaling: "scale",
}
NO_CHAIN = "The layers of the model {!r} are no chain."
SILENT = (layers.Flatten, layers.Reshape, layers.Dropout)  # they change no number


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


@dataclass(frozen=True)
class Window:
    """How a kernel, or a pooling, walks over its input, in rows and columns.

    Attributes:
        size: of the patch that gives one value.
        strides: steps from one patch to the next.
        before: rows above and columns left of the input that are padding.
    """

    size: tuple[int, int]
    strides: tuple[int, int]
    before: tuple[int, int]


@dataclass(frozen=True)
class Stage:
    """What one step of a network makes of images.

    Attributes:
        name: of the layer; a layer that holds its own activation gives two stages.
        kind: "convolution", "dense", "normalisation", "relu" or another activation's name,
            "pooling" (the largest), "averaging", "length", "scale", "softmax".
        values: (n, height, width, channels) or (n, units) float32.
        window: of convolutions and poolings, None elsewhere.
    """

    name: str
    kind: str
    values: np.ndarray
    window: Window | None = None


class LinearPart(layers.Layer):
    """A convolution or dense layer without its activation: its own kernel, its own bias.

    Args:
        layer: the layer, built.
    """

    def __init__(self, layer: layers.Layer) -> None:
        super().__init__()
        self.whole = layer

    def call(self, inputs: KerasTensor) -> KerasTensor:
        """Return what the activation gets: the shape of the layer's output."""
        kernel = self.whole.kernel
        if isinstance(self.whole, layers.Dense):
            sums = ops.matmul(inputs, kernel)
        else:
            sums = self.whole.convolution_op(inputs, kernel)
        return sums + self.whole.bias if self.whole.use_bias else sums


class Probe:
    """Every stage of a network at once.

    Args:
        model: a chain of layers that answers with "logits", or with these alone.

    Raises:
        ValueError: the layers, one after another, do not give the model's own answer.
    """

    def __init__(self, model: keras.Model) -> None:
        images = keras.Input(model.input_shape[1:])
        steps = list(_steps(images, model))
        self.plan = [Stage(name, kind, np.zeros(0), window) for name, kind, _, window in steps]
        self.model = keras.Model(images, [values for _, _, values, _ in steps])
        self._check(model)

    def look(self, images: np.ndarray) -> list[Stage]:
        """Return all stages in order, the probabilities last.

        Args:
            images: (n, height, width) uint8.
        """
        answers = self.model.predict_on_batch(to_input(images))
        return [replace(stage, values=v) for stage, v in zip(self.plan, answers, strict=True)]

    def _check(self, model: keras.Model) -> None:
        """Compare the last stage with what the model itself makes of a few images."""
        shape = (2, *model.input_shape[1:3])
        images = np.random.default_rng(0).integers(0, 256, shape).astype(np.uint8)
        own = probabilities(model, images)
        if not np.allclose(self.look(images)[-1].values, own, atol=1e-3, equal_nan=True):
            raise ValueError(NO_CHAIN.format(model.name))


def activations(model: keras.Model, images: np.ndarray) -> list[Stage]:
    """Return what every layer makes of images, in order.

    Args:
        model: as for `Probe`, which one keeps to ask again.
        images: (n, height, width) uint8.
    """
    return Probe(model).look(images)


def probabilities(model: keras.Model, images: np.ndarray, size: int = 250) -> np.ndarray:
    """Return the probability of each class: (n, n_classes) float32.

    Args:
        model: a network that answers with "logits", or with these alone.
        images: (n, height, width) uint8.
        size: images a pass.
    """
    parts = []
    for start in range(0, len(images), size):
        answer = model.predict_on_batch(to_input(images[start : start + size]))
        parts.append(answer["logits"] if isinstance(answer, dict) else answer)
    return ops.convert_to_numpy(ops.softmax(np.concatenate(parts)))


def _steps(
    values: KerasTensor, model: keras.Model
) -> Iterator[tuple[str, str, KerasTensor, Window | None]]:
    """Yield name, kind, values and window of each stage of a chain of layers."""
    for layer in leaves(model):
        if isinstance(layer.input, list):
            raise ValueError(f"{NO_CHAIN.format(model.name)} {layer.name!r} joins several.")
        if isinstance(layer, (layers.Conv2D, layers.Dense)):
            kind = "dense" if isinstance(layer, layers.Dense) else "convolution"
            window = _window(layer, values.shape) if kind == "convolution" else None
            values = LinearPart(layer)(values)
            yield layer.name, kind, values, window
            if layer.activation is not keras.activations.linear:
                values = layers.Activation(layer.activation)(values)
                yield layer.name, layer.activation.__name__, values, None
            continue
        before, values = values, layer(values)
        if not _is_silent(layer):
            yield layer.name, _kind(layer), values, _window(layer, before.shape)
    yield "probabilities", "softmax", ops.softmax(values), None


def _is_silent(layer: layers.Layer) -> bool:
    # Dropouts of our own are no `layers.Dropout`, but bear the name.
    return isinstance(layer, SILENT) or layer.name.startswith("dropout")


def _kind(layer: layers.Layer) -> str:
    if isinstance(layer, layers.Activation):
        return layer.activation.__name__
    found = (kind for family, kind in KINDS.items() if isinstance(layer, family))
    return next(found, type(layer).__name__.lower())


def _window(layer: layers.Layer, shape: tuple[int | None, ...]) -> Window | None:
    """Return how a layer walks over an input of a shape, None where it does not."""
    size = getattr(layer, "kernel_size", getattr(layer, "pool_size", None))
    if size is None:
        return None
    before = [
        _padding(n, k, s) if layer.padding == "same" else 0
        for n, k, s in zip(shape[1:3], size, layer.strides, strict=True)
    ]
    return Window(tuple(size), tuple(layer.strides), tuple(before))


def _padding(length: int, size: int, stride: int) -> int:
    """Return the padding before the first value where every stride is to find a patch."""
    reach = (math.ceil(length / stride) - 1) * stride + size
    return max(reach - length, 0) // 2


@dataclass(frozen=True)
class Occlusion:
    """What a network makes of an image while a patch of it is covered, place after place.

    Attributes:
        patch: side of the patch in pixels.
        places: (m,) int, the rows where patches begin, and the columns as well.
        target: the class that is asked for.
        whole: (n_classes,) float32, probabilities of the image as it is.
        covered: (m, m, n_classes) float32, probabilities by row and column of the patch.
    """

    patch: int
    places: np.ndarray
    target: int
    whole: np.ndarray
    covered: np.ndarray

    @property
    def drops(self) -> np.ndarray:
        """(m, m) float32, what the target's probability loses; below 0 where it gains."""
        return self.whole[self.target] - self.covered[..., self.target]

    @property
    def decisive(self) -> tuple[int, int]:
        """Row and column where the patch begins that costs the target most."""
        row, column = np.unravel_index(self.drops.argmax(), self.drops.shape)
        return int(self.places[row]), int(self.places[column])


def occlusion(
    model: keras.Model,
    image: np.ndarray,
    patch: int = 5,
    stride: int = 2,
    target: int | None = None,
    shade: int = 0,
) -> Occlusion:
    """Cover a square of an image, place after place, and ask the network each time.

    Args:
        model: as for `probabilities`.
        image: (side, side) uint8.
        patch: side of the square in pixels.
        stride: pixels from one place to the next; the last place touches the edge.
        target: a class; None asks for the one that the network favours.
        shade: what the square is filled with, in [0, 255]; 0 is the ground, 128 grey.

    Raises:
        ValueError: the square or the step does not fit the image.

    Source: Zeiler and Fergus 2014, "Visualizing and Understanding Convolutional Networks",
    section 4.2.
    """
    side = len(image)
    if not 1 <= patch < side or stride < 1:
        raise ValueError(
            f"`patch` must be in [1, {side}) and `stride` >= 1. "
            f"Received: patch={patch}, stride={stride}"
        )
    places = np.unique([*range(0, side - patch + 1, stride), side - patch])
    views = [cover(image, row, column, patch, shade) for row in places for column in places]
    found = probabilities(model, np.stack([image, *views]))
    whole, covered = found[0], found[1:].reshape(len(places), len(places), -1)
    return Occlusion(
        patch, places, int(whole.argmax()) if target is None else target, whole, covered
    )


def cover(image: np.ndarray, row: int, column: int, patch: int, shade: int = 0) -> np.ndarray:
    """Return a copy of an image, (height, width) uint8, with a square filled."""
    covered = image.copy()
    covered[row : row + patch, column : column + patch] = shade
    return covered
