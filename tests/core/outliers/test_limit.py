import numpy as np
import pytest

from core.outliers.limit import limit_at

SCORES = np.arange(1, 1001) / 100  # .01 to 10


def threshold(contamination):
    return float(np.percentile(SCORES, 100 * (1 - contamination)))


def test_the_zone_lies_between_the_limits_of_twice_and_half_the_contamination():
    limit = limit_at(threshold, 0.1)
    assert limit.strict == pytest.approx(threshold(0.2))
    assert limit.score == pytest.approx(threshold(0.1))
    assert limit.lenient == pytest.approx(threshold(0.05))
    assert np.mean([limit.is_close(score) for score in SCORES]) == pytest.approx(0.15, abs=0.002)


def test_a_score_on_the_limit_is_no_outlier():
    limit = limit_at(threshold, 0.1)
    assert not limit.excludes(limit.score)
    assert limit.excludes(limit.score + 1e-9)


def test_the_largest_contamination_has_a_zone_on_one_side():
    limit = limit_at(threshold, 0.5)
    assert limit.strict == limit.score


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_limit_that_is_no_number_is_refused_since_everything_would_pass_it(bad):
    with pytest.raises(ValueError, match="A limit must be finite"):
        limit_at(lambda _: bad, 0.01)
