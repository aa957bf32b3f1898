import numpy as np
import pytest
from PIL import Image, ImageDraw

from core.data import load_mnist, strokes

FINE = 16  # subpixels per pixel, so that edges are smooth
LENGTH = 18


def bar(width, degrees=0.0):
    """Draw one stroke through the middle, leaning to the right by `degrees`."""
    sheet = Image.new("L", (28 * FINE, 28 * FINE))
    angle, centre = np.radians(degrees), 14 * FINE
    along = np.array([np.sin(angle), -np.cos(angle)]) * LENGTH * FINE / 2
    aside = np.array([np.cos(angle), np.sin(angle)]) * width * FINE / 2
    corners = [along + aside, along - aside, -along - aside, -along + aside]
    ImageDraw.Draw(sheet).polygon([tuple(centre + corner) for corner in corners], fill=255)
    return np.asarray(sheet.resize((28, 28), Image.Resampling.BOX))


@pytest.mark.parametrize("degrees", [0, 10, -30, 45])
@pytest.mark.parametrize("width", [2, 3, 4, 5])
def test_thickness_is_the_width_of_the_pen_up_to_the_ends_of_the_stroke(width, degrees):
    measured = strokes.thickness(bar(width, degrees)[None])[0]
    assert measured == pytest.approx(width * LENGTH / (LENGTH + width), abs=0.3)


def test_thickness_of_a_square_is_worked_out_by_hand():
    image = np.zeros((28, 28), np.uint8)
    image[10:14, 10:14] = 255
    # Ink 16; three sides' worth of 4 edges of 3 unit cells, and 4 corners of sqrt(1/2) each.
    assert strokes.thickness(image[None])[0] == pytest.approx(32 / (12 + 4 * 0.5**0.5))


def test_thickness_does_not_depend_on_the_strength_of_the_ink():
    faint = (bar(3) // 2).astype(np.uint8)
    assert strokes.thickness(faint[None])[0] == pytest.approx(
        strokes.thickness(bar(3)[None])[0], rel=0.01
    )


@pytest.mark.parametrize("degrees", [-30, -10, 0, 10, 20])
def test_slant_is_the_angle_of_a_thin_stroke(degrees):
    assert strokes.slant(bar(2, degrees)[None])[0] == pytest.approx(degrees, abs=0.6)


def test_slant_undoes_a_known_shear():
    image = np.zeros((28, 28), np.uint8)
    for row in range(4, 24):
        left = 20 - row // 2  # half a column to the right for each row up
        image[row, left : left + 3] = 255
    assert np.tan(np.radians(strokes.slant(image[None])[0])) == pytest.approx(0.5, abs=0.01)


def test_moving_the_ink_changes_nothing():
    moved = np.roll(bar(3, 20), (3, -4), axis=(0, 1))
    both = np.stack([bar(3, 20), moved])
    for measure in (strokes.thickness, strokes.slant):
        np.testing.assert_allclose(*measure(both), rtol=1e-3)


def test_images_without_ink_and_lists_without_images_measure_nothing():
    blank = np.zeros((2, 28, 28), np.uint8)
    for measure in (strokes.thickness, strokes.slant):
        np.testing.assert_array_equal(measure(blank), [0, 0])
        assert measure(blank[:0]).shape == (0,)


def test_batches_measure_what_single_images_do(monkeypatch):
    images = load_mnist("test").images[:20]
    whole = strokes.thickness(images), strokes.slant(images)
    monkeypatch.setattr(strokes, "BATCH", 7)
    for measure, expected in zip((strokes.thickness, strokes.slant), whole, strict=True):
        np.testing.assert_allclose(measure(images), expected, rtol=1e-4, atol=1e-3)
