import numpy as np
import pytest

from ui.slate.drawing import RASTER_SIDE, Stroke, compose, enlarge, page, rasterize, shrink


def test_a_tap_leaves_a_round_dot_of_the_pens_width():
    raster = rasterize((Stroke(100, ((500, 500),)),))
    area = np.count_nonzero(raster)
    radius = RASTER_SIDE * 0.1 / 2
    assert area == pytest.approx(np.pi * radius**2, rel=0.12)
    rows, columns = np.nonzero(raster)
    assert rows.mean() == pytest.approx(RASTER_SIDE / 2, abs=1)
    assert columns.mean() == pytest.approx(RASTER_SIDE / 2, abs=1)


def test_a_line_is_as_long_and_thick_as_it_was_drawn():
    raster = rasterize((Stroke(100, ((250, 500), (750, 500))),))
    rows, columns = np.nonzero(raster)
    assert np.ptp(rows) == pytest.approx(0.1 * RASTER_SIDE, abs=2)
    assert np.ptp(columns) == pytest.approx(0.6 * RASTER_SIDE, abs=2)


def test_a_picture_alone_stays_as_it_is():
    picture = np.arange(784, dtype=np.uint8).reshape(28, 28)
    assert compose(picture, ()) is picture


def test_strokes_lie_over_the_centred_picture():
    picture = np.full((10, 20), 90, np.uint8)
    raster = compose(picture, (Stroke(50, ((500, 500),)),))
    middle = RASTER_SIDE // 2
    assert raster[middle, middle] == 255
    assert raster[middle, 5] == 90  # the picture spans the width
    assert raster[5, middle] == 0  # and half of the height


def test_shrinking_keeps_proportions_and_small_pictures():
    assert shrink(np.zeros((700, 350), np.uint8)).shape == (280, 140)
    assert shrink(np.zeros((28, 28), np.uint8)).shape == (28, 28)
    assert shrink(np.zeros((5000, 2), np.uint8)).shape == (280, 1)


def test_the_pixels_of_a_small_picture_grow_to_squares():
    picture = np.array([[0, 200], [90, 0]], np.uint8)
    grown = enlarge(picture, 16)
    np.testing.assert_array_equal(grown, np.kron(picture, np.ones((8, 8), np.uint8)))
    large = np.zeros((280, 280), np.uint8)
    assert enlarge(large, 600) is large


def test_a_page_holds_picture_and_strokes_at_the_size_of_the_file():
    picture = np.full((10, 20), 90, np.uint8)
    kept = page(picture, (Stroke(50, ((500, 500),)),), 600)
    assert kept.shape == (600, 600)
    assert kept[300, 300] == 255
    assert kept[300, 10] == 90
    assert kept[10, 300] == 0
    assert page(None, (), 600).max() == 0
