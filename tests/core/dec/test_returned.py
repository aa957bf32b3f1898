import numpy as np

from core.data import Split
from core.dec.returned import pictured_rows, read_as

UP = np.array([[255, 0], [255, 0]], np.uint8)
FLAT = np.array([[255, 255], [0, 0]], np.uint8)
MOSTLY_UP = np.array([[255, 30], [255, 0]], np.uint8)
IMAGES = Split(np.stack([UP, FLAT, MOSTLY_UP, FLAT]), np.array([1, 4, 1, 7]))


def test_a_faded_picture_is_read_as_what_it_is_most_like():
    assert read_as((UP // 4)[None], np.array([0]), IMAGES).tolist() == [1]


def test_the_image_that_went_in_is_not_its_own_likeness():
    assert read_as(FLAT[None], np.array([1]), IMAGES).tolist() == [7]


def test_the_film_pictures_the_first_image_of_each_digit():
    labels = np.array([9, 1, *range(10)])
    assert pictured_rows(labels).tolist() == [2, 1, 4, 5, 6, 7, 8, 9, 10, 0]
