import numpy as np
import pytest

from ui.anomalies.shares import BARS, POSTED, TEXTS, Row, sets, shares_figure, values
from ui.frame.texts import speaker

say = speaker("en")
ROWS = [
    Row("Digits"),
    Row("test", "mnist", "Test digits", np.array([0.5, 0.1]), ("50%", "10%"), 0.04),
    Row("Others"),
    Row("letters", "letters", "By fonts", np.array([0.9, 0.7]), ("90%", "70%"), pickable=True),
    Row("clothes", "clothes", "Photos", np.array([1.0, 0.8]), ("100%", "80%"), 0.98, True),
]
MARKS = ["post 4%", "post 98%"]


def drawn(at=0, dataset="clothes", rows=ROWS, marks=MARKS):
    return shares_figure(rows, at, dataset, marks, say)


def test_bars_are_as_long_as_the_shares_at_the_limit():
    for at in (0, 1):
        figure = drawn(at)
        assert figure.data[BARS].x == pytest.approx(values(ROWS)[at])
        assert list(figure.data[BARS].y) == [1, 3, 4]
        assert list(figure.data[TEXTS].text) == [row.words[at] for _, row in sets(ROWS)]


def test_values_have_a_row_for_each_stop_and_a_column_for_each_set():
    assert values(ROWS).tolist() == [[0.5, 0.9, 1.0], [0.1, 0.7, 0.8]]


def test_the_posts_shares_are_marked_on_the_bars_and_written_beside_them():
    posted = drawn().data[POSTED]
    assert list(posted.x)[::2] == [0.04, 0.98]
    assert list(posted.y) == [1, 1, 4, 4]
    assert list(posted.text) == ["", "post 4%", "", "post 98%"]
    none = drawn(rows=ROWS[2:4], marks=[]).data[POSTED]
    assert not none.x


def test_headings_stand_over_their_sets_and_the_chosen_one_is_marked():
    layout = drawn().layout
    assert [(note.text, note.y) for note in layout.annotations] == [
        ("<b>Digits</b>", 0),
        ("<b>Others</b>", 2),
    ]
    assert list(layout.yaxis.ticktext) == ["test", "letters", "<b>clothes</b>"]
    [shape] = layout.shapes
    assert (shape.y0, shape.y1) == (3.5, 4.5)
    assert not drawn(dataset="nothing").layout.shapes


def test_the_axis_of_shares_has_a_title_and_the_rows_begin_at_the_top():
    layout = drawn().layout
    assert layout.xaxis.title.text == "share rejected"
    assert layout.yaxis.range[0] > layout.yaxis.range[1]
    assert layout.dragmode is False


def test_a_whole_line_can_be_clicked_and_says_what_it_is():
    behind = drawn().data[0]
    assert (behind.opacity, list(behind.y)) == (0, list(range(len(ROWS))))
    assert behind.x[1] > 1
    assert behind.text[3][0] == "<b>letters</b><br>By fonts"
