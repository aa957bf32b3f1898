"""The files that leave the page of embeddings hold what the maps show."""

import csv
import io

import numpy as np
from PIL import Image

from ui.embeddings.export import as_csv, as_sheet
from ui.embeddings.facts import Facts

LABELS = np.array([3, 8, 0, 7], np.uint8)
FLAT = np.array([[0, 1], [2, 3], [4.5, 5], [6, -7.25]], np.float32)
DEEP = np.arange(12, dtype=np.float32).reshape(4, 3)


def table(rows, facts, maps):
    return list(csv.reader(io.StringIO(as_csv(np.array(rows, int), facts, maps))))


def test_a_line_for_each_point_with_all_that_is_known():
    facts = Facts(LABELS, LABELS[::-1].copy(), np.array([1, 2, 1.5, 9], np.float32))
    lines = table([3, 1], facts, {"a": FLAT})
    assert lines[0] == ["index", "label", "prediction", "score", "x", "y"]
    assert lines[1] == ["3", "7", "3", "9", "6", "-7.25"]
    assert lines[2] == ["1", "8", "0", "2", "2", "3"]


def test_what_nobody_knows_stays_empty():
    assert table([2], Facts(LABELS), {"a": DEEP})[1] == ["2", "0", "", "", "6", "7", "8"]


def test_the_columns_of_several_maps_bear_their_names():
    header, line = table([0], Facts(LABELS), {"cnn s0": FLAT, "l2 s0": DEEP})
    assert header[4:] == ["x cnn s0", "y cnn s0", "x l2 s0", "y l2 s0", "z l2 s0"]
    assert line[4:] == ["0", "1", "0", "1", "2"]


def test_no_points_leave_the_names_of_the_columns():
    assert len(table([], Facts(LABELS), {"a": FLAT})) == 1


def test_a_sheet_holds_every_picture():
    images = np.zeros((41, 28, 28), np.uint8)
    images[40] = 200
    picture = np.asarray(Image.open(io.BytesIO(as_sheet(images))))
    assert picture.shape == (2 * 30 - 2, 40 * 30 - 2)
    assert (picture[30:58, :28] == 200).all()
    assert picture.sum() == 200 * 28 * 28


def test_a_sheet_of_one_picture_is_that_picture():
    image = np.random.default_rng(0).integers(0, 255, (1, 28, 28)).astype(np.uint8)
    picture = np.asarray(Image.open(io.BytesIO(as_sheet(image))))
    np.testing.assert_array_equal(picture, image[0])
