import pytest

from core.kana.record import read_record
from core.runs import Run
from tests.made.kana import make_kana
from ui.frame.texts import speaker
from ui.kana_lab import curves as kana_lab_curves
from ui.kana_lab.curves import LEAST_ERROR, Curve

SAY = speaker("en")


def curve(run, **changes):
    return Curve(read_record(run), run.id, "#3f86d8", **changes)


def layers(chart):
    """Return all layers of a chart, those of layers too."""
    content = chart.to_dict()

    def flat(node):
        return (
            [leaf for part in node["layer"] for leaf in flat(part)] if "layer" in node else [node]
        )

    return content, flat(content)


def rows(content, layer):
    data = layer.get("data") or content["data"]  # Altair shares the data of a single layer
    return content["datasets"][data["name"]] if "name" in data else data["values"]


def test_accuracy_is_drawn_by_the_share_that_is_misread(tmp_path):
    run = make_kana(tmp_path, "a", n=4, reaches=0.8)
    content, [line, _] = layers(kana_lab_curves.accuracy([curve(run)], SAY))
    drawn = rows(content, line)
    assert [row["step"] for row in drawn] == [250, 500, 750, 1000]
    assert [row["error"] for row in drawn] == pytest.approx([0.8, 0.6, 0.4, 0.2])
    assert line["encoding"]["y"]["scale"]["type"] == "log"


def test_a_network_without_a_mistake_stays_on_the_axis(tmp_path):
    run = make_kana(tmp_path, "a", n=1, reaches=1.0)
    content, [line, _] = layers(kana_lab_curves.accuracy([curve(run)], SAY))
    assert rows(content, line)[0]["error"] == LEAST_ERROR


def test_training_accuracy_is_dashed(tmp_path):
    run = make_kana(tmp_path, "a", n=4, reaches=0.8)
    content, [_, dashed, _] = layers(kana_lab_curves.accuracy([curve(run)], SAY, training=True))
    assert dashed["mark"]["strokeDash"] == [4, 3]
    assert rows(content, dashed)[-1]["accuracy"] == pytest.approx(0.832)


def test_a_cross_marks_where_a_run_diverged(tmp_path):
    runs = [make_kana(tmp_path, "a"), make_kana(tmp_path, "b", "diverging", lost_after=2)]
    content, found = layers(kana_lab_curves.loss([curve(run) for run in runs], SAY))
    [cross] = [layer for layer in found if layer["mark"].get("shape") == "cross"]
    assert [(row["run"], row["step"]) for row in rows(content, cross)] == [("b", 750)]


def test_all_charts_share_the_steps_of_the_longest_run(tmp_path):
    curves = [curve(make_kana(tmp_path, "a", n=2)), curve(make_kana(tmp_path, "b", n=6))]
    for draw in ("accuracy", "loss", "learning_rate", "dropout"):
        _, found = layers(getattr(kana_lab_curves, draw)(curves, SAY))
        axes = [layer["encoding"].get("x", {}) for layer in found]
        domains = [axis["scale"]["domain"] for axis in axes if "scale" in axis]
        assert domains
        assert all(domain == [0, 1500] for domain in domains)


def test_a_run_without_an_epoch_can_be_drawn(tmp_path):
    empty = curve(Run(tmp_path / "none"))
    content, [line] = layers(kana_lab_curves.dropout([empty], SAY))
    assert rows(content, line) == []


def test_numbers_are_written_in_the_visitors_language(tmp_path):
    chart = kana_lab_curves.loss([curve(make_kana(tmp_path, "a"))], speaker("de"))
    assert chart.to_dict()["config"]["locale"]["number"]["decimal"] == ","
