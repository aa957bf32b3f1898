import numpy as np
import pytest

from core.outliers.profile import build_profile
from tests.made.anomalies import DETECTORS, SIZES, anomalies
from ui.anomalies.histograms import histograms
from ui.frame.texts import speaker


def drawn(detector="lof", dataset="letters", language="en"):
    profile = build_profile(anomalies(), detector)
    return histograms(profile, dataset, "outlier factor", speaker(language)), profile


def test_digits_stand_upwards_and_the_others_downwards():
    figure, profile = drawn()
    up, _, down, _ = figure.data
    assert max(up.y) == pytest.approx(1)
    assert min(up.y) >= 0
    assert min(down.y) == pytest.approx(-1)
    assert sum(up.customdata) == SIZES["mnist"]
    assert sum(down.customdata) == SIZES["letters"]
    tallest = profile.counts["mnist"].max()
    assert np.allclose(up.y, np.sqrt(profile.counts["mnist"] / tallest), atol=1e-6)


def test_each_side_of_the_limit_has_its_colour_and_what_is_wrong_is_strong():
    figure, _ = drawn()
    assert [trace.meta for trace in figure.data] == ["below", "above", "below", "above"]
    colours = {trace.meta: trace.marker.color for trace in figure.data}
    assert colours == {"below": "var(--green)", "above": "var(--orange)"}
    assert [trace.opacity for trace in figure.data] == [0.3, 1, 1, 0.3]


def test_the_pointer_reads_each_bar_once():
    figure, _ = drawn()
    assert [trace.hoverinfo for trace in figure.data] == [None, "skip", None, "skip"]
    first, second = figure.data[0].hovertext[:2]
    assert first.split(" – ")[1] == second.split(" – ")[0]


@pytest.mark.parametrize("detector", DETECTORS)
def test_the_axis_has_a_title_and_the_scores_at_their_places(detector):
    figure, profile = drawn(detector)
    axis = figure.layout.xaxis
    assert axis.title.text == "outlier factor"
    assert list(axis.range) == [0, 1]
    assert list(axis.tickvals) == [place for place, _ in profile.ticks]
    assert [float(text.replace("−", "-").replace(",", "")) for text in axis.ticktext] == [
        pytest.approx(score, rel=1e-2) for _, score in profile.ticks
    ]
    assert figure.layout.yaxis.title.text


def test_the_sets_are_named_in_the_visitors_language():
    figure, _ = drawn(language="de")
    assert "Buchstaben" in figure.layout.annotations[0].text
