"""The statistics network T: a number for a pair, large where the two belong together."""

import keras
from keras import KerasTensor, layers, ops

from core.mine import strangers


class StatisticsNetwork(keras.Model):
    """T(x, y) = w . activation(A x + B y + b) + c: one hidden layer over both halves of a pair.

    Args:
        dim: numbers in x, and in y.
        hidden: hidden units.
        activation: a name that Keras knows.
        seed: seed of the weights.
    """

    def __init__(self, dim: int, hidden: int, activation: str, seed: int) -> None:
        super().__init__()
        draw = keras.initializers.GlorotUniform
        self.of_x = layers.Dense(hidden, kernel_initializer=draw(seed))
        self.of_y = layers.Dense(hidden, use_bias=False, kernel_initializer=draw(seed + 1))
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
