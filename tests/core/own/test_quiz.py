"""What is asked in a test of oneself, and how it is counted."""

import numpy as np
import pytest

from core.own.quiz import order, score


def test_each_character_is_asked_for_once_in_every_round():
    asked = order((3, 40, 7), 3, np.random.default_rng(0))
    assert [sorted(asked[first : first + 3]) for first in (0, 3, 6)] == [[3, 7, 40]] * 3
    assert len({tuple(asked[first : first + 3]) for first in (0, 3, 6)}) > 1


def test_scores_by_hand():
    found = score(np.array([7, 7, 7, 1]), np.array([7, 1, 1, 1]), range(10))
    assert found.accuracy == pytest.approx(0.5)
    assert found.hardest == 7
    assert found.read == tuple(range(10))
    assert found.confusions[7].tolist() == [0, 2, 0, 0, 0, 0, 0, 1, 0, 0]
    assert found.confusions.sum() == 4


def test_what_was_not_asked_for_gets_a_column_of_its_own():
    found = score(np.array([20, 5, 5]), np.array([20, 70, 8]), (20, 5))
    assert found.read == (20, 5, 8, 70)
    assert found.confusions.tolist() == [[1, 0, 0, 0], [0, 0, 1, 1]]
    assert found.hardest == 5


def test_nothing_is_hard_when_all_is_right():
    assert score(np.array([4, 2]), np.array([4, 2]), range(10)).hardest is None
