import numpy as np
import pytest

from ui.anomalies import band
from ui.anomalies.shares import Row
from ui.anomalies.tables import rate
from ui.frame.texts import speaker

say = speaker("en")
SHARES = np.array([0.0, 0.005, 0.5, 0.9996, 1.0])


def test_no_share_that_is_not_all_or_nothing_is_written_as_such():
    words = band.rates(SHARES.tobytes(), say)
    assert words == ["0%", "0.50%", "50.0%", ">99.9%", "100%"]


def test_shares_beyond_what_quantiles_tell_are_bounds():
    low, high = band.LEVELS[0], band.LEVELS[-1]
    words = band.bounded_rates(np.array([low / 2, 0.2, high]).tobytes(), say)
    assert words[0].startswith("<")
    assert words[1] == "20.0%"
    assert words[2].startswith("≥")


@pytest.fixture
def picked(monkeypatch):
    """Return what the page turns to when a place is clicked."""

    def click(place):
        taken = []
        monkeypatch.setattr(band.figure, "reported", lambda key: {"clicked": place})
        monkeypatch.setattr(band.choices, "take_dataset", taken.append)
        band._pick([Row("Others"), Row("test", "mnist"), Row("letters", "letters", pickable=True)])
        return taken

    return click


@pytest.mark.parametrize(
    ("place", "taken"),
    [
        ({"y": 2}, ["letters"]),
        ({"y": 1}, []),
        ({"y": 0}, []),
        ({"y": 9}, []),
        ({"y": "x"}, []),
        ({}, []),
    ],
)
def test_a_click_picks_a_set_that_can_be_set_against_the_digits(picked, place, taken):
    assert picked(place) == taken


def test_the_limit_goes_where_it_was_left(monkeypatch):
    put = []
    monkeypatch.setattr(band.anomaly_limit, "put", lambda *where: put.append(where))
    for reported in ({"limit": 1}, {"limit": 7}, {}):
        monkeypatch.setattr(band.figure, "reported", lambda key, said=reported: said)
        band._drag(np.array([1.0, 1.5]))
    assert put == [(None, 1.5)]


def test_the_promise_is_judged_by_the_figures(make_scored):
    scored = make_scored()
    limit = scored.found.threshold("lof", 0.01)
    share = float(np.mean(scored.scores("mnist") > limit))
    told = band.promise(scored, "0.01", "letters", say)
    assert f"it turns away {rate(share, say)}." in told
    outcome = "close to" if 0.01 / 1.5 <= share <= 0.015 else "than promised"
    assert outcome in told
    assert "the training digits that the test was fitted on" in told


def test_without_a_preset_of_training_digits_the_default_one_is_judged(make_scored):
    scored = make_scored()
    told = [band.promise(scored, preset, "letters", say) for preset in ("", "held", "0.01")]
    assert len(set(told)) == 1
