import numpy as np
import pytest

from core.dec.film import load_dec_film
from tests.made.dec import STAGES, make_dec_run
from ui.dec import curves, squeeze
from ui.dec.curves import LEAST, Filmed
from ui.figure import style
from ui.frame.texts import speaker

SAY = speaker("en")


def filmed(run):
    return Filmed(run, load_dec_film(run).clustering)


@pytest.fixture
def shown(tmp_path):
    run = make_dec_run(tmp_path, "dec-a")
    for update in (1, 2):
        line = {"epoch": 5 + update, "stage": "cluster", "stage_epoch": update, "loss": 1 / update}
        run.append_metrics(line)
    return filmed(run)


def test_the_share_that_changed_is_drawn_on_a_log_axis_with_its_limit(shown):
    figure = curves.changed([shown], SAY)
    [line] = figure.data
    assert list(line.x) == [0, 1, 2, 3, 4]
    assert list(line.y) == [None, 0.025, 0.00625, 0.0015625, pytest.approx(0.1 / 256)]
    assert figure.layout.yaxis.type == "log"
    assert figure.layout.yaxis.title.text == "changed cluster"
    [stop] = figure.layout.shapes
    assert (stop.y0, stop.label.text) == (0.001, "stops below 0.1%")


def test_shares_of_nothing_stick_to_the_edge(shown):
    shown.film.changed[2] = 0.0
    assert curves.changed([shown], SAY).data[0].y[2] == LEAST


def test_accuracy_and_nmi_are_named_and_on_test_images(shown):
    figure = curves.right([shown], SAY)
    accuracy, nmi = figure.data
    assert (accuracy.name, nmi.name) == ("accuracy", "normalised mutual information")
    assert accuracy.y == pytest.approx(shown.film.accuracies)
    assert (accuracy.line.dash, nmi.line.dash) == (None, "dot")
    assert figure.layout.yaxis.title.text == "on test images, 0 to 1"
    assert figure.layout.xaxis.title.text == "update"


def test_the_loss_of_an_update_is_found_among_the_epochs(shown):
    figure = curves.loss([shown], SAY)
    assert list(figure.data[0].y) == [None, 1.0, 0.5, None, None]
    assert figure.layout.yaxis.title.text == "KL(P‖Q) (nats)"


def test_two_runs_have_a_colour_each_and_one_axis(shown, tmp_path):
    other = filmed(make_dec_run(tmp_path, "dec-b", n_updates=2))
    figure = curves.right([shown, other], SAY)
    colours = [trace.line.color for trace in figure.data]
    assert colours == [style.BLUE, style.BLUE, style.ORANGE, style.ORANGE]
    assert [trace.legendgroup for trace in figure.data] == ["dec-a", "dec-a", "dec-b", "dec-b"]
    assert [trace.showlegend for trace in figure.data] == [None, False, None, False]
    assert [trace.line.dash for trace in figure.data] == [None, "dot", None, "dot"]
    assert figure.layout.xaxis.range[1] == pytest.approx(1.02 * 4)


def test_a_live_run_has_room_for_the_updates_that_are_planned(tmp_path):
    run = make_dec_run(tmp_path, "dec-now", state="running")
    assert filmed(run).end == 8


def test_a_film_of_k_means_alone_can_be_drawn(tmp_path):
    only = filmed(make_dec_run(tmp_path, "dec-short", n_updates=0))
    for draw in (curves.changed, curves.right, curves.loss):
        assert list(draw([only], SAY).data[0].x) == [0]


def test_a_long_film_has_a_point_for_each_update(shown):
    n = 2000
    arrays = {name: np.repeat(values, n, axis=0)[:n] for name, values in vars(shown.film).items()}
    arrays |= {"updates": np.arange(n)}
    long = Filmed(shown.run, type(shown.film)(**arrays))
    assert len(curves.right([long], SAY).data[1].x) == n


def test_each_stage_of_the_autoencoder_has_a_line_of_its_losses(tmp_path):
    run = make_dec_run(tmp_path)
    film = load_dec_film(run).pretraining
    values = curves.losses(run, film)
    assert values == pytest.approx([0.1, 0.05, 0.1 / 3, 0.025, 0.02])
    names = squeeze.names([784, 500, 500, 2000, 10], SAY)
    figure = curves.reconstruction(film, values, names, SAY)
    assert [trace.name for trace in figure.data] == [names[stage] for stage in STAGES]
    assert [list(trace.x) for trace in figure.data] == [[0], [1], [2], [3], [4]]
    assert figure.layout.yaxis.type == "log"
