"""What the networks that read kana are asked for: cross-entropy, guarded or as it is written."""

import keras
from keras import KerasTensor, ops

from core.kana.config import KanaLinearConfig

KERAS_NAMES = {"mean": "sum_over_batch_size", "sum": "sum"}


def unguarded_cross_entropy(labels: KerasTensor, logits: KerasTensor) -> KerasTensor:
    """Return -sum y ln softmax(x) of each image in nats, with nothing that keeps it finite.

    Once the softmax of any class underflows to 0, the sum holds 0 ln 0: the loss is not a
    number, and neither is its slope.

    Args:
        labels: int (n,).
        logits: x, float (n, c).

    Returns:
        float (n,).
    """
    largest = ops.stop_gradient(ops.max(logits, axis=-1, keepdims=True))
    powers = ops.exp(logits - largest)
    # Written out, since a graph optimiser may turn ln softmax into its guarded form.
    probabilities = powers / ops.sum(powers, axis=-1, keepdims=True)
    y = ops.one_hot(labels, logits.shape[-1], dtype=logits.dtype)
    return -ops.sum(y * ops.log(probabilities), axis=-1)


class UnguardedCrossEntropy(keras.losses.Loss):
    """`unguarded_cross_entropy` as `compile` takes it."""

    def call(self, y_true: KerasTensor, y_pred: KerasTensor) -> KerasTensor:
        """Return the loss of each image, (n,)."""
        return unguarded_cross_entropy(ops.reshape(y_true, (-1,)), y_pred)


def loss_of(config: KanaLinearConfig) -> keras.losses.Loss:
    """Return the loss of a configuration, on labels (n,) and logits (n, c)."""
    reduction = KERAS_NAMES[config.reduction]
    if config.loss == "unguarded":
        return UnguardedCrossEntropy(reduction=reduction)
    return keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction=reduction)
