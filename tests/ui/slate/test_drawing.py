import numpy as np
import pytest

from ui.slate.drawing import RASTER_SIDE, Drawing, Stroke, compose, parse_drawing, rasterize, shrink


def message(points, width=100, picture=None):
    return {"version": 1, "picture": picture, "strokes": [{"w": width, "p": points}]}


def test_a_message_becomes_a_drawing():
    drawing = parse_drawing(message([[0, 0], [500, 1000]], picture="test:7"))
    assert drawing == Drawing("test:7", (Stroke(100, ((0, 0), (500, 1000))),))


def test_coordinates_far_outside_are_clipped():
    drawing = parse_drawing(message([[-9e9, 9e9]], width=10**9))
    assert drawing.strokes == (Stroke(1000, ((-1000, 2000),)),)


@pytest.mark.parametrize(
    "bad",
    [
        {},
        {"picture": None, "strokes": 3},
        {"picture": None, "strokes": [{"w": "thick", "p": []}]},
        {"picture": None, "strokes": [{"w": 3, "p": [[1]]}]},
        {"picture": None, "strokes": [{"w": 3, "p": [[None, 1]]}]},
    ],
)
def test_a_malformed_message_is_refused(bad):
    with pytest.raises(ValueError, match="Not a drawing"):
        parse_drawing(bad)


def test_an_endless_message_is_refused():
    with pytest.raises(ValueError, match="at most"):
        parse_drawing(message([[1, 1]] * 20_001))


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
