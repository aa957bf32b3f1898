"""A round of practice asks each character, judges it once, and counts."""

from itertools import pairwise

import numpy as np
import pytest

from core.writing.characters import N_CHARACTERS, ROWS
from ui.kana.practice.round import LENGTH, Round, new_round, pool

IMAGE = np.zeros((28, 28), np.uint8)


def reading(index):
    return np.eye(N_CHARACTERS, dtype=np.float32)[index]


@pytest.mark.parametrize("n_characters", [1, 2, 5, 10, 30])
@pytest.mark.parametrize("seed", range(5))
def test_a_round_has_ten_and_repeats_no_sooner_than_it_must(n_characters, seed):
    asked = new_round(range(n_characters), np.random.default_rng(seed)).asked
    assert len(asked) == LENGTH
    assert len(set(asked)) == min(n_characters, LENGTH)
    if n_characters > 1:
        assert all(one != next_one for one, next_one in pairwise(asked))


def test_rounds_differ_and_one_seed_repeats_one():
    rounds = [new_round(range(71), np.random.default_rng(seed)).asked for seed in (0, 0, 1)]
    assert rounds[0] == rounds[1] != rounds[2]


def test_a_pool_holds_the_rows_and_no_row_means_all():
    assert pool(["n", "ka"]) == (*ROWS["ka"], *ROWS["n"])
    assert pool([]) == tuple(range(N_CHARACTERS))


def test_an_attempt_is_judged_once():
    asked = Round((3, 5))
    asked.check(IMAGE, reading(3), unusual=False)
    asked.check(IMAGE, reading(4), unusual=False)
    assert [attempt.read for attempt in asked.attempts] == [3]
    assert asked.checked.right


def test_the_tally_counts_and_lists_what_was_missed_once():
    asked = Round((3, 5, 5, 7))
    for read in (3, 1, 2, 7):
        asked.check(IMAGE, reading(read), unusual=False)
        asked.advance()
    assert asked.over
    assert asked.n_right == 2
    assert asked.missed == (5,)


def test_help_counts_for_one_character_only():
    asked = Round((3, 5))
    for helped in (True, False):
        asked.helped = asked.helped or helped
        asked.check(IMAGE, reading(asked.current), unusual=False)
        asked.advance()
    assert [attempt.helped for attempt in asked.attempts] == [True, False]
