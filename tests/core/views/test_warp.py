"""Every view keeps its shape and does what its name says."""

import keras
import numpy as np
import pytest
from keras import ops

from core.views.config import ViewConfig
from core.views.warp import add_noise, binarise, random_view, rotate, sample_bilinear, shear, warp

SEED = 3


@pytest.fixture
def seed() -> keras.random.SeedGenerator:
    return keras.random.SeedGenerator(SEED)


@pytest.fixture
def bar() -> np.ndarray:
    """A vertical bar through the centre, (1, 28, 28)."""
    image = np.zeros((1, 28, 28), "float32")
    image[0, 4:24, 13:15] = 1.0
    return image


def slant(image: np.ndarray) -> float:
    """Return the sideways step per row of the ink, in pixels."""
    rows, columns = np.mgrid[0:28, 0:28] - 13.5
    return float((image * rows * columns).sum() / (image * rows * rows).sum())


def test_nothing_moves_without_a_change(bar):
    identity = np.array([[[1, 0, 0], [0, 1, 0]]], "float32")
    np.testing.assert_allclose(warp(bar, identity), bar, atol=1e-5)


def test_a_shift_by_whole_pixels_is_exact(bar):
    moved = np.array([[[1, 0, 3], [0, 1, -2]]], "float32")
    expected = np.roll(bar, (2, -3), axis=(1, 2))
    np.testing.assert_allclose(warp(bar, moved), expected, atol=1e-5)


def test_between_pixels_lies_their_mean():
    image = np.zeros((1, 28, 28), "float32")
    image[0, 5, 6], image[0, 5, 7] = 1.0, 0.5
    x, y = np.full((1, 784), 6.5, "float32"), np.full((1, 784), 5.0, "float32")
    np.testing.assert_allclose(sample_bilinear(image, x, y)[0, 0, 0], 0.75, atol=1e-6)


def test_a_quarter_turn_is_a_quarter_turn(bar):
    quarter = np.array([[[0, -1, 0], [1, 0, 0]]], "float32")
    np.testing.assert_allclose(warp(bar, quarter)[0], np.rot90(bar[0]), atol=1e-4)


def test_rotation_stays_within_its_limit_and_reaches_both_sides(bar, seed):
    views = ops.convert_to_numpy(rotate(np.repeat(bar, 300, axis=0), 20.0, seed))
    angles = np.degrees(np.arctan([slant(view) for view in views]))
    assert angles.min() == pytest.approx(-20, abs=1.5)
    assert angles.max() == pytest.approx(20, abs=1.5)


def test_shear_slants_by_at_most_its_amount(bar, seed):
    views = ops.convert_to_numpy(shear(np.repeat(bar, 300, axis=0), 0.3, seed))
    slants = [slant(view) for view in views]
    assert min(slants) == pytest.approx(-0.3, abs=0.03)
    assert max(slants) == pytest.approx(0.3, abs=0.03)


def test_binarised_pixels_are_zero_or_one_at_thresholds_of_their_own(seed):
    ramp = np.tile(np.linspace(0, 1, 28, dtype="float32"), (50, 28, 1))
    views = ops.convert_to_numpy(binarise(ramp, 0.2, 0.8, seed))
    assert set(np.unique(views)) == {0.0, 1.0}
    shares = views.mean(axis=(1, 2))
    assert shares.min() > 0.15
    assert shares.max() < 0.85
    assert shares.std() > 0.05


def test_noise_has_the_deviation_asked_for(seed):
    views = ops.convert_to_numpy(add_noise(np.zeros((50, 28, 28), "float32"), 0.2, seed))
    assert views.std() == pytest.approx(0.2, rel=0.02)
    assert views.mean() == pytest.approx(0.0, abs=0.005)


def test_views_differ_from_each_other_but_not_between_equal_seeds(bar):
    images = np.repeat(bar, 4, axis=0)
    views = [random_view(images, ViewConfig(), keras.random.SeedGenerator(s)) for s in (1, 1, 2)]
    first, again, other = map(ops.convert_to_numpy, views)
    assert first.shape == (4, 28, 28)
    np.testing.assert_array_equal(first, again)
    assert not np.allclose(first, other)
    assert not np.allclose(first[0], first[1])
