"""Digits and decoys written by a program."""

import numpy as np
import pytest
from sklearn.neighbors import KNeighborsClassifier

from core.data import load_mnist
from core.digits.written import (
    SHARES,
    decoys,
    write_digits,
    write_way,
)
from core.writing.canvas import Pens
from core.writing.numerals import WAYS

MIDDLE = Pens(14.0, 24.0)


def rng() -> np.random.Generator:
    return np.random.default_rng(0)


def test_digits_come_in_turn_and_equal_seeds_write_the_same():
    images, labels = write_digits(300, rng())
    assert (images.dtype, images.shape) == (np.uint8, (300, 28, 28))
    np.testing.assert_array_equal(labels, np.tile(np.arange(10), 30))
    np.testing.assert_array_equal(images, write_digits(300, rng())[0])
    assert len(np.unique(images, axis=0)) == 300


def test_hard_ways_can_be_written_more_often():
    """A slash or a bar is ink; so much more of it as more digits have one."""
    plain, hard = (write_digits(2000, rng(), MIDDLE, emphasis=e) for e in (1.0, 8.0))
    more = [
        hard[0][hard[1] == digit, 12:16, 12:16].mean()
        - plain[0][plain[1] == digit, 12:16, 12:16].mean()
        for digit in (0, 2)
    ]
    assert more[0] > 15
    assert abs(more[1]) < 10


def test_written_digits_look_like_those_of_mnist():
    """A neighbour among them reads MNIST far better than chance, which is .1."""
    images, labels = write_digits(2000, rng(), MIDDLE)
    reader = KNeighborsClassifier(3).fit(images.reshape(2000, -1), labels)
    split = load_mnist("validation")
    assert reader.score(split.images[:500].reshape(500, -1), split.labels[:500]) > 0.6


@pytest.mark.parametrize("digit", WAYS)
def test_every_way_can_be_asked_for(digit: int):
    for way in WAYS[digit]:
        images = write_way(digit, way, 3, rng())
        assert images.shape == (3, 28, 28)
        assert (images.max(axis=(1, 2)) == 255).all()


def test_a_slash_is_ink_within_the_zero():
    middle = [write_way(0, way, 60, rng(), MIDDLE)[:, 12:16, 12:16].mean() for way in WAYS[0]]
    plain, slashed, dotted = middle
    assert slashed > plain + 60
    assert dotted > plain + 30


def test_every_kind_of_decoy_can_be_drawn():
    kinds = decoys().kinds
    assert {kind.family for kind in kinds} == set(SHARES)
    assert len({(kind.family, kind.name) for kind in kinds}) == len(kinds) > 250
    every, _ = decoys().write(len(kinds), rng(), pens=MIDDLE)
    assert every.any(axis=(1, 2)).all()


def test_families_have_their_shares():
    drawn = decoys().write(3000, rng())[1]
    families = [decoys()[row].family for row in drawn]
    for family, share in SHARES.items():
        assert families.count(family) / 3000 == pytest.approx(share, abs=0.03)


def test_held_out_kinds_are_every_so_manieth():
    kinds, seen = decoys(), decoys().seen(4)
    assert len(kinds.seen(0)) == len(kinds)
    assert 3 not in seen
    assert len(seen) == len(kinds) - len(kinds) // 4
    assert set(kinds.write(300, rng(), seen)[1]) <= set(seen.tolist())
