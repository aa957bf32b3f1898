import numpy as np
import pytest

from core.data.finding.edge import uncut

SIDE, WIDTH = 120, 20


def page():
    return np.zeros((SIDE, SIDE), np.uint8)


def seven(cut: int) -> np.ndarray:
    """A 7 of a bar and a stem, so many pixels of the bar beyond the picture."""
    picture = page()
    picture[: WIDTH - cut, 10:110] = 255
    picture[:100, 60:80] = 255
    return picture


@pytest.mark.parametrize("turns", range(4))
def test_a_bar_along_any_edge_gets_the_width_that_was_cut_off(turns):
    mended = np.rot90(uncut(np.rot90(seven(14), turns)), -turns)
    assert mended.shape == (SIDE + len(mended) - SIDE, SIDE)
    bar = (mended[:, 20] > 0).sum()
    assert bar == pytest.approx(WIDTH, rel=0.25)
    assert bar > 6
    np.testing.assert_array_equal(mended[-SIDE:], seven(14))


@pytest.mark.parametrize("cut", [0, 4])
def test_a_bar_that_is_hardly_cut_stays(cut):
    np.testing.assert_array_equal(uncut(seven(cut)), seven(cut))


def test_strokes_that_leave_the_picture_stay():
    picture = page()
    picture[:, 50:70] = 255
    np.testing.assert_array_equal(uncut(picture), picture)
    slanted = np.abs(np.subtract.outer(np.arange(SIDE), np.arange(SIDE))) < 14
    slanted = (255 * slanted).astype(np.uint8)
    np.testing.assert_array_equal(uncut(slanted), slanted)


def test_ink_that_does_not_reach_the_edge_comes_back_itself():
    picture = page()
    picture[10:20, 10:110] = 255
    assert uncut(picture) is picture
    assert uncut(page()).shape == (SIDE, SIDE)


def test_a_pencil_of_one_pixel_is_not_thickened():
    picture = np.zeros((28, 28), np.uint8)
    picture[0, 4:24] = picture[:, 20] = 255
    np.testing.assert_array_equal(uncut(picture), picture)
