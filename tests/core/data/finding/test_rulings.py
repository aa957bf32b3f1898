import numpy as np
import pytest

from core.data.finding.rulings import without_rulings


def empty():
    return np.zeros((200, 150), np.float32)


@pytest.mark.parametrize("tilt", [0, 0.03, -0.08])
def test_a_line_across_the_page_is_wiped(tilt):
    page = empty()
    columns = np.arange(150)
    rows = np.rint(90 + tilt * (columns - 75)).astype(int)
    page[rows, columns] = page[rows + 1, columns] = 40
    assert (without_rulings(page) > 0).mean() < 0.002
    assert (without_rulings(page.T) > 0).mean() < 0.002


def test_a_stroke_that_crosses_a_line_stays_whole():
    page = empty()
    page[40:160, 70:80] = 150
    stroke = page.copy()
    page[100:102] = np.maximum(page[100:102], 40)
    np.testing.assert_array_equal(without_rulings(page), stroke)


@pytest.mark.parametrize("length", [40, 100])
def test_a_stroke_that_does_not_reach_across_stays(length):
    page = empty()
    page[100:103, 10 : 10 + length] = 150
    np.testing.assert_array_equal(without_rulings(page), page)


@pytest.mark.parametrize("row", [0, 1])
def test_ink_along_the_edge_that_does_not_reach_across_is_no_ruling(row):
    """A drawing a little larger than its canvas leaves the like of its bars there."""
    page = empty()
    page[row : row + 2, 20:134] = 150
    np.testing.assert_array_equal(without_rulings(page), page)


def test_a_thick_bar_is_no_ruling():
    page = empty()
    page[80:120] = 150
    np.testing.assert_array_equal(without_rulings(page), page)
