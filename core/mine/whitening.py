"""A layer that keeps the numbers of a latent apart from each other."""

import keras
from keras import KerasTensor, layers, ops

RIDGE = 1e-3  # added to every variance, so that a direction without any is not divided by
MOMENTUM = 0.95  # of the statistics that an image on its own is whitened with


class Whitening(layers.Layer):
    """Turn and stretch points so that a batch has mean 0 and the identity as covariance.

    Mutual information is the same before and after any invertible map. What changes is what T
    sees: without whitening it neglects directions of little variance, and those die out.

    Attributes:
        mean: (d,), moving average of batches, for points that come without a batch.
        covariance: (d, d), likewise.

    Source: Huang et al. 2018, "Decorrelated Batch Normalization", with Cholesky's factor in
    place of the symmetric root.
    """

    def build(self, shape: tuple[int | None, int]) -> None:
        """Begin with a mean of 0 and covariance I for points of d numbers."""
        d = shape[-1]
        self.mean = self._record("mean", (d,), "zeros")
        self.covariance = self._record("covariance", (d, d), "identity")

    def _record(self, name: str, shape: tuple[int, ...], start: str) -> keras.Variable:
        return self.add_weight(name=name, shape=shape, initializer=start, trainable=False)

    def call(self, points: KerasTensor, training: bool = False) -> KerasTensor:
        """Whiten points, (n, d), by their own statistics in training, by the averages else."""
        mean, covariance = self._observe(points) if training else (self.mean, self.covariance)
        factor = ops.linalg.cholesky(covariance + RIDGE * ops.eye(points.shape[-1]))
        centred = ops.transpose(points - mean)  # (d, n)
        return ops.transpose(ops.linalg.solve_triangular(factor, centred, lower=True))

    def _observe(self, points: KerasTensor) -> tuple[KerasTensor, KerasTensor]:
        mean = ops.mean(points, axis=0)
        centred = points - mean
        n = ops.cast(ops.shape(points)[0], points.dtype)
        covariance = ops.matmul(ops.transpose(centred), centred) / n
        for average, seen in ((self.mean, mean), (self.covariance, covariance)):
            average.assign(average + (1.0 - MOMENTUM) * (ops.stop_gradient(seen) - average))
        return mean, covariance
