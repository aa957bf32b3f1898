"""The parts of a training, each a `fit` of its own; read without Keras."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stage:
    """A part of a training that is a `fit` of its own.

    Args:
        name: what it is called in the record; "" where a training has but one.
        n_epochs: its epochs.
        first_epoch: epochs of the run before it.
        n_run_epochs: epochs of the whole run.
    """

    name: str
    n_epochs: int
    first_epoch: int
    n_run_epochs: int
