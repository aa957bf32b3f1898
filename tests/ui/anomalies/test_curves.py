import numpy as np
import pytest

from core.metrics import auroc
from core.outliers.profile import build_profile
from core.runs import Run
from tests.made.anomalies import DETECTORS, anomalies
from ui.anomalies.curves import curve, roc_figure
from ui.anomalies.runs import Scored
from ui.frame.texts import speaker


@pytest.fixture
def scored(tmp_path):
    return Scored(Run(tmp_path), anomalies(), "lof", build_profile(anomalies(), "lof"))


@pytest.mark.parametrize("detector", DETECTORS)
def test_the_thinned_curve_encloses_the_area_of_the_whole_one(scored, detector):
    alarms, hits = map(np.array, curve(scored, detector, "letters"))
    assert (np.diff(alarms) > 0).all()
    assert (np.diff(hits) >= 0).all()
    area = np.sum(np.diff(alarms) * (hits[1:] + hits[:-1]) / 2)
    digits, letters = (scored.found.scores(detector, name) for name in ("mnist", "letters"))
    assert area == pytest.approx(auroc(digits, letters), abs=0.01)


def test_a_point_of_the_curve_is_a_pair_of_shares(scored):
    alarms, hits = map(np.array, curve(scored, "lof", "letters"))
    digits, letters = (scored.scores(name) for name in ("mnist", "letters"))
    for share, hit in list(zip(alarms, hits, strict=True))[40::30]:
        limit = np.quantile(digits, 1 - share, method="higher")
        assert hit == pytest.approx(np.mean(letters > limit), abs=0.01)


def drawn(scored, logarithmic=True, language="en"):
    return roc_figure(scored, "letters", 1.6, logarithmic, speaker(language))


def test_the_limit_is_marked_on_the_curve_of_the_detector_that_judges(scored):
    *lines, mark = drawn(scored).data
    assert mark.y[0] == np.mean(scored.scores("letters") > 1.6)
    assert mark.x[0] == np.mean(scored.scores("mnist") > 1.6)
    assert mark.marker.color == lines[0].line.color
    assert [line.line.width for line in lines] == [3.5, 1.6, 1.6, 1.6, 1.6]


def test_every_detector_has_a_curve_in_a_colour_of_its_own(scored):
    lines = drawn(scored).data[:-1]
    assert len({line.line.color for line in lines}) == len(DETECTORS)
    assert list(lines[1].y) == curve(scored, "knn", "letters")[1]


@pytest.mark.parametrize(("logarithmic", "kind", "ends"), [(True, "log", -4), (False, None, 0)])
def test_the_axis_of_false_alarms_is_logarithmic_or_not(scored, logarithmic, kind, ends):
    layout = drawn(scored, logarithmic).layout
    assert (layout.xaxis.type, layout.xaxis.range[0]) == (kind, ends)
    assert layout.xaxis.title.text == "digits rejected (false alarms)"
    assert layout.yaxis.title.text == "others rejected (hits)"


def test_the_axes_write_numbers_in_the_visitors_language(scored):
    ticks = drawn(scored, language="de").layout.xaxis.ticktext
    assert ticks[:2] == ("0,01\xa0%", "0,1\xa0%")
