"""Pictures with more than paper and ink in them, made by a program."""

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from core.data import canonical_digit
from core.data.finding.sheet import Box
from core.data.page import find_writing

SHAPE = (420, 330)


def strokes(shape=SHAPE, width=9, scale=1.0, at=(0, 0)):
    """A seven with a bar, as the share of ink in each pixel."""
    height, side = shape
    picture = Image.new("L", (side, height))
    lines = [[(110, 130), (220, 130), (150, 300)], [(135, 210), (210, 210)]]
    for line in lines:
        points = [(x * scale + at[0], y * scale + at[1]) for x, y in line]
        ImageDraw.Draw(picture).line(points, fill=255, width=round(width * scale), joint="curve")
    return np.asarray(picture) / 255.0


INK = strokes()
EXPECTED = canonical_digit((INK * 255).astype(np.uint8))


def paper(shape=SHAPE, level=200.0):
    y, x = np.mgrid[-1 : 1 : shape[0] * 1j, -1 : 1 : shape[1] * 1j]
    return level * (1 + 0.08 * x - 0.05 * y - 0.05 * (x**2 + y**2))


def photographed(paper, ink=INK, noise=2.0, seed=0):
    """A JPEG of ink on paper, with grain."""
    grey = paper * (1 - 0.65 * ink) + np.random.default_rng(seed).normal(0, noise, paper.shape)
    stream = io.BytesIO()
    Image.fromarray(grey.clip(0, 255).astype(np.uint8)).save(stream, "JPEG", quality=85)
    return np.asarray(Image.open(stream))


def assert_shows_the_seven(writing, tolerance=0.5):
    seen = canonical_digit(writing.ink).astype(int)
    assert np.abs(seen - EXPECTED).sum() / EXPECTED.sum(dtype=int) < tolerance


def rows_and_columns(shape=SHAPE):
    return np.mgrid[: shape[0], : shape[1]]


def fold():
    _, x = rows_and_columns()
    return paper() * (1 - 0.3 * np.exp(-(((x - 262) / 1.5) ** 2)))


def ruled():
    y, x = rows_and_columns()
    lines = 0.25 * (np.abs((y - 0.01 * x) % 26 - 13) < 1) + 0.3 * (np.abs(x - 40) < 1)
    return paper() * (1 - lines.clip(0, 0.4))


def squared():
    y, x = rows_and_columns()
    lines = 0.2 * ((np.abs(y % 22 - 11) < 1) | (np.abs((x + 0.02 * y) % 22 - 11) < 1))
    return paper() * (1 - lines)


def shadow(softness=3.0):
    y, x = rows_and_columns()
    return paper() * (1 - 0.45 / (1 + np.exp(-(x + 0.6 * y - 300) / softness)))


def table(angle=0.06):
    y, x = rows_and_columns()
    across = (x - 165) * np.cos(angle) + (y - 210) * np.sin(angle)
    down = -(x - 165) * np.sin(angle) + (y - 210) * np.cos(angle)
    sheet = (np.abs(across) < 120) & (np.abs(down) < 165)
    return np.where(sheet, paper(), 70 + 8 * np.sin(y / 5))


def lamp():
    y, x = rows_and_columns()
    return 120 + 110 * np.exp(-((x - 130) ** 2 + (y - 150) ** 2) / (2 * 60**2))


def screenshot(page, canvas, ink, border=None):
    """A canvas of 250 x 250 within a page of 420 x 420."""
    grey = np.full((420, 420), float(page))
    if border is not None:
        grey[48:302, 98:352] = border
    square = strokes((250, 250), at=(-45, -85)) if page is not None else None
    grey[50:300, 100:350] = canvas + (ink - canvas) * square
    return grey.astype(np.uint8)


SCENES = {
    "plain": paper,
    "fold": fold,
    "ruled": ruled,
    "squared": squared,
    "shadow": shadow,
    "soft shadow": lambda: shadow(12.0),
    "table": table,
    "straight table": lambda: table(0.0),
}


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("seed", range(2))
def test_the_writing_is_found_in_a_photograph(scene, seed):
    writing = find_writing(photographed(SCENES[scene](), seed=seed))
    assert_shows_the_seven(writing)
    box = writing.box
    assert box.left < 115
    assert box.right > 215
    assert box.right - box.left < 180


@pytest.mark.parametrize("scene", ["plain", "fold", "shadow", "soft shadow"])
@pytest.mark.parametrize("noise", [0.5, 2, 5])
def test_paper_without_ink_is_blank(scene, noise):
    blank = photographed(SCENES[scene](), ink=np.zeros(SHAPE), noise=noise)
    writing = find_writing(blank)
    assert not writing.ink.any()
    assert writing.box is None


@pytest.mark.parametrize("noise", [0, 1, 3])
def test_the_glow_of_a_lamp_is_blank(noise):
    assert not find_writing(photographed(lamp(), np.zeros(SHAPE), noise)).ink.any()


@pytest.mark.parametrize("level", range(0, 256, 15))
def test_a_page_of_any_brightness_is_blank(level):
    assert not find_writing(np.full((60, 80), level, np.uint8)).ink.any()


@pytest.mark.parametrize(
    ("page", "canvas", "ink", "border"),
    [
        (255, 0, 255, None),
        (20, 255, 0, None),
        (240, 255, 0, 128),
        (255, 255, 0, 90),
        (20, 20, 255, 120),
        (128, 0, 255, None),
    ],
)
def test_the_canvas_is_found_in_a_screenshot(page, canvas, ink, border):
    writing = find_writing(screenshot(page, canvas, ink, border))
    assert_shows_the_seven(writing)
    assert writing.box.left > 100
    assert writing.box.right < 350


def test_a_drawing_is_used_whole():
    grey = 255 - (INK * 255).astype(np.uint8)
    writing = find_writing(grey)
    assert writing.box is None
    np.testing.assert_array_equal(writing.ink, 255 - grey)


@pytest.mark.parametrize("padding", [0, 1, 7, 60])
@pytest.mark.parametrize("inverted", [False, True])
def test_padding_and_polarity_change_nothing(padding, inverted):
    ink = strokes(width=30)
    rows, columns = (np.flatnonzero(ink.any(axis=axis)) for axis in (1, 0))
    tight = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    grey = np.pad((tight * 255).astype(np.uint8), padding)
    writing = find_writing(255 - grey if inverted else grey)
    np.testing.assert_array_equal(
        canonical_digit(writing.ink), canonical_digit((ink * 255).astype(np.uint8))
    )


@pytest.mark.parametrize("thin", [2, 9])
def test_a_drawn_rectangle_is_no_canvas(thin):
    picture = Image.new("L", (280, 280), 255)
    ImageDraw.Draw(picture).rectangle((60, 40, 220, 240), outline=0, width=thin)
    writing = find_writing(np.asarray(picture))
    assert writing.box is None
    assert writing.ink[40, 60] == 255


def test_a_round_zero_is_no_sheet():
    picture = Image.new("L", (280, 280), 255)
    ImageDraw.Draw(picture).ellipse((50, 20, 230, 260), outline=0, width=38)
    assert find_writing(np.asarray(picture)).box is None


def test_boxes_add_up():
    inner, outer = Box(1, 2, 5, 8), Box(10, 20, 30, 40)
    assert inner.within(outer) == Box(11, 22, 15, 28)
    pixels = np.arange(100).reshape(10, 10)
    np.testing.assert_array_equal(inner.cut(pixels), pixels[2:8, 1:5])
