import numpy as np
import pytest
from PIL import Image

from core.bundling.samples import write_picture
from core.data import SAMPLES, canonical, load_sample
from core.data.samples import draw_strokes, scribble

NAMES = ["digit", "seven", "letter", "scribble", "shirt", "photo", "small"]


def test_all_seven_samples_are_there():
    assert list(SAMPLES) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_sample_is_what_a_network_takes(name):
    image = load_sample(name)
    assert image.shape == (28, 28)
    assert image.dtype == np.uint8
    assert image.max() >= 200
    np.testing.assert_array_equal(image, load_sample(name))


@pytest.mark.parametrize("name", ["digit", "seven", "letter", "scribble", "small"])
def test_drawn_samples_are_canonical(name):
    np.testing.assert_array_equal(canonical(load_sample(name)), load_sample(name))


@pytest.mark.parametrize("name", ["shirt", "photo"])
def test_pictures_from_other_data_sets_fill_the_frame(name):
    assert (load_sample(name).any(axis=1)).all()


def test_the_small_digit_is_small_and_off_centre():
    pixels = SAMPLES["small"].pixels
    rows, columns = np.nonzero(pixels)
    assert np.ptp(rows) < pixels.shape[0] / 3
    assert columns.min() > pixels.shape[1] / 2


def test_the_same_seed_draws_the_same_scribble():
    first, second = (scribble(np.random.default_rng(7)) for _ in range(2))
    assert first == second
    assert scribble(np.random.default_rng(8)) != first


def test_a_scribble_stays_inside_the_canvas():
    points = np.array(scribble(np.random.default_rng(0)))
    np.testing.assert_allclose([points.min(0), points.max(0)], [[0.12] * 2, [0.88] * 2])


def test_a_stroke_has_the_width_of_the_pen():
    pixels = draw_strokes([[(0.5, 0.2), (0.5, 0.8)]], width=20)
    assert (pixels[140] > 127).sum() == pytest.approx(20, abs=1)
    assert pixels.shape == (280, 280)


def test_an_unknown_sample_is_named():
    with pytest.raises(ValueError, match="Received: name='cat'"):
        load_sample("cat")


def test_pictures_are_written_without_loss(tmp_path):
    image = load_sample("photo")
    write_picture(image, tmp_path / "new" / "photo.png")
    with Image.open(tmp_path / "new" / "photo.png") as stored:
        np.testing.assert_array_equal(np.asarray(stored), image)
