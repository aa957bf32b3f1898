"""Strokes of examples: spaced evenly, kept with their drawings, drawn again for a fine-tuning."""

import numpy as np
import pytest

from core.own import file, material
from core.own.config import OwnConfig
from core.own.examples import Examples
from core.own.strokes import MOST_STROKES, strokes_of

CORNER = [np.array([(100, 100), (100, 300), (500, 300)])]
PLUS = [np.array([(0, 50), (100, 50)]), np.array([(50, 0), (50, 100)])]


def blots(n: int) -> np.ndarray:
    return np.arange(1, n + 1, dtype=np.uint8)[:, None, None] * np.ones((28, 28), np.uint8)


def test_points_are_evenly_spaced_and_the_longer_side_fills_the_square():
    (line,) = strokes_of(CORNER)
    assert line[0].tolist() == [0, 250]
    assert line[-1].tolist() == [1000, 750]
    steps = np.linalg.norm(np.diff(line.astype(float), axis=0), axis=1)
    assert np.ptp(np.delete(steps, steps.argmin())) < 2  # the corner's step is cut short


def test_a_dot_is_a_stroke_and_too_many_strokes_are_none():
    assert strokes_of([np.array([(7, 7)])]).tolist() == [[[500, 500]] * 32]
    assert len(strokes_of(PLUS * (MOST_STROKES // 2))) == MOST_STROKES
    assert len(strokes_of([*PLUS * (MOST_STROKES // 2), PLUS[0]])) == 0
    assert len(strokes_of([])) == 0


def test_strokes_stay_with_their_examples():
    plus, corner = strokes_of(PLUS), strokes_of(CORNER)
    taught = Examples().with_examples("+", blots(2), [plus, corner]).with_examples("o", blots(1))
    taught = taught.with_examples("+", blots(1), [plus])
    assert taught.owners.tolist() == [0, 0, 1, 3, 3]
    left = taught.without_example(0)
    assert left.owners.tolist() == [0, 2, 2]
    np.testing.assert_array_equal(left.strokes_of(0), corner)
    np.testing.assert_array_equal(left.strokes_of(2), plus)
    assert len(left.strokes_of(1)) == 0
    assert len(taught.without_class("+").strokes) == 0


def test_joined_examples_come_once_with_their_strokes():
    plus = strokes_of(PLUS)
    one = Examples().with_examples("a", blots(2))
    other = Examples().with_examples("a", blots(3), [plus] * 3).with_examples("b", blots(1))
    both = one.joined(other)
    assert both.counts == {"a": 3, "b": 1}
    assert both.owners.tolist() == [2, 2]


def test_a_file_keeps_strokes_and_one_without_stays_of_the_first_version():
    with_strokes = Examples().with_examples("+", blots(2), [strokes_of(PLUS), strokes_of(CORNER)])
    back = file.from_bytes(file.to_bytes(with_strokes))
    np.testing.assert_array_equal(back.strokes, with_strokes.strokes)
    assert back.owners.tolist() == [0, 0, 1]
    assert file.to_bytes(back) == file.to_bytes(with_strokes)


@pytest.mark.parametrize(
    ("strokes", "owners"),
    [
        (np.zeros((1, 32, 2), np.int16), [5]),
        (np.zeros((2, 32, 2), np.int16), [1, 0]),
        (np.full((1, 32, 2), 1001, np.int16), [0]),
        (np.zeros((1, 31, 2), np.int16), [0]),
        (np.zeros((MOST_STROKES + 1, 32, 2), np.int16), [0] * (MOST_STROKES + 1)),
    ],
)
def test_strokes_that_no_slate_makes_are_refused(strokes, owners):
    with pytest.raises(ValueError, match=r"`(strokes|owners)` must"):
        Examples(("a",), blots(2), np.zeros(2, int), strokes, np.array(owners, np.int64))


def test_half_of_the_views_are_of_strokes_drawn_again():
    ink = blots(1)
    config = OwnConfig(n_views=40)
    known = Examples().with_examples("+", ink, [strokes_of(PLUS)])
    views, labels = material.views_of(known, config)
    unknown, _ = material.views_of(Examples().with_examples("+", ink), config)
    drawn_again = (views.max(axis=(1, 2)) > 200) & (unknown.max(axis=(1, 2)) < 100)
    assert 10 < drawn_again.sum() < 30
    assert labels.tolist() == [10] * 40
