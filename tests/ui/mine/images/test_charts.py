import numpy as np
import pytest

from tests.made.mine import make_images
from ui.figure import style
from ui.frame.texts import speaker
from ui.mine.images import charts

SAY = speaker("en")


@pytest.fixture
def runs(tmp_path):
    return [make_images(tmp_path, f"mine-{dim}", dim) for dim in (10, 64)]


def test_a_line_for_each_run_over_its_epochs(runs):
    figure = charts.over_epochs(runs, "mine-64", "bound", SAY)
    assert [list(trace.x) for trace in figure.data] == [[1, 2, 3, 4]] * 2
    assert list(figure.data[0].y) == [3.25, 3.5, 3.75, 4.0]
    assert figure.data[0].text[0] == "3.250"
    assert [trace.line.color for trace in figure.data] == [charts.COLOURS[10], charts.COLOURS[64]]
    assert figure.data[1].line.width > figure.data[0].line.width
    titles = (figure.layout.xaxis.title.text, figure.layout.yaxis.title.text)
    assert titles == ("epoch", "bound (nats)")


def test_the_classifiers_axis_says_that_it_is_of_test_images(runs):
    figure = charts.over_epochs(runs, None, "linear_accuracy", SAY)
    assert figure.layout.yaxis.title.text == "right on test images"
    assert figure.data[0].text[-1] == "92.00%"


def test_dimensions_are_dots_beside_the_books_square(runs):
    figure = charts.over_dimensions(runs, "mine-10", SAY)
    ten, sixty_four, book = figure.data
    assert (list(ten.x), list(sixty_four.x), list(book.x)) == ([10], [64], [10])
    assert (list(ten.y), list(book.y)) == ([0.92], [0.9386])
    assert ten.marker.size > sixty_four.marker.size
    assert book.marker.symbol == "square-open"
    low, high = figure.layout.yaxis.range
    assert low < 0.92
    assert high > sixty_four.y[0]
    assert list(figure.layout.xaxis.tickvals) == [10, 16, 32, 64]


def test_a_legend_switches_a_run_in_all_figures(runs):
    groups = [
        [trace.legendgroup for trace in figure.data if trace.legendgroup]
        for figure in (
            charts.over_epochs(runs, None, "bound", SAY),
            charts.over_epochs(runs, None, "linear_accuracy", SAY),
            charts.over_dimensions(runs, None, SAY),
        )
    ]
    assert groups == [["mine-10", "mine-64"]] * 3


def test_without_runs_figures_are_empty_and_long_runs_are_whole(tmp_path):
    assert not charts.over_epochs([], None, "bound", SAY).data
    assert len(charts.over_dimensions([], None, SAY).data) == 1
    assert (
        style.layout()["uirevision"] == charts.over_epochs([], None, "bound", SAY).layout.uirevision
    )
    long = make_images(tmp_path, "long", 32, n=1000)
    assert len(charts.over_epochs([long], None, "bound", SAY).data[0].x) == 1000


def test_a_verdict_is_ten_bars_the_best_one_full():
    probabilities = np.full(10, 0.02)
    probabilities[7] = 0.82
    figure = charts.verdict(probabilities, SAY)
    [bars] = figure.data
    assert (list(bars.x), bars.y[7]) == (list(range(10)), 0.82)
    assert [place for place, opacity in enumerate(bars.marker.opacity) if opacity == 1] == [7]
    titles = (figure.layout.xaxis.title.text, figure.layout.yaxis.title.text)
    assert titles == ("digit", "probability")
    assert "A 7, 82.0%" in charts.reading(probabilities, SAY)


def test_only_judged_runs_are_compared_by_dimension(tmp_path):
    runs = [make_images(tmp_path, "mine", 10), make_images(tmp_path, "mine-b", 16, state="stopped")]
    *ends, book = charts.over_dimensions(runs, None, SAY).data
    assert [(list(end.x), list(end.y)) for end in ends] == [([10], [pytest.approx(0.92)])]
    assert book.name == "book, 93.86%"


def test_accuracies_are_written_in_the_visitors_language(runs):
    figure = charts.over_dimensions(runs, None, speaker("de"))
    assert figure.data[0].text == ("92,00\u00a0%",)
