import numpy as np
import pytest

from tests.made.mine import make_images
from ui.frame.texts import speaker
from ui.mine.images import charts, pairs
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


def test_the_verdict_names_the_most_probable_digit():
    probabilities = np.full(10, 0.01)
    probabilities[7] = 0.91
    html = pairs.verdict_html(probabilities, SAY)
    assert "A 7, 91.0%" in html
    assert html.count('class="mine"') == 10


def test_the_charts_compare_runs_by_epoch_and_mark_the_chosen_one(tmp_path):
    runs = [make_images(tmp_path, "mine", 10), make_images(tmp_path, "mine-64", 64)]
    rows = charts.rows(runs, "mine-64")
    assert [row["epoch"] for row in rows] == [1, 2, 3, 4] * 2
    assert [row["last"] for row in rows] == [False, False, False, True] * 2
    assert {row["name"] for row in rows if row["chosen"]} == {"64"}
    assert rows[3]["bound"] == 4.0


def test_only_judged_runs_are_compared_by_dimension(tmp_path):
    runs = [make_images(tmp_path, "mine", 10), make_images(tmp_path, "mine-b", 16, state="stopped")]
    ends = charts.finals(runs, None)
    assert [(end["dim"], end["linear_accuracy"]) for end in ends] == [(10, pytest.approx(0.92))]


def test_the_book_is_marked_at_ten_dimensions(tmp_path):
    chart = charts.over_dimensions([], SAY).to_dict()
    marked = [
        value for layer in chart["layer"] for value in layer.get("data", {}).get("values", [])
    ]
    assert {(value["dim"], value["linear_accuracy"]) for value in marked} == {(10, 0.9386)}


def test_a_chart_without_epochs_can_be_drawn():
    assert charts.over_epochs([], "bound", SAY).to_dict()["layer"]


def test_a_recipe_says_what_the_command_line_needs():
    assert Order("mine", "16", 5, (("n_epochs", 3),)).command == (
        "python -m core train mine --preset 16 --n-epochs 3 --seed 5"
    )


GERMAN_MARKS = {"decimal": ",", "thousands": ".", "percent": "\u00a0%"}


@pytest.mark.parametrize(("figure", "form"), [("bound", ".3f"), ("linear_accuracy", ".2%")])
def test_figures_over_epochs_are_written_in_the_visitors_language(figure, form):
    chart = charts.over_epochs([], figure, speaker("de")).to_dict()
    assert chart["config"]["locale"]["number"].items() >= GERMAN_MARKS.items()
    line = {"field": figure, "format": form, "type": "quantitative"}
    assert line in chart["layer"][0]["encoding"]["tooltip"]


def test_accuracies_beside_the_dots_are_written_in_the_visitors_language():
    chart = charts.over_dimensions([], speaker("de")).to_dict()
    assert chart["config"]["locale"]["number"].items() >= GERMAN_MARKS.items()
    text = {"field": "linear_accuracy", "format": ".2%", "type": "quantitative"}
    assert chart["layer"][1]["encoding"]["text"] == text
