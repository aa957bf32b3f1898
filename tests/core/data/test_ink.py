import numpy as np
import pytest
from PIL import Image, ImageDraw

from core.data import canonical, load_mnist
from core.data.ink import find_ink

DIGITS = load_mnist("test").images[:100]


def stroke(width, size=280):
    picture = Image.new("L", (size, size))
    points = [(90, 60), (190, 60), (130, 220)]
    ImageDraw.Draw(picture).line(points, fill=255, width=width, joint="curve")
    return np.asarray(picture)


def photograph(ink, paper, contrast, noise, seed=0):
    """Ink on paper that is lit from one side and darkens towards the corners."""
    y, x = (axis / len(ink) * 2 - 1 for axis in np.mgrid[: len(ink), : len(ink)])
    light = 1 + 0.12 * x - 0.05 * y - 0.06 * (x**2 + y**2)
    grain = np.random.default_rng(seed).normal(0, noise, ink.shape)
    return (paper * light - contrast * (ink / 255.0) + grain).clip(0, 255).astype(np.uint8)


def difference(image, reference):
    return np.abs(image.astype(int) - reference).sum() / reference.sum(dtype=int)


def test_light_on_dark_is_kept_as_it_is():
    np.testing.assert_array_equal([find_ink(digit) for digit in DIGITS], DIGITS)


def test_dark_on_light_is_inverted():
    np.testing.assert_array_equal([find_ink(255 - digit) for digit in DIGITS], DIGITS)


@pytest.mark.parametrize("width", [1, 2, 8, 40])
@pytest.mark.parametrize("paper", [255, 200, 0, 60])
def test_polarity_follows_the_border_for_any_stroke_width(width, paper):
    ink = stroke(width)
    towards = -1.0 if paper > 127 else 1.0
    drawing = (paper + towards * 150 * (ink > 0)).clip(0, 255).astype(np.uint8)
    np.testing.assert_array_equal(find_ink(drawing) > 0, ink > 0)


def test_ink_that_touches_the_border_does_not_turn_the_polarity():
    picture = np.full((100, 100), 255, np.uint8)
    picture[:, 40:60] = 0
    np.testing.assert_array_equal(find_ink(picture), 255 - picture)


@pytest.mark.parametrize("paper", [120, 160, 210])
def test_pencil_on_unevenly_lit_grey_paper_is_read(paper):
    ink = stroke(14)
    found = find_ink(photograph(ink, paper, contrast=55, noise=3))
    assert difference(canonical(found), canonical(ink)) < 0.3
    assert (found[ink == 0] > 0).mean() < 0.001


def test_chalk_on_a_photographed_blackboard_is_read():
    ink = stroke(14)
    found = find_ink(photograph(ink, paper=60, contrast=-90, noise=3))
    assert difference(canonical(found), canonical(ink)) < 0.3


def test_a_fly_speck_on_photographed_paper_does_not_shrink_the_digit():
    ink = stroke(14)
    dirty = ink.copy()
    dirty[265:267, 20:22] = 255
    found = find_ink(photograph(dirty, 180, contrast=70, noise=2))
    assert difference(canonical(found), canonical(ink)) < 0.3


@pytest.mark.parametrize("level", [0, 128, 255])
def test_an_empty_page_is_blank(level):
    assert not find_ink(np.full((40, 60), level, np.uint8)).any()


@pytest.mark.parametrize("noise", [0.5, 2, 6])
def test_empty_photographed_paper_is_blank(noise):
    empty = np.zeros((280, 280), np.uint8)
    assert not find_ink(photograph(empty, 170, contrast=0, noise=noise)).any()


@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (9, 1), (2, 2)])
def test_tiny_pictures_are_accepted(shape):
    picture = np.arange(np.prod(shape), dtype=np.uint8).reshape(shape) * 25
    assert find_ink(picture).shape == shape
