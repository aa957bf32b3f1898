"""Batches of images in an order that the seed alone decides."""

from functools import lru_cache
from typing import Any

import keras
import numpy as np

from core.data import to_input


class ShuffledBatches(keras.utils.PyDataset):
    """Endless batches of images; every epoch's order depends on the seed and the epoch alone.

    A resumed run therefore sees the batches that an uninterrupted one would have seen. Endless,
    since TensorFlow may take ten seconds to close an iterator at the end of an epoch.

    Args:
        images: (n, 28, 28) uint8.
        batch_size: images a batch; what is left over at the end of an epoch is dropped.
        seed: seed of the order.
        labels: (n,) int; unsupervised methods leave them out, and so cannot see one.
        n_steps: batches of an epoch, where an epoch is not to be one pass over the images.

    Attributes:
        n_steps: batches of an epoch.
        first_epoch: the epoch that the first batch belongs to.
    """

    num_batches = None  # endless

    def __init__(
        self,
        images: np.ndarray,
        batch_size: int,
        seed: int,
        labels: np.ndarray | None = None,
        n_steps: int | None = None,
    ) -> None:
        super().__init__()
        self.images = images
        self.labels = None if labels is None else labels.astype("int32")
        self.batch_size = batch_size
        self.seed = seed
        self.n_batches = len(images) // batch_size  # of a pass over the images
        self.n_steps = n_steps or self.n_batches
        self.first_epoch = 0
        self.order = lru_cache(maxsize=2)(self._draw_order)

    def _draw_order(self, turn: int) -> np.ndarray:
        return np.random.default_rng([self.seed, turn]).permutation(len(self.images))

    def __getitem__(self, index: int) -> tuple[Any, ...]:
        turn, place = divmod(self.first_epoch * self.n_steps + index, self.n_batches)
        return self.gather(self.order(turn)[place * self.batch_size :][: self.batch_size])

    def gather(self, rows: np.ndarray) -> tuple[Any, ...]:
        """Return the batch of images `rows`, (batch,) int, as `fit` takes it."""
        images = to_input(self.images[rows])  # (batch, 28, 28, 1)
        return (images,) if self.labels is None else (images, self.labels[rows])
