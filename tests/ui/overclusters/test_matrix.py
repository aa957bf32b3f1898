import numpy as np
import pytest

from core.iic.cluster_names import Group, Naming
from core.iic.overclusters import Survey
from core.runs import Run
from ui.frame.texts import speaker
from ui.overclusters import matrix
from ui.overclusters.atlas import Atlas, Column, arrange

say = speaker("en")


def column(clusters, digit, size, name="", impurity=0):
    counts = np.zeros(10, int)
    counts[digit], counts[(digit + 1) % 10] = size - impurity, impurity
    return Column(Group(clusters, name), counts, 1 - impurity / max(1, size), 0.1)


SEVEN = column((23,), 7, 50, "Seven with a bar that is long", 10)
SLIM = column((7,), 7, 80)
TWO = column((2, 9), 2, 60, impurity=3)
EMPTY = column((1,), 0, 0)
ALL = [EMPTY, TWO, SLIM, SEVEN]


class Means(Survey):
    """Mean images that are all the same."""

    def __init__(self):
        pass

    def mean_image(self, group):
        return np.full((28, 28), 9, np.uint8)


def drawn(shown, opened=(), columns=ALL):
    atlas = Atlas(Run("x"), "test", None, Means(), Naming(), columns)
    return matrix.matrix_figure(atlas, shown, opened, say)


def test_a_cell_holds_how_many_images_of_a_label_a_cluster_has():
    cells = drawn([TWO, SLIM, SEVEN]).data[0]
    assert cells.z.shape == (10, 3)
    assert cells.z[2].tolist() == [57, 0, 0]
    assert cells.z[7].tolist() == [0, 80, 40]
    assert list(cells.x) == ["#2", "#7", "#23"]
    assert cells.customdata[7][2] == ["Seven with a bar that is long", 80.0]
    assert (cells.zmin, cells.zmax) == (0, 80)


def test_axes_have_titles_and_name_digits_and_clusters():
    layout = drawn([TWO, SLIM, SEVEN], [7]).layout
    assert layout.xaxis.title.text == "cluster"
    assert layout.yaxis.title.text == "label"
    assert layout.yaxis2.title.text == "images"
    assert list(layout.xaxis.ticktext) == ["AC+", "<b>AH</b>", "AX"]
    assert list(layout.yaxis.ticktext) == list("0123456789")
    assert layout.yaxis.range[0] > layout.yaxis.range[1]
    assert layout.dragmode is False
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange


def test_names_stand_below_their_columns_and_long_ones_are_cut():
    layout = drawn([TWO, SLIM, SEVEN]).layout
    assert list(layout.xaxis2.tickvals) == ["#23"]
    assert layout.xaxis2.ticktext == ("Seven with a bar …",)
    assert not drawn([TWO, SLIM]).layout.xaxis2.visible


def test_open_columns_have_the_colours_of_their_cards_in_frame_and_bar():
    figure = drawn([TWO, SLIM, SEVEN], [23, 7])
    frames = {s.x0: s.line.color for s in figure.layout.shapes if s.type == "rect"}
    assert frames == {1.5: "var(--gs-mark-0)", 0.5: "var(--gs-mark-1)"}
    assert list(figure.data[2].marker.color)[1:] == ["var(--gs-mark-1)", "var(--gs-mark-0)"]
    assert list(figure.data[2].y) == [60, 80, 50]


def test_an_open_column_that_a_search_leaves_out_has_no_frame():
    assert not [s for s in drawn([TWO], [7, 23]).layout.shapes if s.type == "rect"]


@pytest.mark.parametrize(("order", "parted"), [("digit", [0.5, 2.5]), ("size", [])])
def test_columns_are_parted_only_where_they_are_sorted_by_digit(order, parted):
    lines = [s.x0 for s in drawn(arrange(ALL, order, "")).layout.shapes if s.type == "line"]
    assert lines == parted


def test_each_column_has_its_mean_image_with_something_to_click_behind_it():
    figure = drawn([TWO, SLIM])
    assert [image.x for image in figure.layout.images] == ["#2", "#7"]
    behind = figure.data[1]
    assert (list(behind.x), behind.opacity) == (["#2", "#7"], 0)
    low, high = min(behind.y), max(behind.y)
    assert all(low < image.y < high for image in figure.layout.images)
    assert behind.text[0][1] == "Cluster AH: 80 of 80 images are labelled 7, purity >99.9%"


def test_few_columns_stay_narrow_and_many_all_fit():
    assert drawn([TWO]).layout.xaxis.range[1] == matrix.FEWEST - 0.5
    many = [column((number,), number % 10, 5) for number in range(256)]
    figure = drawn(many, columns=many)
    assert figure.layout.xaxis.range[1] == 255.5
    assert figure.data[0].z.shape == (10, 256)


def test_a_matrix_of_empty_columns_is_drawn():
    assert drawn([EMPTY], columns=[EMPTY]).data[0].z.tolist() == [[0]] * 10


def test_the_picked_column_is_the_one_that_was_clicked(monkeypatch):
    monkeypatch.setattr(matrix.figure, "reported", lambda key: {"clicked": {"x": "#23", "y": 7}})
    assert matrix.picked() == 23
