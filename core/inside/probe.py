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
from core.networks.filters import leaves

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


def _window(layer: layers.Layer, shape: tuple[int, ...]) -> Window | None:
    """Return how a layer walks over an input of a shape, None where it does not."""
    size = getattr(layer, "kernel_size", getattr(layer, "pool_size", None))
    if size is None:
        return None
    top, left = (
        _padding(n, k, s) if layer.padding == "same" else 0
        for n, k, s in zip(shape[1:3], size, layer.strides, strict=True)
    )
    return Window(tuple(size), tuple(layer.strides), (top, left))


def _padding(length: int, size: int, stride: int) -> int:
    """Return the padding before the first value where every stride is to find a patch."""
    reach = (math.ceil(length / stride) - 1) * stride + size
    return max(reach - length, 0) // 2
