"""The statistics network T: a number for a pair, large where the two belong together."""

import keras
from keras import KerasTensor, layers, ops

from core.data.canonical import SIDE
from core.mine.config import MineConfig
from core.mine.objective import strangers
from core.mine.whitening import Whitening
from core.networks.trunks import TRUNKS


class StatisticsNetwork(keras.Model):
    """T(x, y) = w . activation(A x + B y + b) + c: one hidden layer over both halves of a pair.

    Args:
        dim: numbers in x, and in y.
        hidden: hidden units.
        activation: a name that Keras knows.
        seed: seed of the weights.
        bias_of_y: give B y a bias beside b, which changes nothing but how fast both learn.
    """

    def __init__(
        self, dim: int, hidden: int, activation: str, seed: int, bias_of_y: bool = False
    ) -> None:
        super().__init__()
        draw = keras.initializers.GlorotUniform
        self.of_x = layers.Dense(hidden, kernel_initializer=draw(seed))
        self.of_y = layers.Dense(hidden, use_bias=bias_of_y, kernel_initializer=draw(seed + 1))
        self.activation = layers.Activation(activation)
        self.score = layers.Dense(1, kernel_initializer=draw(seed + 2))
        self.of_x.build((None, dim))
        self.of_y.build((None, dim))
        self.score.build((None, hidden))
        self.built = True

    def call(self, pair: tuple[KerasTensor, KerasTensor]) -> KerasTensor:
        """Score pairs: two (n, dim) -> (n,)."""
        x, y = pair
        return self._score(self.of_x(x) + self.of_y(y))

    def contrast(
        self, x: KerasTensor, y: KerasTensor, n_shifts: int
    ) -> tuple[KerasTensor, KerasTensor]:
        """Score pairs and strangers: two (n, dim) -> (n,) and (n_shifts * n,)."""
        of_x, of_y = self.of_x(x), self.of_y(y)
        apart = ops.tile(of_x, (n_shifts, 1)) + strangers(of_y, n_shifts)
        return self._score(of_x + of_y), self._score(apart)

    def _score(self, hidden: KerasTensor) -> KerasTensor:
        return ops.squeeze(self.score(self.activation(hidden)), -1)


def encoder(trunk: keras.Sequential, latent_dim: int, seed: int) -> keras.Model:
    """Put a linear layer of `latent_dim` units on a trunk, and whiten what comes out.

    Mutual information does not change with the scale of a latent or with a linear map of it, so
    that both may be held fixed: else scales grow as far as T can use them, and half of ten
    dimensions die out.

    Args:
        trunk: one of `core.networks.trunks.TRUNKS`, built.
        latent_dim: numbers a latent has.
        seed: seed of the linear layer.

    Returns:
        A model from (batch, 28, 28, 1) to {"latent": (batch, latent_dim)}.
    """
    images = keras.Input((SIDE, SIDE, 1))
    draw = keras.initializers.GlorotUniform(seed)
    linear = layers.Dense(latent_dim, use_bias=False, kernel_initializer=draw, name="linear")
    scale = layers.BatchNormalization(momentum=0.9, center=False, scale=False, name="scale")
    latent = Whitening(name="whitening")(scale(linear(trunk(images))))
    return keras.Model(images, {"latent": latent}, name="encoder")


def text_encoder(trunk: keras.Sequential, latent_dim: int) -> keras.Model:
    """Put the book's latent on a trunk: a dense layer without activation, and nothing after it.

    Args:
        trunk: one of `core.networks.trunks.TRUNKS`, built.
        latent_dim: numbers a latent has.

    Returns:
        A model with the output of `encoder`.
    """
    images = keras.Input((SIDE, SIDE, 1))
    latent = layers.Dense(latent_dim, name="linear")(trunk(images))
    return keras.Model(images, {"latent": latent}, name="encoder")


class ImageNetworks(keras.Model):
    """The encoder of images and the T of its latents, stored together.

    Args:
        encoder: images to "latent".
        statistics: T.
    """

    def __init__(self, encoder: keras.Model, statistics: StatisticsNetwork) -> None:
        super().__init__()
        self.encoder = encoder
        self.statistics = statistics
        self.built = True

    def call(self, images: KerasTensor, training: bool = False) -> KerasTensor:
        """Return the latents of images: (n, 28, 28, 1) -> (n, latent_dim)."""
        return self.encoder(images, training=training)["latent"]


def build(config: MineConfig) -> ImageNetworks:
    """Build the encoder and T of a configuration."""
    units = (config.latent_dim, config.hidden, config.activation)
    statistics = StatisticsNetwork(*units, config.seed, config.bias_of_y == 1)
    trunk = TRUNKS[config.network](config.width)
    if config.latent == "plain":
        return ImageNetworks(text_encoder(trunk, config.latent_dim), statistics)
    return ImageNetworks(encoder(trunk, config.latent_dim, config.seed), statistics)
