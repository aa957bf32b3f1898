import numpy as np
import pytest

from core.iic.film_figures import OVER, SUB, curves
from tests.made.iic import random_film
from ui.figure import style
from ui.frame.texts import speaker
from ui.watch import figures

SAY = speaker("en")
EVENTS = [{"step": 30, "text": "Head 2 is stuck. It was reseeded."}]


def drawn(film, head=0, group=SUB, end=None, events=()):
    found = curves(film, group)
    end = end or int(film.steps[-1])
    return figures.curves(found, head, film.steps, end, float(np.log(10)), events, SAY)


def traces(figure):
    return {trace.name: trace for trace in figure.data}


def test_p_is_drawn_in_the_order_of_its_clusters():
    P = np.array([[0.3, 0.1], [0.1, 0.5]])
    figure = figures.joint(P, np.array([1, 0]), SAY)
    np.testing.assert_allclose(figure.data[0].z, [[0.5, 0.1], [0.1, 0.3]], rtol=1e-6)
    assert (figure.data[0].zmin, figure.data[0].zmax) == (0, 0.6)  # 1.2 / 2
    assert (figure.layout.xaxis.title.text, figure.layout.yaxis.title.text) == (
        "cluster of the other copy, z′",
        "cluster of one copy, z",
    )
    assert figure.layout.xaxis.ticktext == figure.layout.yaxis.ticktext == ("B", "A")
    assert figure.layout.yaxis.autorange == "reversed"  # as matrices are read
    assert "P(%{y}, %{x}) = %{z" in figure.data[0].hovertemplate


def test_small_probabilities_show_by_the_square_root():
    places = [place for place, _ in figures.scale(2)]
    np.testing.assert_allclose(np.sqrt(places), np.linspace(0, 1, 10), atol=1e-12)
    assert [colour for _, colour in figures.scale(2)] == [colour for _, colour in figures.scale()]
    assert figures.scale()[-1] == (1.0, "#fee838")


def test_a_matrix_leaves_a_finger_to_the_page():
    layout = figures.joint(np.eye(2) / 2, np.arange(2), SAY).layout
    assert layout.dragmode is False
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange


def test_the_confusion_matrix_is_coloured_by_shares_and_tells_counts():
    counts = np.zeros((10, 2), int)
    counts[:3] = [[1, 3], [0, 0], [5, 0]]
    figure = figures.confusion(counts, np.array([1, 0]), SAY)
    trace = figure.data[0]
    np.testing.assert_allclose(trace.z[:3], [[0.75, 0.25], [0, 0], [0, 1]])
    np.testing.assert_array_equal(trace.customdata[:3], [[3, 1], [0, 0], [0, 5]])
    assert list(map(list, trace.text[:3])) == [["4", "4"], ["0", "0"], ["5", "5"]]
    assert trace.hovertemplate == "%{customdata} of %{text} “%{y}” in cluster %{x}<extra></extra>"
    assert figure.layout.yaxis.ticktext == tuple("0123456789")
    assert (figure.layout.xaxis.title.text, figure.layout.yaxis.title.text) == ("cluster", "digit")


def test_pictures_stand_beside_their_rows_and_below_their_columns():
    P, order = np.eye(3) / 3, np.array([2, 0, 1])
    pictures = np.array([0.1, 0.2, 0.3])[:, None, None] * np.ones((3, 2, 2))
    _, beside, below = figures.joint(P, order, SAY, pictures).data
    np.testing.assert_allclose(beside.z[:, 0], [0.3, 0.3, 0.1, 0.1, 0.2, 0.2])
    np.testing.assert_allclose(below.z[0], [0.3, 0.3, 0.1, 0.1, 0.2, 0.2])
    assert np.shape(beside.z) == (6, 2)
    assert np.shape(below.z) == (2, 6)


def test_fifty_clusters_have_no_pictures():
    counts = np.ones((10, 50), int)
    assert len(figures.confusion(counts, np.arange(50), SAY).data) == 1


@pytest.mark.parametrize("eased", [True, False])
def test_the_loss_says_why_it_rises_where_alpha_fell(eased):
    film = random_film(4, 3)
    found = curves(film, SUB)
    drawn = figures.curves(found, 0, film.steps, 31, 2.3, [], SAY, eased)
    said = [note.text for note in drawn.layout.annotations]
    assert any("α falls" in text for text in said) == eased


@pytest.mark.parametrize(("k", "named"), [(10, True), (50, False)])
def test_many_clusters_are_named_by_the_pointer_alone(k, named):
    axis = figures.joint(np.ones((k, k)) / k**2, np.arange(k), SAY).layout.xaxis
    assert axis.showticklabels is named
    assert len(axis.ticktext) == k


def test_curves_are_those_of_the_head_and_the_others_are_faint():
    film = random_film(4, 3)
    found = curves(film, SUB)
    lines = traces(drawn(film, head=1))
    for name, figure in [("Mutual information", "information"), ("H(z)", "entropy")]:
        np.testing.assert_allclose(lines[name].y, found[figure][:, 1])
        np.testing.assert_array_equal(lines[name].x, film.steps)
    np.testing.assert_allclose(lines["Loss"].y, found["loss"][:, 1])
    others = [trace for trace in drawn(film, head=1).data if trace.name == "other heads"]
    assert [trace.yaxis for trace in others] == ["y", "y2"]
    expected = [*found["information"][:, 0], np.nan, *found["information"][:, 2], np.nan]
    np.testing.assert_allclose(others[0].y, expected)
    assert [trace.showlegend for trace in others] == [True, False]


def test_each_curve_has_a_colour_of_its_own():
    lines = traces(drawn(random_film(4, 2)))
    colours = {name: lines[name].line.color for name in lines if lines[name].type == "scatter"}
    assert colours == {
        "Mutual information": style.VIOLET,
        "H(z)": style.GREEN,
        "H(z|z′)": style.ORANGE,
        "Loss": style.BLUE,
        "ln C": style.ink(50),
        "other heads": style.ink(30),
    }


def test_the_ceiling_lies_at_ln_c_and_the_axis_ends_with_the_run():
    figure = drawn(random_film(4, 2), end=100)
    np.testing.assert_allclose(traces(figure)["ln C"].y, [np.log(10)] * 2)
    assert figure.layout.xaxis.range == (0, 100)
    assert figure.layout.xaxis.title.text == "training step"
    titles = [figure.layout[name].title.text for name in ("yaxis", "yaxis2", "yaxis3")]
    assert titles == ["nats", "loss, nats", "head"]


def test_accuracy_is_a_strip_of_heads_by_time():
    film = random_film(4, 3)
    strip = traces(drawn(film))["accuracy"]
    np.testing.assert_allclose(strip.z, curves(film, SUB)["accuracy"].T)
    assert list(strip.x) == [-1, 0, 10, 20, 30]  # edges: a column ends at its snapshot
    assert list(strip.y) == [1, 2, 3]
    assert (strip.zmin, strip.zmax) == (0, 1)


def test_what_happened_is_told_at_its_step():
    marks = traces(drawn(random_film(4, 2), events=EVENTS))["▲"]
    assert list(marks.x) == [30]
    assert 0 < marks.y[0] < 0.1 * np.log(10)
    assert marks.hovertext[0] == "Step 30: Head 2 is stuck. It was reseeded."


def test_a_single_head_has_no_others_and_a_blind_film_no_strip():
    film = random_film(4, 1, k_over=12)
    assert "other heads" not in traces(drawn(film, group=OVER))
    found = {name: v for name, v in curves(film, SUB).items() if name != "accuracy"}
    figure = figures.curves(found, 0, film.steps, 30, float(np.log(10)), [], SAY)
    assert "accuracy" not in traces(figure)
    assert figure.layout.xaxis.anchor == "y2"
    assert figure.layout.yaxis2.domain[0] == pytest.approx(0.12)


def test_a_film_of_one_snapshot_is_drawn():
    figure = drawn(random_film(1, 2), end=40)
    assert len(traces(figure)["Mutual information"].y) == 1


def test_a_long_film_of_many_heads_is_as_large_as_its_numbers():
    film = random_film(160, 5)
    assert len(drawn(film).to_json()) < 60_000
    assert len(figures.joint(film.over_joints[-1], np.arange(50), SAY).to_json()) < 20_000
