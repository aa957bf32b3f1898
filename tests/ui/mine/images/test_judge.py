import numpy as np
import pytest

from ui.frame.texts import speaker
from ui.mine.images import pairs
from ui.mine.images.judge import Judge
from ui.training.order import Order

SAY = speaker("en")
N = 12


@pytest.fixture
def judge():
    views = np.random.default_rng(0).random((2, N, 28, 28)).astype(np.float32)
    return Judge(views, np.full(N, 3.14), np.full(N, -2.0), None, None)


def test_strangers_are_the_second_views_of_other_images(judge):
    assert (judge.strangers[0] == judge.views[1][1]).all()
    assert (judge.strangers[-1] == judge.views[1][0]).all()


def test_pairs_and_strangers_bear_what_t_says_of_them(judge):
    html = pairs.pairs_html(judge, SAY)
    assert html.count("<img") == 27
    assert html.count('class="together"') == html.count(">+3.1<") == 9
    assert html.count('class="apart"') == html.count(">−2.0<") == 9


def test_a_run_without_a_classifier_reads_no_drawing(judge):
    assert judge.probabilities(np.zeros((28, 28), np.uint8)) is None


def test_a_recipe_says_what_the_command_line_needs():
    assert Order("mine", "16", 5, (("n_epochs", 3),)).command == (
        "python -m core train mine --preset 16 --n-epochs 3 --seed 5"
    )


GERMAN_MARKS = {"decimal": ",", "thousands": ".", "percent": "\u00a0%"}
