"""Pairs: which image of a pair is changed, and how."""

import keras
import numpy as np
import pytest
from keras import ops

from core.data import load_mnist
from core.iic.config import IICConfig
from core.iic.training import pairs_of
from core.views.config import parse_views
from core.views.warp import crop

IMAGES = load_mnist("train").images[:50, :, :, None] / np.float32(255)


def split_pairs(config: IICConfig) -> tuple[np.ndarray, np.ndarray]:
    pairs = pairs_of(IMAGES, config, keras.random.SeedGenerator(0))
    one, other = np.split(ops.convert_to_numpy(pairs), 2)
    assert one.shape == other.shape == IMAGES.shape
    return one, other


def test_one_sided_pairs_keep_the_image_itself():
    one, other = split_pairs(IICConfig(views="rotate", pairing="one"))
    np.testing.assert_array_equal(one, IMAGES)
    assert not np.allclose(other, IMAGES)


def test_no_views_at_all_give_identical_pairs():
    one, other = split_pairs(IICConfig(views="none"))
    np.testing.assert_array_equal(one, IMAGES)
    np.testing.assert_array_equal(other, IMAGES)


def test_views_are_done_in_the_order_in_which_they_are_named():
    _, noisy = split_pairs(IICConfig(views="binarise+noise"))
    _, crisp = split_pairs(IICConfig(views="noise+binarise"))
    assert set(np.unique(crisp)) == {0.0, 1.0}
    assert len(np.unique(noisy)) > 100


def test_names_of_views_are_read():
    assert parse_views("none") == ()
    assert parse_views("rotate+shear") == ("rotate", "shear")
    with pytest.raises(ValueError, match=r"`views` must be none, .* Received: blur"):
        parse_views("rotate+blur")


def test_a_crop_enlarges_a_square_of_one_of_the_given_sides():
    square = np.zeros((1, 28, 28), "float32")
    square[0, 10:18, 10:18] = 1.0  # 8 x 8 pixels in the centre
    for side in (16, 20):
        seed = keras.random.SeedGenerator(side)
        views = ops.convert_to_numpy(crop(np.repeat(square, 100, axis=0), (side,), seed))
        areas = views.sum(axis=(1, 2))
        assert areas.max() == pytest.approx((8 * 24 / side) ** 2, rel=0.03)


def test_crops_come_from_the_central_24_by_24_pixels():
    ramp = np.tile(np.arange(28, dtype="float32"), (200, 28, 1))
    views = ops.convert_to_numpy(crop(ramp, (16, 18, 20), keras.random.SeedGenerator(1)))
    inner = views[:, 2:26, 2:26]
    assert 1.5 < inner.min() < 4
    assert 23 < inner.max() < 25.5
