"""What the page Draw says of a verdict."""

import pytest

from core.outliers.limit import Limit
from core.runs import exhibit
from ui.draw import verdict
from ui.frame.texts import speaker

SAY = speaker("en")
FIGURES = {
    "test_accuracy": 0.9946,
    "lof": {"0.01": {"mnist": 0.0104}},
    "written": {
        "kept": 0.9648,
        "ways": dict.fromkeys("abcde", 1.0),
        "rejected": {"letters": 0.9916, "signs": 0.99, "doodles": 0.9659, "alphabets": 0.997},
    },
}


def test_the_page_says_how_often_it_is_right_and_what_passes_for_a_digit():
    html = verdict.measured_html(FIGURES, SAY)
    for said in (
        "a limit that gives up 1.0%",
        "99.5% of MNIST",
        "1.0% refused",
        "in 5 ways, 96.5% read rightly and kept",
        "of its letters 0.8% pass for a digit, of its doodles 3.4%",
    ):
        assert said in html


@pytest.mark.parametrize("figures", [None, {}, {"test_accuracy": 0.99}])
def test_nothing_is_said_that_was_not_measured(figures):
    assert verdict.measured_html(figures, SAY) == ""


def test_the_run_that_decides_has_been_measured():
    assert verdict.measured_html(exhibit("l2-softmax").evaluation, SAY)


def test_limits_are_taken_at_the_contamination_of_the_page():
    class Recognizer:
        def threshold(self, space, contamination):
            return len(space) + 1 / contamination

    limits = verdict.limits(Recognizer(), 0.1)
    assert limits["l2"] == Limit(12.0, 7.0, 22.0)
    assert limits["pixels"].score == 16.0
