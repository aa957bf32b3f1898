import numpy as np

from core.dec.moves import tangled

APART = np.array([0.0, 1, 2, 10, 11, 12])[:, None]
LINE = np.arange(6.0)[:, None]


def test_digits_that_keep_apart_are_not_tangled():
    assert tangled(APART, np.array([4, 4, 4, 7, 7, 7]), (4, 7), 1) == 0


def test_digits_that_take_turns_are_tangled():
    assert tangled(LINE, np.array([4, 7, 4, 7, 4, 7]), (4, 7), 1) == 1


def test_only_neighbours_of_the_group_count():
    # 0's nearest are 4's, but 0 is not asked for; of 4's two nearest one is a 0, one a 7.
    assert tangled(LINE[:3], np.array([0, 4, 7]), (4, 7), 2) == 0.5
