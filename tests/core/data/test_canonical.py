import time

import numpy as np
import pytest
from PIL import Image, ImageDraw

from core.data import canonical, load_mnist, to_input


def drawn(size=280, width=20, shift=(0, 0), scale=1.0):
    """An asymmetric glyph, drawn with a round pen."""
    picture = Image.new("L", (size, size))
    points = [(80, 60), (190, 70), (120, 150), (200, 180), (150, 230), (80, 210)]
    points = [(x * scale + shift[0], y * scale + shift[1]) for x, y in points]
    pen = ImageDraw.Draw(picture)
    pen.line(points, fill=255, width=max(1, round(width * scale)), joint="curve")
    return np.asarray(picture)


def difference(image, reference):
    """Share of the reference's ink that differs."""
    return np.abs(image.astype(int) - reference).sum() / reference.sum(dtype=int)


def ink_box(image):
    rows, columns = np.flatnonzero(image.any(axis=1)), np.flatnonzero(image.any(axis=0))
    return rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1


@pytest.mark.parametrize("split", ["train", "test"])
def test_mnist_digits_come_back_bit_for_bit(split):
    images = load_mnist(split).images[::5]
    np.testing.assert_array_equal([canonical(image) for image in images], images)


def test_the_result_is_a_copy():
    digit = load_mnist("test").images[0].copy()
    canonical(digit)[:] = 7
    np.testing.assert_array_equal(digit, load_mnist("test").images[0])


@pytest.mark.parametrize("seed", range(5))
def test_applying_it_twice_changes_nothing(seed):
    rng = np.random.default_rng(seed)
    points = [tuple(point) for point in rng.uniform(20, 260, (8, 2))]
    picture = Image.new("L", (280, 280))
    ImageDraw.Draw(picture).line(points, fill=255, width=int(rng.integers(1, 30)))
    once = canonical(np.asarray(picture))
    assert difference(canonical(once), once) < 0.02


@pytest.mark.parametrize("shift", [(-70, -50), (70, 40), (1, 0), (-33, 17)])
def test_moving_the_drawing_changes_nothing(shift):
    np.testing.assert_array_equal(canonical(drawn(shift=shift)), canonical(drawn()))


@pytest.mark.parametrize("scale", [0.3, 0.5, 0.8, 1.5, 2.5, 4.0])
def test_scaling_the_drawing_changes_little(scale):
    size = round(280 * max(scale, 1))
    scaled = canonical(drawn(size=size, scale=scale))
    assert difference(scaled, canonical(drawn())) < 0.2


@pytest.mark.parametrize("scale", [2, 3, 10])
def test_an_enlarged_mnist_digit_comes_back(scale):
    digits = load_mnist("test").images[:50]
    enlarged = [np.pad(digit.repeat(scale, 0).repeat(scale, 1), (5, 60)) for digit in digits]
    returned = [canonical(picture) for picture in enlarged]
    assert difference(np.array(returned), digits) < 0.12


def test_the_ink_fills_twenty_pixels_and_is_centred_by_mass():
    image = canonical(drawn())
    assert max(ink_box(image)) == 20
    y, x = np.mgrid[:28, :28]
    assert np.average(y, weights=image) == pytest.approx(14, abs=0.5)
    assert np.average(x, weights=image) == pytest.approx(14, abs=0.5)


def test_proportions_are_kept():
    bar = np.zeros((200, 200), np.uint8)
    bar[20:180, 90:122] = 255  # 5 to 1
    assert ink_box(canonical(bar)) == (20, 4)


def test_ink_far_from_its_centre_of_mass_is_not_cut_off():
    picture = np.zeros((100, 100), np.uint8)
    picture[10:30, 30:70] = 255
    picture[30:95, 49:52] = 60
    assert max(ink_box(canonical(picture))) == 20


@pytest.mark.parametrize("angle", [0, 20, 45])
def test_a_stroke_one_pixel_wide_stays_visible(angle):
    picture = Image.new("L", (280, 280))
    end = 140 + 120 * np.array([np.sin(np.radians(angle)), np.cos(np.radians(angle))])
    ImageDraw.Draw(picture).line([(140, 140), tuple(end)], fill=255, width=1)
    image = canonical(np.asarray(picture))
    assert image.max() == 255
    assert (image.max(axis=1) > 100).sum() >= 13


def test_downscaling_leaves_no_ringing():
    square = np.zeros((280, 280), np.uint8)
    square[40:240, 40:240] = 255
    image = canonical(square)
    assert set(np.unique(image)) == {0, 255}


@pytest.mark.parametrize("side", [1, 3, 28, 280])
def test_a_single_dot_fills_the_box(side):
    picture = np.zeros((side, side), np.uint8)
    picture[side // 2, side // 2] = 255
    image = canonical(picture)
    assert (image == 255).sum() == 400


def test_faint_ink_is_brought_to_full_contrast():
    np.testing.assert_allclose(canonical(drawn() // 4), canonical(drawn()).astype(int), atol=2)


@pytest.mark.parametrize("shape", [(28, 28), (280, 280), (1, 5)])
def test_no_ink_gives_a_black_picture(shape):
    image = canonical(np.zeros(shape, np.uint8))
    assert image.shape == (28, 28)
    assert not image.any()


def test_a_full_frame_photograph_is_scaled_like_everything_else():
    photograph = np.random.default_rng(0).integers(100, 255, (300, 450), dtype=np.uint8)
    assert ink_box(canonical(photograph)) == (13, 20)


@pytest.mark.parametrize(
    "pixels", [np.zeros((28, 28)), np.zeros((28, 28, 3), np.uint8), np.zeros(784, np.uint8)]
)
def test_other_arrays_are_refused(pixels):
    with pytest.raises(ValueError, match="`pixels` must be uint8 with shape"):
        canonical(pixels)


def test_a_canvas_takes_less_than_two_milliseconds():
    picture = drawn()
    seconds = []
    for _ in range(50):
        start = time.perf_counter()
        canonical(picture)
        seconds.append(time.perf_counter() - start)
    assert np.median(seconds) < 0.002


def test_inputs_are_floats_between_zero_and_one_with_a_channel():
    inputs = to_input(np.array([[[0, 51], [255, 102]]], np.uint8))
    assert inputs.dtype == np.float32
    np.testing.assert_allclose(inputs[..., 0], [[[0, 0.2], [1, 0.4]]], rtol=1e-6)
