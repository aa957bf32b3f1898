"""Every view keeps its shape and does what its name says."""

import keras
import numpy as np
import pytest
from keras import ops

from core.views.config import ViewConfig
from core.views.warp import (
    add_noise,
    binarise,
    random_view,
    rotate,
    sample_bilinear,
    shear,
    turn_or_crop,
    warp,
)

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


def steps_of_views(n: int, seed: keras.random.SeedGenerator) -> tuple[np.ndarray, np.ndarray]:
    """Return how many columns n views move on by, a pixel to the right and a pixel down."""
    ramp = np.tile(np.arange(28, dtype="float32"), (n, 28, 1))
    views = ops.convert_to_numpy(turn_or_crop(ramp, 20, (16, 18, 20), seed))
    return views[:, 13, 14] - views[:, 13, 13], views[:, 14, 13] - views[:, 13, 13]


def test_each_image_tosses_a_coin_of_its_own(seed):
    step = np.hypot(*steps_of_views(4000, seed))
    turned = np.isclose(step, 28 / 24, atol=1e-3)
    sides = np.round(24 * step[~turned]).astype(int)
    assert turned.mean() == pytest.approx(0.5, abs=0.03)
    assert np.mean(turned[1:] == turned[:-1]) == pytest.approx(0.5, abs=0.03)
    shares = [np.mean(sides == side) for side in (16, 18, 20)]
    np.testing.assert_allclose(shares, 1 / 3, atol=0.04)


def test_turns_are_whole_degrees_from_minus_20_to_19(seed):
    across, down = steps_of_views(4000, seed)
    turned = np.isclose(np.hypot(across, down), 28 / 24, atol=1e-3)
    degrees = np.degrees(np.arctan2(-down[turned], across[turned]))
    np.testing.assert_allclose(degrees, np.round(degrees), atol=0.02)
    assert set(np.round(degrees).astype(int)) == set(range(-20, 20))


def test_a_turned_image_is_shown_whole(seed):
    image = np.zeros((400, 28, 28), "float32")
    image[:, 12:16, 12:16] = 1.0
    views = ops.convert_to_numpy(turn_or_crop(image, 1, (20,), seed)).sum(axis=(1, 2))
    small, large = (4 * 24 / 28) ** 2, (4 * 24 / 20) ** 2
    areas = {round(float(view), 1) for view in views if view > 1}
    assert min(areas) == pytest.approx(small, abs=0.5)
    assert max(areas) == pytest.approx(large, abs=0.5)


@pytest.mark.parametrize("axis", [1, 2])
def test_crops_come_from_anywhere_in_the_28_by_28_pixels(seed, axis: int):
    ramp = np.tile(np.arange(28, dtype="float32"), (4000, 28, 1))
    ramp = ramp if axis == 2 else ramp.swapaxes(1, 2)
    views = ops.convert_to_numpy(turn_or_crop(ramp, 20, (16,), seed))
    views = views if axis == 2 else views.swapaxes(1, 2)
    step = views[:, 13, 14] - views[:, 13, 13]
    level = np.abs(views[:, 14, 13] - views[:, 13, 13]) < 1e-4
    cropped = np.isclose(step, 16 / 24, atol=1e-3) & level
    # Pixel 13 of the canvas is pixel 11 of the view, whose middle is 11.5 * 16 / 24 from its edge.
    corners = views[cropped, 13, 13] + 0.5 - 11.5 * 16 / 24
    np.testing.assert_allclose(corners, np.round(corners), atol=1e-3)
    assert set(np.round(corners).astype(int)) == set(range(13))
