"""Fresh handwriting as a judge: what it counts, by networks that know all or nothing."""

import numpy as np
import pytest

from core.digits.handwriting import GROUPS, N_OF_A_WAY, fresh_handwriting, judge_handwriting
from core.writing.numerals import WAYS

WRITTEN = fresh_handwriting()
LIMIT = 1.4


def knows(images: np.ndarray) -> np.ndarray:
    return WRITTEN.labels


def keeps(images: np.ndarray) -> np.ndarray:
    return np.full(len(images), LIMIT)


def refuses_decoys(images: np.ndarray) -> np.ndarray:
    return keeps(images) + (images is WRITTEN.decoys)


def test_who_knows_all_is_counted_right_everywhere():
    judged = judge_handwriting(knows, refuses_decoys, LIMIT)
    assert judged["kept"] == 1.0
    assert judged["rejected"] == dict.fromkeys(GROUPS, 1.0)
    assert judged["ways"] == {f"{d} {way}": 1.0 for d, names in WAYS.items() for way in names}


def test_who_refuses_all_keeps_no_digit():
    assert judge_handwriting(knows, lambda x: keeps(x) + 1, LIMIT)["kept"] == 0.0


def test_a_digit_that_is_kept_and_read_wrongly_does_not_count():
    judged = judge_handwriting(lambda x: np.zeros(len(x)), keeps, LIMIT)
    assert judged["kept"] == pytest.approx(np.mean(WRITTEN.labels == 0))
    assert judged["ways"]["0 slashed"] == 1.0
    assert judged["ways"]["7 barred"] == 0.0
    assert judged["rejected"] == dict.fromkeys(GROUPS, 0.0)


def test_every_way_is_written_as_often_as_any():
    ways, counts = np.unique(WRITTEN.ways, return_counts=True)
    assert len(ways) == sum(map(len, WAYS.values()))
    assert set(counts) == {N_OF_A_WAY}
    assert set(WRITTEN.groups) == set(GROUPS)
