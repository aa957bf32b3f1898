import re
from html.parser import HTMLParser

import numpy as np
import pytest

from core.outliers.limit import Limit
from ui.frame.texts import speaker
from ui.pictures import charts

say = speaker("en")
LIMIT = Limit(1.5, 1.4, 1.8)
HALF = [0.5, 0.5, *[0.0] * 8]


class Balance(HTMLParser):
    """Fails on a tag that is closed out of order."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag != "img":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def assert_balanced(html):
    parser = Balance()
    parser.feed(html)
    assert parser.open == []


def test_bars_are_as_high_as_the_probabilities():
    html = charts.paired_bars([("l2", "one", HALF), ("cnn", "other", [1.0, *[0.0] * 9])])
    assert_balanced(html)
    assert re.findall(r'class="l2" style="height:([\d.]+)%', html)[:3] == ["50.0", "50.0", "0.0"]
    assert re.findall(r'class="cnn" style="height:([\d.]+)%', html)[0] == "100.0"
    assert 'aria-label="one. other"' in html


def test_markup_in_texts_is_escaped():
    html = charts.paired_bars([("l2", '<b>"x"</b>', HALF)])
    assert '<b>"x' not in html
    assert "&lt;b&gt;&quot;x&quot;" in html
    assert "&lt;i&gt;" in charts.score_scale("<i>", 1.0, LIMIT, say)
    assert 'alt="&quot;&gt;"' in charts.picture(np.zeros((2, 2), np.uint8), '">')


def test_the_chosen_cluster_is_marked_and_named():
    html = charts.cluster_strip(HALF, [3, 8, 0, 7, 1, 4, 9, 2, 6, 5], 1, say)
    assert_balanced(html)
    assert html.count("chosen") == 1
    assert 'class="chosen" title="cluster B, stands for 8: 50.0%"' in html


def test_a_strip_needs_a_digit_for_each_cluster():
    with pytest.raises(ValueError, match="zip"):
        charts.cluster_strip(HALF, [1, 2], 0, say)


@pytest.mark.parametrize(
    ("score", "position"), [(0.9, 0), (12.0, 100), ((0.9 * 12) ** 0.5, 50), (0.0, 0), (1e9, 100)]
)
def test_the_scale_is_logarithmic_and_clipped(score, position):
    assert charts.score_position(score) == pytest.approx(position)


def test_a_score_on_the_limit_still_counts_as_a_digit():
    assert 'class="gs-scale fine"' in charts.score_scale("l2", 1.5, LIMIT, say)
    assert 'class="gs-scale odd"' in charts.score_scale("l2", 1.51, LIMIT, say)
    assert "1.51 · limit 1.50" in charts.score_scale("l2", 1.51, LIMIT, say)


def test_the_zone_of_close_calls_lies_around_the_limit():
    html = charts.score_scale("l2", 1.5, LIMIT, say)
    assert_balanced(html)
    strict, limit, lenient = (float(re.search(f"--{n}:([\\d.]+)%", html)[1]) for n in "lth")
    assert 0 < strict < limit < lenient < 100


def test_the_scale_that_decides_is_marked():
    assert "this one decides" in charts.score_scale("l2", 1.5, LIMIT, say, decides=True)
    assert "decides" not in charts.score_scale("l2", 1.5, LIMIT, say)


@pytest.mark.parametrize(("value", "text"), [(1.0449, "1.04"), (12.34, "12.3"), (4.1e6, "4.1E6")])
def test_factors_have_about_three_digits(value, text):
    assert charts.factor(value, say) == text


def test_every_neighbour_is_shown_with_its_label():
    html = charts.neighbor_sheet(np.zeros((12, 28, 28), np.uint8), range(12), say, n_columns=10)
    assert_balanced(html)
    assert re.findall(r"<b>(\d+)</b>", html) == [str(label) for label in range(12)]
    assert html.count("<img") == 2


@pytest.mark.parametrize(
    ("score", "limit", "written"),
    [
        (1.41, 1.30, ("1.41", "1.30")),
        (1.4142, 1.4138, ("1.4142", "1.4138")),
        (1.4141, 1.4138, ("1.4141", "1.4138")),
        (1.25, 1.25, ("1.25", "1.25")),
        (12.31, 12.34, ("12.31", "12.34")),
        (2e7, 1.3, ("2.0E7", "1.30")),
    ],
)
def test_a_score_and_its_limit_are_told_apart(score, limit, written):
    assert charts.factors(score, limit, say) == written
