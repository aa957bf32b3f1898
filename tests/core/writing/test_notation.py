import numpy as np
import pytest

from core.writing.notation import N_POINTS, parse


def test_a_straight_stroke_has_evenly_spaced_points():
    (stroke,) = parse("10,20 90,20")
    np.testing.assert_allclose(stroke[:, 1], 0.2, atol=1e-6)
    np.testing.assert_allclose(stroke[:, 0], np.linspace(0.1, 0.9, N_POINTS), atol=1e-6)


def test_a_corner_is_kept():
    (stroke,) = parse("20,10 70,10 | 40,90")
    assert np.linalg.norm(stroke - [0.7, 0.1], axis=1).min() == pytest.approx(0, abs=1e-6)
    np.testing.assert_allclose(stroke[[0, -1]], [[0.2, 0.1], [0.4, 0.9]], atol=1e-6)


def test_three_points_are_a_curve_through_all_of_them():
    (stroke,) = parse("10,50 50,10 90,50")
    steps = np.diff(stroke, axis=0)
    turns = steps[:-1, 0] * steps[1:, 1] - steps[:-1, 1] * steps[1:, 0]
    assert (turns > 0).all()  # it bends one way, everywhere
    assert np.linalg.norm(stroke - [0.5, 0.1], axis=1).min() < 0.02


def test_a_stroke_that_ends_where_it_began_has_no_corner_there():
    (stroke,) = parse("50,10 10,50 50,90 90,50 50,10")
    np.testing.assert_allclose(np.linalg.norm(stroke - 0.5, axis=1), 0.4, atol=0.02)
    np.testing.assert_allclose(stroke[1] - stroke[0], stroke[-1] - stroke[-2], atol=0.01)


def test_a_semicolon_begins_another_stroke():
    assert parse("20,10 70,10 | 40,90; 30,50 65,50").shape == (2, N_POINTS, 2)


def test_a_single_point_is_no_stroke():
    with pytest.raises(ValueError, match=r"at least two points\. Received: '5,5'"):
        parse("10,10 20,20; 5,5")
