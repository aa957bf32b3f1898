"""The stacked denoising autoencoder below DEC: its layers, and one stage of its training.

Source: Vincent et al. 2010; sizes, activations and dropout as in Xie et al. 2016, sec. 3.2, 4.2.
"""

from functools import partial
from itertools import pairwise

import keras
from keras import KerasTensor, layers, ops

from core.data.canonical import SIDE
from core.dec.config import N_LAYERS
from core.networks.saved_seed import SavesSeed
from core.views.config import ViewConfig
from core.views.warp import random_view

WIDTHS = (500, 500, 2000)  # units of the encoder between the pixels and the code
_DRAWS = {
    "glorot": keras.initializers.GlorotUniform,
    "normal": partial(keras.initializers.RandomNormal, stddev=0.01),
}
STRENGTHS = ("rotation", "shear", "log_scale", "shift", "elastic", "noise")


class Autoencoder(keras.Model):
    """An encoder 784-500-500-2000-d and its mirror image.

    Args:
        code_dim: d.
        seed: seed of the weights.
        weights: how they begin, one of `core.dec.config.WEIGHTS`.
        scale: what pixels are multiplied by before the first layer.

    Attributes:
        down: the encoder's layers, the lowest first; the last one is linear.
        up: the decoder's layers; `up[k]` undoes `down[k]`, and `up[0]` is linear.
    """

    def __init__(
        self, code_dim: int, seed: int, weights: str = "glorot", scale: float = 1.0
    ) -> None:
        super().__init__()
        self.scale = scale
        draw = _DRAWS[weights]
        widths = (SIDE * SIDE, *WIDTHS, code_dim)
        self.down, self.up = [], []
        for k, (below, above) in enumerate(pairwise(widths)):
            down, up = draw(seed=seed + k), draw(seed=seed + N_LAYERS + k)
            self.down.append(_dense(below, above, k < len(WIDTHS), down, f"down{k}"))
            self.up.append(_dense(above, below, k > 0, up, f"up{k}"))
        self.built = True

    def free(self, pair: int | None = None) -> None:
        """Let training change one pair of layers only, or all for None."""
        for k, layers_of_pair in enumerate(zip(self.down, self.up, strict=True)):
            for layer in layers_of_pair:
                layer.trainable = pair is None or k == pair

    def encode(self, images: KerasTensor, depth: int = N_LAYERS) -> KerasTensor:
        """Pass images (n, 28, 28, 1) up through `depth` layers: (n, units)."""
        hidden = self.scale * ops.reshape(images, (-1, SIDE * SIDE))
        for layer in self.down[:depth]:
            hidden = layer(hidden)
        return hidden

    def decode(self, hidden: KerasTensor, depth: int = N_LAYERS) -> KerasTensor:
        """Bring what `encode` returned at the same depth back to images (n, 28, 28, 1)."""
        for layer in self.up[:depth][::-1]:
            hidden = layer(hidden)
        return ops.reshape(hidden / self.scale, (-1, SIDE, SIDE, 1))

    def call(self, images: KerasTensor, depth: int = N_LAYERS) -> KerasTensor:
        """Return what the lowest `depth` layers give back of images (n, 28, 28, 1)."""
        return self.decode(self.encode(images, depth), depth)


def _dense(
    inputs: int, units: int, rectified: bool, draw: keras.initializers.Initializer, name: str
) -> layers.Dense:
    kind = "relu" if rectified else None
    layer = layers.Dense(units, kind, kernel_initializer=draw, name=name)
    layer.build((None, inputs))
    return layer


class Denoising(SavesSeed, keras.Model):
    """Train an autoencoder to give back what was spoilt.

    Args:
        stack: the autoencoder; its weights are changed in place.
        views: how images are changed before they go in, and what is to be given back.
        dropout: share of the units below and above a single layer that are silenced.
        seed: seed of views and dropout.
        silenced: which units may be, one of `core.dec.config.SILENCED`.
        layer: index of the only pair of layers to train, on the output of those below; None to
            train all together, without dropout.
        on_codes: batches are what the layers below give, instead of images.
    """

    def __init__(
        self,
        stack: Autoencoder,
        views: ViewConfig,
        dropout: float,
        seed: int,
        layer: int | None,
        silenced: str = "hidden",
        on_codes: bool = False,
    ) -> None:
        super().__init__()
        self.stack = stack
        self.views = views
        self.dropout = dropout
        self.layer = layer
        self.silenced = silenced
        self.on_codes = on_codes
        self.view_seed = keras.random.SeedGenerator(seed)
        stack.free(layer)
        self.built = True

    @property
    def depth(self) -> int:
        """How many layers there are up to the one in training, itself included."""
        return N_LAYERS if self.layer is None else self.layer + 1

    def call(self, batch: KerasTensor, training: bool = False) -> dict[str, KerasTensor]:
        """Return what was to be given back, and what was: "wanted" and "given", both (n, d)."""
        if self.on_codes and self.layer is not None:
            return self._one_layer(batch, self.layer)
        seen = change(batch, self.views, self.view_seed)
        if self.layer is None:
            scale = self.stack.scale  # differences are counted in what the first layer sees
            return {"wanted": scale * seen, "given": scale * self.stack(seen)}
        below = ops.stop_gradient(self.stack.encode(seen, self.layer))
        return self._one_layer(below, self.layer)

    def _one_layer(self, below: KerasTensor, layer: int) -> dict[str, KerasTensor]:
        hidden = self.stack.down[layer](self._spoil(below, layer > 0))
        inner = layer < N_LAYERS - 1
        return {"wanted": below, "given": self.stack.up[layer](self._spoil(hidden, inner))}

    def _spoil(self, units: KerasTensor, hidden: bool) -> KerasTensor:
        """Silence some units; pixels and code units, the fewest, where that is asked for."""
        if not hidden and self.silenced == "hidden":
            return units
        return keras.random.dropout(units, self.dropout, seed=self.view_seed)

    def compute_loss(
        self,
        x: KerasTensor | None,
        y: KerasTensor | None,
        y_pred: dict[str, KerasTensor],
        sample_weight: KerasTensor | None = None,
        training: bool = True,
    ) -> KerasTensor:
        """Return the mean squared difference between what is given and what was wanted."""
        return ops.mean(ops.square(y_pred["given"] - y_pred["wanted"]))


def change(images: KerasTensor, views: ViewConfig, seed: keras.random.SeedGenerator) -> KerasTensor:
    """Draw a view of each image (n, 28, 28, 1); with all strengths at 0 the image itself."""
    if not changes(views):
        return images
    return ops.expand_dims(random_view(ops.squeeze(images, -1), views, seed), -1)


def changes(views: ViewConfig) -> bool:
    """Say whether views differ from the images at all."""
    return any(getattr(views, name) for name in STRENGTHS)
