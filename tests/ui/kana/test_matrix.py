from itertools import pairwise

import numpy as np
import pytest

from core.writing.characters import BASIC, INDICES, N_CHARACTERS
from ui.frame.texts import speaker
from ui.kana.confusions import matrix

say = speaker("en")
NE, RE = INDICES["ね"], INDICES["れ"]


@pytest.fixture
def counts():
    """A hundred images of each character, of which twelve ね were read as れ."""
    found = np.diag(np.full(N_CHARACTERS, 100))
    found[NE, NE], found[NE, RE] = 88, 12
    return found


def test_a_cell_has_its_count_and_the_total_of_its_line(counts):
    cells = matrix.matrix_figure(counts, None, say).data[0]
    assert cells.z.tolist() == counts.tolist()
    assert cells.customdata[NE].tolist() == [100] * N_CHARACTERS
    assert (cells.y[NE], cells.x[RE]) == ("ね (ne)", "れ (re)")
    assert cells.hovertemplate.startswith("%{y} read as %{x}: %{z} of %{customdata}")


def test_both_axes_have_a_title_and_every_kana(counts):
    layout = matrix.matrix_figure(counts, None, say).layout
    for axis, title in ((layout.xaxis, "read as"), (layout.yaxis, "written")):
        assert axis.title.text == title
        assert [text[0] for text in axis.ticktext] == list(INDICES)
        assert len(axis.tickvals) == N_CHARACTERS
        assert axis.fixedrange
    assert layout.yaxis.autorange == "reversed"
    assert layout.dragmode is False


def test_neighbours_on_an_axis_stand_in_different_lanes(counts):
    layout = matrix.matrix_figure(counts, None, say).layout
    for axis in (layout.xaxis, layout.yaxis):
        lanes = [len(text) for text in axis.ticktext]
        assert all(one != other for one, other in pairwise(lanes))


def test_rows_of_the_syllabary_are_parted_and_voiced_ones_more_plainly(counts):
    lines = [s for s in matrix.matrix_figure(counts, None, say).layout.shapes if s.type == "line"]
    upright = {line.x0 + 0.5: line.line.color for line in lines if line.x0 == line.x1}
    assert list(upright)[:3] == [5, 10, 15]
    assert [end for end, color in upright.items() if "0.75" in color] == [BASIC]
    assert len(lines) == 2 * len(upright)


def test_the_open_cell_is_framed(counts):
    shapes = matrix.matrix_figure(counts, (NE, RE), say).layout.shapes
    [frame] = [shape for shape in shapes if shape.type == "rect"]
    assert (frame.x0 + frame.x1) / 2 == pytest.approx(RE)
    assert (frame.y0 + frame.y1) / 2 == pytest.approx(NE)


@pytest.mark.parametrize(("most", "ticks"), [(0, ["1"]), (1, ["1"]), (12, ["1", "10", "12"])])
def test_the_key_of_colours_ends_with_the_most(most, ticks):
    counts = np.zeros((N_CHARACTERS, N_CHARACTERS), int)
    counts[3, 4] = most
    cells, key = matrix.matrix_figure(counts, None, say).data
    assert cells.zmax == max(1, most)
    assert list(key.marker.colorbar.ticktext) == ticks
    assert key.marker.cmax == pytest.approx(np.log(max(1, most)), abs=1e-5)


def test_a_click_beside_a_filled_cell_opens_it_and_one_far_away_none(counts):
    assert matrix.filled(counts, (NE, RE)) == (NE, RE)
    assert matrix.filled(counts, (NE - 1, RE)) == (NE, RE)
    assert matrix.filled(counts, (0, 40)) is None
    assert matrix.filled(np.zeros((N_CHARACTERS, N_CHARACTERS), int), (0, 0)) is None


@pytest.mark.parametrize(
    ("place", "cell"),
    [
        ({"y": "ね (ne)", "x": "れ (re)"}, (NE, RE)),
        ({"y": "?", "x": "れ (re)"}, None),
        ({}, None),
    ],
)
def test_what_was_clicked_is_a_cell_or_nothing(monkeypatch, counts, place, cell):
    monkeypatch.setattr(matrix.figure, "reported", lambda key: {"clicked": place})
    assert matrix.opened(counts) == cell
