"""Strokes of any alphabet, drawn with any pen."""

from dataclasses import fields

import numpy as np
import pytest

from core.data.canonical import canonical, canonical_digit
from core.data.strokes import thickness
from core.writing.canvas import CANVAS, Pens, draw_lines, draw_pictures, fit
from core.writing.notation import parse
from core.writing.people import write_strokes
from core.writing.styles import Variation

SEVEN = parse("20,10 80,10 | 42,96; 32,52 74,52")
STILL = Variation(**{f.name: 0.0 for f in fields(Variation)} | {"thinnest": 1.0, "thickest": 1.0})


def rng() -> np.random.Generator:
    return np.random.default_rng(0)


def pen(width: float, redrawn: float = 0.0) -> Pens:
    return Pens(width, width, 200.0, 200.0, redrawn=redrawn)


def test_a_line_is_as_wide_as_the_pen():
    picture = draw_lines([np.array([[140.0, 40.0], [140.0, 240.0]])], 20)
    assert picture.shape == (140, 140)
    assert picture[70].sum() / 255 == pytest.approx(10, abs=1)  # at half the canvas's scale
    assert picture[:, 70].sum() / 255 == pytest.approx(110, abs=1)  # with both caps


def test_drawings_fill_the_side_and_stand_in_the_middle_wherever_they_were():
    lines = fit(list(SEVEN + np.float32(3)), 180)
    points = np.concatenate(lines)
    low, high = points.min(axis=0), points.max(axis=0)
    assert (high - low).max() == pytest.approx(180)
    np.testing.assert_allclose((low + high) / 2, CANVAS / 2, atol=1e-3)


def test_a_dot_stays_a_dot():
    points = np.concatenate(fit(list(parse("48,50 52,50")), 200))
    assert np.ptp(points, axis=0).max() < 30


def test_a_thicker_pen_makes_thicker_ink_and_none_fills_the_picture():
    thin, middle, thick = (draw_pictures([SEVEN], pen(w), rng()) for w in (4.0, 20.0, 40.0))
    widths = [float(thickness(images)[0]) for images in (thin, middle, thick)]
    assert widths == sorted(widths)
    bold = draw_pictures([SEVEN], pen(200.0), rng())
    np.testing.assert_array_equal(bold, thick)  # no bolder than a fifth of the side


def test_pictures_are_what_the_preprocessing_of_drawings_makes_of_them():
    drawn = draw_lines(fit(list(SEVEN), 200), 8)
    for share, prepare in ((0.0, canonical), (1.0, canonical_digit)):
        image = draw_pictures([SEVEN], pen(8, share), rng())[0]
        np.testing.assert_array_equal(image, prepare(drawn))


def test_hands_differ_and_equal_seeds_write_the_same():
    drawings = [SEVEN] * 12
    images = write_strokes(drawings, Variation(), Pens(), rng())
    assert images.shape == (12, 28, 28)
    assert len(np.unique(images, axis=0)) == 12
    np.testing.assert_array_equal(images, write_strokes(drawings, Variation(), Pens(), rng()))
    still = write_strokes(drawings, STILL, pen(20), rng())
    assert len(np.unique(still, axis=0)) == 1


def test_nothing_to_write_is_no_picture():
    assert write_strokes([], Variation(), Pens(), rng()).shape == (0, 28, 28)
