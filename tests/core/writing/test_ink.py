import numpy as np
import pytest

from core.data import canonical
from core.writing.ink import BOX, FINE, Cloud, draw_lines, draw_shapes, place, smooth, spread


def line(start, end, n=400):
    """One straight line of ink as a cloud whose weights are lengths."""
    points = np.linspace(start, end, n, dtype=np.float32)
    length = float(np.hypot(*np.subtract(end, start)))
    return Cloud(points, np.full(n, length / n, np.float32), np.zeros(n, int), 1)


def cross(offset=(0.0, 0.0), scale=1.0):
    """A plus of two lines, moved and scaled."""
    parts = [line((0, 0.5), (1, 0.5)), line((0.5, 0), (0.5, 1))]
    points = np.concatenate([part.points for part in parts]) * scale + np.float32(offset)
    weights = np.concatenate([part.weights for part in parts]) * scale
    return Cloud(points, weights, np.zeros(len(points), int), 1)


def test_spreading_keeps_the_ink():
    rng = np.random.default_rng(0)
    points = rng.uniform(1, 27, (500, 2)).astype(np.float32)
    weights = rng.random(500, dtype=np.float32)
    grids = spread(points, weights, np.repeat([0, 1], 250), 2)
    assert grids.shape == (2, FINE, FINE)
    assert grids.sum(axis=(1, 2)) == pytest.approx([weights[:250].sum(), weights[250:].sum()], 1e-4)


def test_spreading_puts_a_point_in_the_middle_of_a_cell_into_that_cell_alone():
    grid = spread(np.array([[5.25, 7.75]], np.float32), np.ones(1), np.zeros(1, int), 1)[0]
    assert grid[15, 10] == pytest.approx(1)
    assert np.count_nonzero(grid > 1e-6) == 1


def test_smoothing_equals_a_convolution_with_a_gaussian():
    grids = np.zeros((2, FINE, FINE), np.float32)
    grids[:, 20, 30] = 1
    smoothed = smooth(grids, np.array([1.5, 3.0], np.float32))
    down, across = np.mgrid[:FINE, :FINE]
    for grid, sigma in zip(smoothed, (1.5, 3.0), strict=True):
        squared = (down - 20) ** 2 + (across - 30) ** 2
        expected = np.exp(-squared / (2 * sigma**2)) / (2 * np.pi * sigma**2)
        np.testing.assert_allclose(grid, expected, atol=1e-6)


def test_lines_have_the_width_that_the_pen_has():
    for radius in (1.0, 1.25, 1.5):
        image = draw_lines(line((0, 0), (0, 1)), np.array([radius], np.float32))[0] / 255
        assert image[14].sum() == pytest.approx(2 * radius, abs=0.3)


def test_placing_fills_the_box_and_centres_by_mass():
    cloud, radius = cross(), np.array([1.0], np.float32)
    points, _ = place(cloud, radius)
    assert np.ptp(points, axis=0) == pytest.approx([BOX - 2, BOX - 2], abs=1e-3)
    assert points.mean(axis=0) == pytest.approx([14, 14], abs=0.01)


def test_place_and_size_of_the_writing_do_not_matter():
    radius = np.array([1.0], np.float32)
    same = draw_lines(cross(offset=(7.0, -3.0), scale=5.0), radius)
    assert np.abs(draw_lines(cross(), radius).astype(int) - same).max() <= 2


def test_images_are_what_the_preprocessing_of_drawings_makes_of_them():
    image = draw_lines(cross(), np.array([1.2], np.float32))[0]
    assert image.max() == 255
    assert np.abs(canonical(image).astype(int) - image).mean() < 6


def test_there_is_no_grey_where_there_is_no_ink():
    for radius in (0.3, 0.45, 1.4):
        assert draw_lines(line((0, 0), (1, 1)), np.array([radius], np.float32))[0, 0, -1] == 0


def test_a_bolder_shape_has_more_ink():
    rows, columns = np.mgrid[:8, :20]
    points = np.column_stack([columns.ravel(), rows.ravel()]).astype(np.float32) / 20
    cloud = Cloud(points, np.full(160, 1 / 400, np.float32), np.zeros(160, int), 1)
    thin, bold = (draw_shapes(cloud, np.array([b], np.float32)).sum() for b in (0.75, 0.3))
    assert bold > 1.05 * thin
