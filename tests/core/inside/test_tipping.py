"""Covering what carries a decision, until the answer is another."""

import keras
import numpy as np
import pytest
from keras import layers

from core.inside.occlusion import cover
from core.inside.probe import probabilities
from core.inside.tipping import tip


def two_marks() -> keras.Model:
    """Says class 1 while one of two squares is bright, else class 0."""
    network = keras.Sequential([layers.Input((28, 28, 1)), layers.Flatten(), layers.Dense(10)])
    weights = np.zeros((28, 28, 10), np.float32)
    weights[4:7, 4:7, 1] = weights[20:23, 16:19, 1] = 1.0
    bias = np.full(10, -20, np.float32)
    bias[:2] = 4.0, 0.0
    network.set_weights([weights.reshape(784, 10), bias])
    return network


BRIGHT = np.full((28, 28), 255, np.uint8)


@pytest.fixture(scope="module")
def tipped():
    return tip(two_marks(), BRIGHT, patch=3, stride=1)


def test_both_marks_are_covered_and_nothing_else(tipped):
    assert set(tipped.places) == {(4, 4), (20, 16)}
    assert tipped.tipped
    assert tipped.answers.tolist() == [1, 1, 0]


def test_steps_are_what_the_network_says_of_the_images(tipped):
    by_hand = cover(cover(BRIGHT, *tipped.places[0], 3), *tipped.places[1], 3)
    np.testing.assert_array_equal(tipped.images[-1], by_hand)
    own = probabilities(two_marks(), tipped.images)
    np.testing.assert_allclose(tipped.probabilities, own, atol=1e-6)


def test_squares_at_random_places_rarely_tip_it(tipped):
    assert tipped.random_kept > 0.9


def test_a_limit_ends_the_covering():
    stayed = tip(two_marks(), BRIGHT, patch=3, stride=1, limit=1)
    assert len(stayed.places) == 1
    assert not stayed.tipped


def test_covers_take_their_shade():
    grey = tip(two_marks(), BRIGHT, patch=3, stride=1, shade=128, limit=1)
    row, column = grey.places[0]
    assert (grey.images[1][row : row + 3, column : column + 3] == 128).all()
