"""Fine-tuning with neighbours: the loss by hand, the pairs, and what it does to codes."""

import math

import keras
import numpy as np
import pytest
from keras import ops

from core.data import load_mnist
from core.dec.autoencoder import Autoencoder
from core.dec.neighbor_tuning import (
    NeighborTuning,
    PairedBatches,
    find_image_neighbors,
    neighbor_loss,
)
from core.views.config import ViewConfig

IMAGES = load_mnist("train").images[:300]
LABELS = load_mnist("train").labels[:300]
PLAIN = ViewConfig(rotation=0, shear=0, log_scale=0, shift=0, elastic=0, noise=0)


def test_loss_by_hand():
    z = np.array([[0.0], [3.0]], "float32")
    z_prime = np.array([[1.0], [3.0]], "float32")
    # similarities [[1/2, 1/10], [1/5, 1]]; the diagonal's share of its rows, then columns
    rows = math.log(0.6 / 0.5) + math.log(1.2 / 1.0)
    columns = math.log(0.7 / 0.5) + math.log(1.1 / 1.0)
    assert float(neighbor_loss(z, z_prime)) == pytest.approx((rows + columns) / 4, rel=1e-5)


def test_loss_of_codes_that_tell_nothing_apart_is_ln_n():
    z = np.zeros((7, 3), "float32")
    assert float(neighbor_loss(z, z)) == pytest.approx(math.log(7), rel=1e-6)


def test_neighbors_are_others_and_mostly_the_same_digit():
    found = find_image_neighbors(IMAGES, 5)
    assert found.shape == (300, 5)
    assert not (found == np.arange(300)[:, None]).any()
    assert (LABELS[found[:, 0]] == LABELS).mean() > 0.6


def test_few_images_have_few_neighbors():
    assert find_image_neighbors(IMAGES[:4], 10).shape == (4, 3)


def test_pairs_are_drawn_from_the_neighbors_alike_each_time():
    neighbors = find_image_neighbors(IMAGES, 5)
    one, again = (PairedBatches(IMAGES, 50, 3, neighbors) for _ in range(2))
    (batch,), (same,) = one[4], again[4]
    np.testing.assert_array_equal(batch["neighbors"], same["neighbors"])
    (first,) = one[0]
    rows = one.order(0)[:50]
    np.testing.assert_allclose(first["images"][..., 0], IMAGES[rows] / np.float32(255))
    for row, other in zip(rows, first["neighbors"][..., 0], strict=True):
        near = IMAGES[neighbors[row]] / np.float32(255)
        assert any(np.array_equal(other, candidate) for candidate in near)


def test_training_gathers_neighbors():
    stack = Autoencoder(10, seed=0)
    stack.free(3)  # as the stage before leaves it
    model = NeighborTuning(stack, PLAIN, 1.0, 0)
    model.compile(keras.optimizers.Adam(1e-3), jit_compile=False)
    batches = PairedBatches(IMAGES, 100, 0, find_image_neighbors(IMAGES, 5))
    lengths = {"steps_per_epoch": 3, "epochs": 10}
    losses = model.fit(batches, **lengths, shuffle=False, verbose=0).history["loss"]
    assert losses[-1] < losses[0] - 0.5
    assert len(model.trainable_variables) == 16
    codes = ops.convert_to_numpy(stack.encode(IMAGES[..., None] / np.float32(255)))
    apart = np.square(codes[:, None] - codes).sum(-1)
    same = LABELS[:, None] == LABELS
    assert np.median(apart[same]) < np.median(apart[~same])
