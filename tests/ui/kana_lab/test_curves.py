import math

import pytest

from core.kana.record import GUESSING, read_record
from core.runs import Run
from tests.made.kana import make_kana
from ui.frame.texts import speaker
from ui.kana_lab import curves as kana_lab_curves
from ui.kana_lab.curves import LEAST_ERROR, Curve

SAY = speaker("en")


def curve(run, **changes):
    return Curve(read_record(run), run.id, "#3f86d8", **changes)


def test_accuracy_is_drawn_by_the_share_that_is_misread(tmp_path):
    run = make_kana(tmp_path, "a", n=4, reaches=0.8)
    figure = kana_lab_curves.accuracy([curve(run)], SAY)
    [line] = figure.data
    assert list(line.x) == [250, 500, 750, 1000]
    assert line.y == pytest.approx([0.8, 0.6, 0.4, 0.2])
    assert list(line.text) == ["20.00%", "40.00%", "60.00%", "80.00%"]
    axis = figure.layout.yaxis
    assert (axis.type, axis.title.text) == ("log", "read rightly")
    assert axis.range[0] > 0 > axis.range[1]  # what is misread sinks upwards
    assert dict(zip(axis.tickvals, axis.ticktext, strict=True))[0.01] == "99%"


def test_a_network_without_a_mistake_stays_on_the_axis(tmp_path):
    run = make_kana(tmp_path, "a", n=1, reaches=1.0)
    figure = kana_lab_curves.accuracy([curve(run)], SAY)
    assert figure.data[0].y[0] == LEAST_ERROR
    assert figure.layout.yaxis.range[1] < math.log10(LEAST_ERROR)


def test_training_accuracy_is_dashed_and_switched_with_its_run(tmp_path):
    run = make_kana(tmp_path, "a", n=4, reaches=0.8)
    solid, dashed = kana_lab_curves.accuracy([curve(run)], SAY, training=True).data
    assert (solid.line.dash, dashed.line.dash) == (None, "dash")
    assert dashed.text[-1] == "83.20%"
    assert solid.legendgroup == dashed.legendgroup == "a"
    assert (solid.showlegend, dashed.showlegend) == (None, False)
    assert "on validation images" in solid.hovertemplate
    assert "on training images" in dashed.hovertemplate


def test_a_cross_marks_where_a_run_diverged(tmp_path):
    runs = [make_kana(tmp_path, "a"), make_kana(tmp_path, "b", "diverging", lost_after=2)]
    figure = kana_lab_curves.loss([curve(run) for run in runs], SAY)
    [cross] = [trace for trace in figure.data if trace.marker.symbol == "x"]
    assert (cross.legendgroup, list(cross.x)) == ("b", [750])


def test_guessing_is_a_line_with_its_name(tmp_path):
    figure = kana_lab_curves.loss([curve(make_kana(tmp_path, "a"))], SAY)
    [line] = figure.layout.shapes
    assert line.y0 == line.y1 == GUESSING
    assert line.label.text == "guessing: ln 71"
    assert figure.layout.yaxis.title.text == "loss (nats)"


def test_all_figures_share_the_steps_of_the_longest_run_and_their_colours(tmp_path):
    curves = [curve(make_kana(tmp_path, "a", n=2)), curve(make_kana(tmp_path, "b", n=6))]
    for draw in ("accuracy", "loss", "learning_rate", "dropout"):
        figure = getattr(kana_lab_curves, draw)(curves, SAY)
        assert figure.layout.xaxis.range == (0, pytest.approx(1.02 * 1500))
        assert figure.layout.xaxis.title.text == "training step"
        assert figure.layout.yaxis.title.text
        assert {trace.line.color for trace in figure.data} == {"#3f86d8"}
        assert [trace.legendgroup for trace in figure.data] == ["a", "b"]


def test_a_rate_holds_for_the_steps_before_its_point(tmp_path):
    figure = kana_lab_curves.learning_rate([curve(make_kana(tmp_path, "a"))], SAY)
    assert figure.data[0].line.shape == "vh"
    assert figure.data[0].y[0] == 0.001


def test_the_visitors_own_line_is_the_thickest(tmp_path):
    curves = [curve(make_kana(tmp_path, "a")), curve(make_kana(tmp_path, "b"), own=True)]
    other, own = kana_lab_curves.loss(curves, SAY).data
    assert own.line.width > other.line.width


def test_a_loss_that_is_no_number_is_left_out(tmp_path):
    run = make_kana(tmp_path, "a", n=2)
    run.append_metrics(run.metrics[-1] | {"epoch": 3, "loss": math.nan})
    [line] = kana_lab_curves.loss([curve(run)], SAY).data
    assert list(line.x) == [250, 500]


def test_a_run_without_an_epoch_can_be_drawn_and_one_with_many(tmp_path):
    empty = curve(Run(tmp_path / "none"))
    [line] = kana_lab_curves.dropout([empty], SAY).data
    assert len(line.x) == 0
    long = curve(make_kana(tmp_path, "long", n=2000))
    assert len(kana_lab_curves.loss([long], SAY).data[0].x) == 2000


def test_numbers_are_written_in_the_visitors_language(tmp_path):
    figure = kana_lab_curves.accuracy([curve(make_kana(tmp_path, "a"))], speaker("de"))
    assert figure.data[0].text[-1] == "95,00\u00a0%"


@pytest.mark.parametrize(("least", "foot"), [(0.2, 1e-3), (4e-7, 1e-7), (0.0, 1e-9)])
def test_the_axis_of_losses_reaches_below_the_lowest_curve(tmp_path, least, foot):
    run = make_kana(tmp_path, "a", n=2)
    run.append_metrics(run.metrics[-1] | {"epoch": 3, "loss": least})
    figure = kana_lab_curves.loss([curve(run)], SAY)
    low, high = figure.layout.yaxis.range
    assert low < math.log10(foot) < low + 0.5
    assert min(figure.data[0].y) >= foot
    assert high > 2
