"""A map as a figure: whole, in colours that match, with what is marked in the right places."""

import numpy as np
import pytest

from ui.embeddings.colours import Classes, Scale
from ui.embeddings.map_figure import Drawn, map_figure
from ui.frame.texts import speaker

SAY = speaker("en")
COLOURS = ("#111111", "#222222", "#333333")
ABC = ("a", "b", "c")


def classes(values, **settings):
    return Classes("Label", np.array(values, np.uint8), ABC, COLOURS, **settings)


def cloud(n=50, axes=2):
    return np.random.default_rng(0).uniform(-70, 30, (n, axes)).astype(np.float32)


def made(points, colouring, subject="map", **settings):
    return map_figure(Drawn(points, "t-SNE", **settings), colouring, subject, SAY)


def rows_of(figure):
    """Return the traces that stand for rows, in the order in which they are drawn."""
    return [trace for trace in figure.data if trace.meta == "rows"]


def test_positions_keep_their_shape_about_the_middle_of_the_map():
    points = cloud()
    figure = made(points, classes(np.arange(50) % 3), star=points[4])
    placed = np.empty_like(points)
    for trace in rows_of(figure):
        placed[trace.customdata] = np.stack([trace.x, trace.y], axis=1)
    assert np.abs(placed).max() == pytest.approx(1.0)
    np.testing.assert_allclose(placed.max(axis=0), -placed.min(axis=0), atol=1e-6)
    ratio = np.linalg.norm(points[0] - points[9]) / np.linalg.norm(points[3] - points[7])
    again = np.linalg.norm(placed[0] - placed[9]) / np.linalg.norm(placed[3] - placed[7])
    assert again == pytest.approx(ratio, rel=1e-4)
    star, you = figure.layout.annotations
    np.testing.assert_allclose((star.x, star.y), placed[4], atol=1e-6)
    assert you.text == "you"


def test_a_class_is_a_trace_in_its_colour_with_its_name_in_the_legend():
    figure = made(cloud(6), classes([2, 0, 2, 0, 0, 2]))
    first, second = rows_of(figure)
    assert (first.name, first.marker.color, first.type) == ("a", "#111111", "scattergl")
    assert (second.name, second.marker.color) == ("c", "#333333")
    assert first.customdata.tolist() == [1, 3, 4]
    assert second.customdata.tolist() == [0, 2, 5]
    assert figure.layout.showlegend


def test_a_class_of_at_most_four_points_in_a_hundred_lies_on_top():
    values = np.zeros(25, np.uint8)
    values[3], values[5:] = 0, 1
    rare = np.where(np.arange(25) == 3, 0, 1)
    assert [trace.name for trace in rows_of(made(cloud(25), classes(values)))] == ["a", "b"]
    drawn = rows_of(made(cloud(25), classes(rare)))
    assert [trace.name for trace in drawn] == ["b", "a"]
    assert [trace.legendrank for trace in drawn] == [2, 1]


def test_a_scale_has_a_bar_with_its_title_and_covers_its_ends():
    values = np.array([-1.0, 1.5, 9.0], np.float32)
    [trace] = rows_of(made(cloud(3), Scale("LOF", values, 1.0, 2.0)))
    np.testing.assert_array_equal(trace.marker.color, values)
    assert (trace.marker.cmin, trace.marker.cmax, trace.marker.showscale) == (1.0, 2.0, True)
    assert trace.marker.colorbar.title.text == "LOF"
    assert trace.customdata.tolist() == [0, 1, 2]


@pytest.mark.parametrize(("language", "ends"), [("en", ("0.5", "200")), ("de", ("0,5", "200"))])
def test_a_logarithmic_scale_bears_the_values_themselves(language, ends):
    scale = Scale("LOF", np.array([0.5, 10, 200], np.float32), 0.5, 200.0, logarithmic=True)
    figure = map_figure(Drawn(cloud(3)), scale, "map", speaker(language))
    marker = rows_of(figure)[0].marker
    np.testing.assert_allclose(marker.color, np.log([0.5, 10, 200]), rtol=1e-6)
    assert (marker.colorbar.ticktext[0], marker.colorbar.ticktext[-1]) == ends
    assert (marker.colorbar.tickvals[0], marker.colorbar.tickvals[-1]) == (marker.cmin, marker.cmax)


def test_a_scale_of_one_value_alone_is_a_scale():
    marker = rows_of(made(cloud(2), Scale("", np.ones(2, np.float32), 1.0, 1.0)))[0].marker
    assert marker.cmin < marker.cmax


def test_names_are_printed_where_a_class_keeps_together():
    x = np.array([-1.0, -0.9, -0.8, 1.0, -1.0, 0.9], np.float32)
    points = np.stack([x, x], axis=1)
    values = [0, 0, 0, 1, 1, 2]
    printed = made(points, classes(values, printed=True)).layout.annotations
    assert [note.text for note in printed] == ["<b>a</b>", "<b>c</b>"]
    assert printed[0].x == pytest.approx(-0.9)
    assert made(points, classes(values)).layout.annotations == ()


def test_the_clicked_point_and_its_neighbours_are_ringed():
    figure = made(cloud(9), classes(np.zeros(9)), rings=np.array([1, 2]), clicked=5)
    [points] = rows_of(figure)
    rings = [trace for trace in figure.data if trace.meta != "rows"]
    assert {len(ring.x) for ring in rings} == {1, 2}
    assert rings[-1].x[0] == points.x[5]
    np.testing.assert_array_equal(rings[0].y, points.y[[1, 2]])
    assert all(ring.hoverinfo == "skip" and not ring.showlegend for ring in rings)


def test_a_map_in_space_has_a_scene_that_is_turned():
    figure = made(cloud(9, 3), classes(np.arange(9) % 3, printed=True), rings=np.array([1]))
    assert {trace.type for trace in figure.data} == {"scatter3d"}
    assert figure.layout.scene.dragmode == "turntable"
    assert figure.layout.scene.xaxis.title.text == "t-SNE 1"
    assert figure.layout.scene.aspectmode == "data"


def test_zoom_and_camera_survive_while_the_subject_is_the_same():
    flat, deep = made(cloud(), classes(np.zeros(50)), "a"), made(cloud(9, 3), classes([0] * 9), "b")
    assert (flat.layout.uirevision, deep.layout.scene.uirevision) == ("a", "b")
    assert flat.layout.yaxis.scaleanchor == "x"
    assert (flat.layout.xaxis.title.text, flat.layout.yaxis.title.text) == ("t-SNE 1", "t-SNE 2")


@pytest.mark.parametrize("axes", [2, 3])
def test_points_that_all_coincide_lie_in_the_middle(axes):
    points = np.full((4, axes), 3.0, np.float32)
    [trace] = rows_of(made(points, classes([0] * 4, printed=True)))
    assert not np.any([trace.x, trace.y])


@pytest.mark.parametrize("axes", [2, 3])
def test_no_points_are_a_figure_too(axes):
    assert rows_of(made(np.empty((0, axes), np.float32), classes([], printed=True))) == []


def test_seventy_thousand_points_are_small():
    many = rows_of(made(cloud(70_000), classes(np.arange(70_000) % 3)))
    few = rows_of(made(cloud(), classes(np.arange(50) % 3)))
    assert sum(len(trace.x) for trace in many) == 70_000
    assert 1 < many[0].marker.size < 0.5 * few[0].marker.size
    assert many[0].x.dtype == np.float32
