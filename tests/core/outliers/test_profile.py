import numpy as np
import pytest

from core.outliers.profile import (
    PRESETS,
    build_profile,
    even_ticks,
    log_ticks,
    preset_score,
    shares_beyond,
)
from tests.made.anomalies import DETECTORS, anomalies


@pytest.fixture(scope="module", params=DETECTORS)
def detector(request):
    return request.param


@pytest.fixture(scope="module")
def profile(detector):
    return build_profile(anomalies(), detector)


def test_shares_beyond_by_hand():
    scores, stops = np.array([3.0, 1.0, 2.0, 2.0]), np.array([0.5, 1.0, 2.0, 2.5, 3.0])
    np.testing.assert_array_equal(shares_beyond(scores, stops), [1, 0.75, 0.25, 0.25, 0])


def test_a_share_is_its_count_to_the_last_digit():
    """A share that differs in its last bit is rounded to another word than the table's."""
    assert shares_beyond(np.arange(10_000.0), np.array([9864.0])) == 135 / 10_000


@pytest.mark.parametrize("preset", PRESETS)
def test_at_a_preset_the_shares_are_those_of_the_tables(profile, detector, preset):
    source, contamination = PRESETS[preset]
    calibrated = source == "held_out"
    tables = anomalies().tables(detector, (contamination,), calibrated)
    at = profile.index(preset_score(anomalies(), detector, preset))
    for name in anomalies().datasets:
        expected = tables["rejected"][str(contamination)][name]
        assert profile.rejected[name][at] == pytest.approx(expected, abs=1e-12)


def test_the_nominal_share_at_a_preset_is_its_contamination(profile, detector):
    for preset, (source, contamination) in PRESETS.items():
        at = profile.index(preset_score(anomalies(), detector, preset))
        known = {"training": profile.training, "held_out": profile.held_out}[source]
        assert known[at] == pytest.approx(contamination, rel=1e-6)


def test_stops_ascend_and_lie_in_order_along_the_axis(profile):
    assert (np.diff(profile.stops) > 0).all()
    assert (np.diff(profile.places) > 0).all()
    assert profile.places[0] == pytest.approx(0)
    assert profile.places[-1] == pytest.approx(1)
    for shares in (*profile.rejected.values(), profile.training, profile.held_out):
        assert (np.diff(shares) <= 0).all()


def test_every_score_is_counted_once_along_the_axis(profile):
    for name, counts in profile.counts.items():
        assert counts.sum() == len(anomalies().scores("lof", name))
        assert counts.min() >= 0


def test_ticks_are_round_and_on_the_axis(profile):
    assert 2 <= len(profile.ticks) <= 12
    for place, _ in profile.ticks:
        assert -1e-9 <= place <= 1 + 1e-9


def test_round_numbers():
    assert log_ticks(0.45, 0.69) == [0.45, 0.5, 0.55, 0.6, 0.65]
    assert log_ticks(0.9, 4.5) == [1, 1.2, 1.5, 2, 3, 4]
    assert log_ticks(0.001, 500) == [0.001, 0.01, 0.1, 1, 10, 100]
    assert even_ticks(-21, 3) == [-20, -15, -10, -5, 0]
