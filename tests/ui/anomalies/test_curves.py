import numpy as np
import pytest

from core.metrics import auroc
from core.outliers.profile import build_profile
from core.runs import Run
from tests.made.anomalies import DETECTORS, anomalies
from ui.anomalies.curves import chart, curve
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


def test_the_limit_is_marked_on_the_curve(scored):
    drawn = chart(scored, "letters", 1.6, True, speaker("en")).to_dict()
    [mark] = drawn["layer"][1]["data"]["values"]
    assert mark["hits"] == np.mean(scored.scores("letters") > 1.6)
    assert mark["alarms"] == np.mean(scored.scores("mnist") > 1.6)
    assert drawn["layer"][0]["encoding"]["x"]["scale"]["type"] == "log"


def test_the_axes_write_numbers_in_the_visitors_language(scored):
    drawn = chart(scored, "letters", 1.6, True, speaker("de")).to_dict()
    marks = drawn["config"]["locale"]["number"]
    assert marks["decimal"] == ","
    assert marks["percent"].endswith("%")
