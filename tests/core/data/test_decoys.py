"""Pictures that are not digits: their families, their range, their repeatability."""

import numpy as np
import pytest

from core.data import load_mnist
from core.data.decoys import BATCH, FAMILIES, draw_decoys, invert, shuffle_patches, swap_halves

DIGITS = (load_mnist("validation").images[:20] / np.float32(255)).astype("float32")


def rng() -> np.random.Generator:
    return np.random.default_rng(0)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_keeps_the_shape_and_draws_something_else(family):
    decoys = family(DIGITS, rng())
    assert decoys.shape == DIGITS.shape
    assert np.isfinite(decoys).all()
    assert (np.abs(decoys - DIGITS).mean(axis=(1, 2)) > 0.01).all()


def test_shuffling_patches_keeps_every_pixel():
    shuffled = shuffle_patches(DIGITS, rng())
    for decoy, digit in zip(shuffled, DIGITS, strict=True):
        np.testing.assert_array_equal(np.sort(decoy.ravel()), np.sort(digit.ravel()))


def test_swapping_halves_keeps_all_ink():
    once = swap_halves(DIGITS, rng())
    np.testing.assert_allclose(once.sum(axis=(1, 2)), DIGITS.sum(axis=(1, 2)), rtol=1e-5)


def test_inverted_paper_is_white():
    assert invert(DIGITS, rng())[:, 0, 0].min() == 1.0


def test_families_come_in_equal_parts_and_equal_seeds_draw_equal_decoys():
    images = load_mnist("validation").images
    n_decoys = BATCH * len(FAMILIES) * 2
    decoys, families = draw_decoys(images, n_decoys, rng())
    assert (decoys.dtype, decoys.shape) == (np.uint8, (n_decoys, 28, 28))
    np.testing.assert_array_equal(np.bincount(families), 2 * BATCH)
    np.testing.assert_array_equal(decoys, draw_decoys(images, n_decoys, rng())[0])


def test_no_decoys_can_be_asked_for():
    assert len(draw_decoys(load_mnist("validation").images, 0, rng())[0]) == 0
