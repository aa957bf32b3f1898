from ui.figure import style
from ui.pictures import curves

METRICS = [
    {"epoch": 1, "seconds": 2.0, "loss": 0.5, "accuracy": 0.8, "validation_accuracy": 0.7},
    {"epoch": 2, "seconds": 4.0, "loss": 0.25, "accuracy": 0.9, "validation_accuracy": None},
]


def test_columns_are_sorted_into_families():
    assert curves.families(METRICS) == {
        "loss": ["loss"],
        "accuracy": ["accuracy", "validation_accuracy"],
    }
    assert curves.families([]) == {}


def test_a_figure_has_a_named_line_for_each_column():
    keys = ["accuracy", "validation_accuracy"]
    figure = curves.curves(METRICS, keys, "epoch", "Accuracy")
    assert [trace.name for trace in figure.data] == ["accuracy", "validation accuracy"]
    assert (list(figure.data[0].x), list(figure.data[0].y)) == ([1, 2], [0.8, 0.9])
    assert [trace.line.color for trace in figure.data] == [style.BLUE, style.ORANGE]
    assert figure.layout.xaxis.title.text == "epoch"
    assert figure.layout.yaxis.title.text == "Accuracy"
    assert figure.layout.showlegend


def test_a_missing_value_is_left_out_and_a_single_line_has_no_legend():
    figure = curves.curves(METRICS, ["validation_accuracy"], "epoch", "Accuracy")
    assert (list(figure.data[0].x), list(figure.data[0].y)) == ([1], [0.7])
    assert not figure.layout.showlegend


def test_without_epochs_a_figure_is_empty_and_with_many_it_has_all():
    assert len(curves.curves([], ["loss"], "epoch", "Loss").data[0].x) == 0
    many = [{"epoch": epoch, "loss": 1 / epoch} for epoch in range(1, 5001)]
    assert len(curves.curves(many, ["loss"], "epoch", "Loss").data[0].x) == 5000
