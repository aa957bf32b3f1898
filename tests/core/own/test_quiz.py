"""What is asked in a test of oneself, and how it is counted."""

import numpy as np
import pytest

from core.own.quiz import order, score


def test_each_digit_is_asked_for_once_in_every_round():
    asked = order(3, np.random.default_rng(0))
    assert len(asked) == 30
    for first in range(0, 30, 10):
        assert sorted(asked[first : first + 10]) == list(range(10))
    assert asked[:10] != asked[10:20]


def test_scores_by_hand():
    found = score(np.array([7, 7, 7, 1]), np.array([7, 1, 1, 1]))
    assert found.accuracy == pytest.approx(0.5)
    assert found.hardest == 7
    assert found.confusions[7].tolist() == [0, 2, 0, 0, 0, 0, 0, 1, 0, 0]
    assert found.confusions.sum() == 4


def test_nothing_is_hard_when_all_is_right():
    assert score(np.array([4, 2]), np.array([4, 2])).hardest is None
