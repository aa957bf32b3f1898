import pytest

from core.texts.contest import contest


def test_welchs_test_on_numbers_worked_out_by_hand():
    # Means .2 and .5, variances .01 and .01, three each: t = .3 / sqrt(.02 / 3) = 3.674, 4 degrees.
    found = contest([0.1, 0.2, 0.3], [0.4, 0.5, 0.6])
    assert found.means == pytest.approx((0.2, 0.5))
    assert found.deviations == pytest.approx((0.1, 0.1))
    assert found.difference == pytest.approx(0.3)
    assert found.p_value == pytest.approx(0.0213, abs=1e-4)
    assert found.is_more_than_noise


def test_a_small_difference_of_scattered_seeds_is_noise():
    assert not contest([0.1, 0.5, 0.9], [0.2, 0.6, 0.9]).is_more_than_noise


@pytest.mark.parametrize("few", [[], [0.9]])
def test_fewer_than_two_seeds_settle_nothing(few):
    assert contest(few, [0.9, 0.91]) is None
