from ui.texts import curves
from ui.texts.curves import Line

METRICS = [
    {"epoch": 1, "loss": 0.5, "test_accuracy": 0.25},
    {"epoch": 2, "loss": 0.4, "test_accuracy": None},
    {"epoch": 3, "loss": 0.2, "test_accuracy": 0.75},
]
LINES = [Line("shear", METRICS, "blue"), Line("noise", METRICS[:1], "red")]


def test_a_curve_goes_through_the_epochs_that_were_measured():
    figure = curves.draw(LINES, curves.accuracy, "epoch", "accuracy", (".1%", ".2%"))
    shear, noise = figure.data
    assert (list(shear.x), list(shear.y)) == ([1, 3], [0.25, 0.75])
    assert (list(noise.x), list(noise.y)) == ([1], [0.25])
    assert [trace.line.color for trace in figure.data] == ["blue", "red"]
    assert "%{y:.2%}" in shear.hovertemplate


def test_the_axes_say_what_they_measure_and_a_single_run_has_its_name():
    figure = curves.draw(LINES[:1], curves.loss, "epoch", "loss", ("", ".5~g"))
    assert (figure.layout.xaxis.title.text, figure.layout.yaxis.title.text) == ("epoch", "loss")
    assert figure.layout.showlegend
    assert list(figure.data[0].y) == [0.5, 0.4, 0.2]


def test_of_a_training_in_stages_the_loss_of_the_last_is_drawn():
    stages = ("layer-1", "finetune", "cluster", "cluster")
    metrics = [{"epoch": n, "loss": float(n), "stage": name} for n, name in enumerate(stages)]
    assert curves.loss(metrics) == [None, None, 2.0, 3.0]


def test_runs_without_epochs_draw_nothing():
    assert not curves.draw([], curves.loss, "epoch", "loss", ("", "")).data


def test_a_loss_of_another_size_does_not_press_the_others_flat():
    usual = [
        Line(name, [{"epoch": 1, "loss": -1.0}, {"epoch": 2, "loss": -2.0}], "red") for name in "ab"
    ]
    large = Line("c", [{"epoch": 1, "loss": -50.0}, {"epoch": 2, "loss": -60.0}], "red")
    assert [name for name, _ in curves.apart([*usual, large], curves.loss)] == ["c"]
    figure = curves.draw([*usual, large], curves.loss, "epoch", "loss", ("", ""))
    low, high = figure.layout.yaxis.range
    assert -2.2 < low < -2.0
    assert -1.0 < high < -0.8
    assert len(figure.data) == 3
    assert curves.apart(usual, curves.loss) == []
    assert curves.draw(usual, curves.loss, "epoch", "loss", ("", "")).layout.yaxis.range is None
