import base64
import io

import numpy as np
from PIL import Image

from ui.pictures.images import data_uri, png, sprite


def decode(content):
    with Image.open(io.BytesIO(content)) as image:
        image.load()
        assert image.mode == "L"
        return np.asarray(image)


def test_png_decodes_to_the_same_pixels():
    image = np.random.default_rng(0).integers(0, 256, (28, 17), dtype=np.uint8)
    np.testing.assert_array_equal(decode(png(image)), image)


def test_data_uri_holds_the_png():
    image = np.eye(5, dtype=np.uint8) * 255
    head, body = data_uri(image).split(",")
    assert head == "data:image/png;base64"
    np.testing.assert_array_equal(decode(base64.b64decode(body)), image)


def test_sprite_lays_images_out_in_rows():
    images = np.stack([np.full((2, 2), value, np.uint8) for value in (1, 2, 3)])
    expected = [[1, 1, 0, 2, 2], [1, 1, 0, 2, 2], [0] * 5, [3, 3, 0, 0, 0], [3, 3, 0, 0, 0]]
    np.testing.assert_array_equal(sprite(images, n_columns=2, gap=1), expected)
