"""Kana by any pen, and what is no kana, written by a program."""

import numpy as np
import pytest

from core.data import load_mnist
from core.data.strokes import thickness
from core.kana import written
from core.kana.data import load_kana
from core.writing.canvas import Pens
from core.writing.characters import N_CHARACTERS

LABELS = np.arange(N_CHARACTERS)


def rng():
    return np.random.default_rng(0)


@pytest.mark.parametrize("width", [4.0, 8.4, 20.0, 30.0])
def test_any_pen_writes_about_as_wide_as_the_training(width):
    pens = Pens(width, width, 200.0, 230.0, redrawn=1.0, redraw=written.SLATE_PENS.redraw)
    images = written.write_kana(LABELS, rng(), pens)
    trained = np.percentile(thickness(load_kana("train", 10).images), (1, 99))
    assert trained[0] - 0.1 < np.median(thickness(images)) < trained[1]
    assert (images.max(axis=(1, 2)) == 255).all()


def test_equal_seeds_write_the_same_kana_and_decoys():
    np.testing.assert_array_equal(
        written.write_kana(LABELS, rng()), written.write_kana(LABELS, rng())
    )
    (images, rows), (again, _) = (written.write_decoys(60, rng()) for _ in range(2))
    np.testing.assert_array_equal(images, again)
    assert rows.max() < len(written.decoys())


def test_loose_hands_depart_further_from_the_model_with_the_same_pens():
    usual, loose = written.VARIATION, written.LOOSE_HANDS
    assert loose.warp == pytest.approx(1.3 * usual.warp)
    assert (loose.thinnest, loose.thickest) == (usual.thinnest, usual.thickest)
    images = [written.write_kana(LABELS, rng(), hands=hands) for hands in (usual, loose)]
    assert (images[0] != images[1]).any(axis=(1, 2)).all()


def test_decoys_are_digits_letters_signs_and_doodles_but_no_kana():
    kinds = written.decoys().kinds
    assert {kind.family for kind in kinds} == set(written.SHARES)
    assert sum(written.SHARES.values()) == pytest.approx(1)
    assert [kind.name for kind in kinds[:10]] == list("0123456789")
    assert not {kind.name for kind in kinds} & set(written.KANA_SHAPED)


def test_every_second_digit_is_one_of_mnists_training_images():
    images, rows = written.write_decoys(400, rng())
    known = {image.tobytes() for image in load_mnist("train").images}
    digits = images[rows < 10]
    share = np.mean([image.tobytes() in known for image in digits])
    assert share == pytest.approx(0.5, abs=0.1)
    assert not any(image.tobytes() in known for image in images[rows >= 10])
