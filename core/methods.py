"""What can be trained: one entry per method of the command line."""

from collections.abc import Callable
from typing import Any, NamedTuple

import keras

from core import evaluation, iic_evaluation, iic_training, metric, pixels
from core.runs import Run
from core.training import Trainer


class Method(NamedTuple):
    """A method's configuration, its named presets, and what trains and judges it.

    `viewers` are callbacks that may read labels to show figures; training never asks them.
    """

    config: type
    presets: dict[str, Any]
    train: Trainer
    evaluate: Callable[[Run], dict]
    viewers: tuple[type[keras.callbacks.Callback], ...] = ()


METHODS = {
    "iic": Method(
        iic_training.IICConfig,
        iic_training.PRESETS,
        iic_training.train,
        iic_evaluation.evaluate_iic,
        (iic_evaluation.AccuracyForViewers,),
    ),
    "cnn": Method(metric.CnnConfig, {}, metric.train, evaluation.evaluate_metric),
    "l2-softmax": Method(metric.L2SoftmaxConfig, {}, metric.train, evaluation.evaluate_metric),
    "pixels": Method(pixels.PixelsConfig, {}, pixels.train, evaluation.evaluate_pixels),
}


def method_of(run: Run) -> Method:
    """Return the method that made `run`.

    Raises:
        LookupError: the run's config.json names no known method.
    """
    if run.method not in METHODS:
        raise LookupError(f"The run {run.id} has the unknown method {run.method!r}.")
    return METHODS[run.method]
