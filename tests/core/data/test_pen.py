import numpy as np
import pytest
from PIL import Image, ImageDraw

from core.data import canonical, canonical_digit, canonical_kana, load_mnist, load_near
from core.data.pen import (
    NARROWEST_SHAPE,
    OF_DIGITS,
    OF_KANA,
    WIDEST_STROKE,
    redraw,
    wanted_width,
)
from core.data.strokes import thickness

DIGITS = load_mnist("validation").images[:40]
GLYPHS = {
    "two": [[(80, 90), (140, 50), (200, 100), (80, 220), (205, 222)]],
    "seven": [[(75, 60), (205, 60), (120, 230)], [(100, 140), (190, 140)]],
    "nine": [[(190, 120), (140, 60), (90, 110), (140, 160), (190, 110), (180, 235)]],
    "one": [[(150, 50), (135, 230)]],
}


def drawn(strokes, width, size=280):
    """Strokes drawn with a round pen, four times too large and reduced."""
    picture, scale = Image.new("L", (4 * size, 4 * size)), 4 * size / 280
    pen, radius = ImageDraw.Draw(picture), 2 * width * size / 280
    for stroke in strokes:
        points = [(x * scale, y * scale) for x, y in stroke]
        pen.line(points, fill=255, width=max(1, round(2 * radius)))
        for x, y in points:
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return np.asarray(picture.reduce(4))


def difference(image, reference):
    """Share of the reference's ink that differs, the image moved by at most one pixel."""
    moved = [np.roll(image.astype(int), shift, axis=1) for shift in (-1, 0, 1)]
    return min(np.abs(one - reference).sum() for one in moved) / reference.sum(dtype=int)


@pytest.mark.parametrize("glyph", GLYPHS)
@pytest.mark.parametrize("width", [4, 6, 8.4, 12, 16, 28, 34, 40])
def test_any_pen_gives_the_same_picture(glyph, width):
    usual = canonical_digit(drawn(GLYPHS[glyph], 20))
    seen = canonical_digit(drawn(GLYPHS[glyph], width))
    assert difference(seen, usual) < 0.75
    assert OF_DIGITS.thinnest - 0.3 < thickness(seen[None])[0] < OF_DIGITS.thickest + 0.4


@pytest.mark.parametrize("width", [4, 8.4, 14, 28, 34])
def test_any_pen_gives_the_same_kana(width):
    nu = [[(70, 60), (110, 200)], [(200, 60), (60, 180), (90, 230), (220, 120), (240, 220)]]
    usual = canonical_kana(drawn(nu, 20))
    seen = canonical_kana(drawn(nu, width))
    assert difference(seen, usual) < 0.75
    assert OF_KANA.thinnest - 0.3 < thickness(seen[None])[0] < OF_KANA.thickest + 0.4


def test_written_kana_come_back_bit_for_bit():
    images = load_near("omniglot_kana").images[::9]
    np.testing.assert_array_equal([canonical_kana(image) for image in images], images)


@pytest.mark.parametrize("glyph", GLYPHS)
@pytest.mark.parametrize("size", [100, 280, 700])
def test_the_strokes_get_the_usual_width(glyph, size):
    seen = canonical_digit(drawn(GLYPHS[glyph], 8, size))
    assert thickness(seen[None])[0] == pytest.approx(OF_DIGITS.thinnest, abs=0.4)


@pytest.mark.parametrize("split", ["train", "validation", "test"])
def test_mnist_digits_come_back_bit_for_bit(split):
    images = load_mnist(split).images[::25]
    np.testing.assert_array_equal([canonical_digit(image) for image in images], images)


def test_a_digit_drawn_in_single_pixels_on_28_is_thickened():
    picture = np.zeros((28, 28), np.uint8)
    picture[4:24, 14] = 255
    assert thickness(canonical_digit(picture)[None])[0] > 1.5


@pytest.mark.parametrize("block", [2, 7, 10])
def test_pixels_grown_to_squares_are_smoothed(block):
    digit = np.pad(DIGITS[0], 3)
    blocky = digit.repeat(block, 0).repeat(block, 1)
    np.testing.assert_array_equal(canonical_digit(blocky), canonical_digit(digit))


@pytest.mark.parametrize("factor", [3, 10])
def test_an_enlarged_digit_keeps_its_strokes_in_place(factor):
    # Most of what differs is the pen: the digits' own are from 1.7 to 4 pixels wide.
    for digit in DIGITS[:10]:
        size = (28 * factor, 28 * factor)
        enlarged = np.asarray(Image.fromarray(digit).resize(size, Image.Resampling.BICUBIC))
        seen = canonical_digit(np.pad(enlarged, (9, 40)))
        core = digit > 230
        assert seen[core].mean() > 130


def test_wide_shapes_keep_their_shades():
    shape = np.add.outer(np.arange(100), np.arange(100)).astype(np.uint8) + 55
    np.testing.assert_array_equal(canonical_digit(shape), canonical(shape))


@pytest.mark.parametrize("usual", [OF_DIGITS, OF_KANA])
def test_the_wanted_width_has_no_jumps(usual):
    widths = np.linspace(0, NARROWEST_SHAPE, 200)
    wanted = np.array([wanted_width(width, usual) for width in widths])
    assert np.abs(np.diff(wanted)).max() < 0.2
    assert wanted_width(WIDEST_STROKE, usual) == usual.thickest
    assert wanted_width(0.5, usual) == usual.thinnest
    assert wanted_width(1.85, usual) == 1.85
    assert wanted_width(NARROWEST_SHAPE, usual) == NARROWEST_SHAPE


def test_moving_the_edge_keeps_the_box_in_proportion():
    # A bar of 10 x 200: 1 pixel wide in a box of 20, thickened to a tenth of its length.
    bar = np.full((200, 10), 255, np.uint8)
    ink = redraw(bar, 20, OF_DIGITS) > 127
    rows, columns = (np.flatnonzero(ink.any(axis=axis)) for axis in (1, 0))
    assert len(columns) / len(rows) == pytest.approx(OF_DIGITS.thinnest / 20, rel=0.15)


@pytest.mark.parametrize("side", [1, 3, 40])
def test_a_dot_stays_a_dot(side):
    dot = np.full((side, side), 255, np.uint8)
    assert (canonical_digit(np.pad(dot, 20)) == 255).sum() == 400
