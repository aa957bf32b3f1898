"""Whitening against NumPy's covariance, in training and after it."""

import numpy as np
import pytest
from keras import ops

from core.mine.whitening import Whitening

MIX = np.array([[20.0, 0.0, 0.0], [19.0, 3.0, 0.0], [0.0, 10.0, 5.0]])
POINTS = (np.random.default_rng(0).normal(size=(4000, 3)) @ MIX.T + 5).astype("float32")


@pytest.fixture
def layer() -> Whitening:
    whitening = Whitening()
    whitening.build((None, 3))
    return whitening


def test_a_batch_in_training_comes_out_white(layer: Whitening):
    white = ops.convert_to_numpy(layer(POINTS, training=True))
    np.testing.assert_allclose(white.mean(axis=0), 0, atol=1e-4)
    np.testing.assert_allclose(np.cov(white.T), np.eye(3), atol=0.02)


def test_after_training_the_averages_whiten_even_one_point(layer: Whitening):
    for _ in range(150):
        expected = ops.convert_to_numpy(layer(POINTS, training=True))
    alone = ops.convert_to_numpy(layer(POINTS[:1]))
    np.testing.assert_allclose(alone, expected[:1], atol=0.02)
    np.testing.assert_allclose(layer.mean, POINTS.mean(axis=0), atol=0.1)
    np.testing.assert_allclose(layer.covariance, np.cov(POINTS.T), rtol=0.02, atol=0.5)


def test_nothing_moves_outside_training(layer: Whitening):
    layer(POINTS)
    np.testing.assert_array_equal(layer.mean, np.zeros(3))
    np.testing.assert_array_equal(layer.covariance, np.eye(3))


def test_a_direction_without_variance_does_no_harm(layer: Whitening):
    flat = POINTS * np.float32([1, 1, 0])
    assert np.isfinite(ops.convert_to_numpy(layer(flat, training=True))).all()
