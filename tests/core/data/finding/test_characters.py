import numpy as np
import pytest

from core.data import canonical_digit, load_mnist, split_characters

DIGITS = load_mnist("validation").images[:60]


def row(digits, gap=3, scale=4):
    """Digits side by side, enlarged, without their margins."""
    cut = [
        digit[:, slice(*np.flatnonzero(digit.any(axis=0))[[0, -1]] + (0, 1))] for digit in digits
    ]
    spaced = [np.pad(digit, ((0, 0), (gap, gap))) for digit in cut]
    return np.hstack(spaced).repeat(scale, 0).repeat(scale, 1)


def test_a_blank_picture_has_no_characters():
    assert split_characters(np.zeros((50, 60), np.uint8)) == []


def test_hardly_any_digit_is_taken_apart():
    parts = [len(split_characters(digit.repeat(4, 0).repeat(4, 1))) for digit in DIGITS]
    assert parts.count(1) >= 58


@pytest.mark.parametrize("n", [2, 3, 4, 6])
def test_digits_in_a_row_are_cut_apart_from_left_to_right(n):
    digits = DIGITS[20 : 20 + n]
    parts = split_characters(row(digits))
    assert len(parts) == n
    for part, digit in zip(parts, digits, strict=True):
        assert part.sum(dtype=int) == pytest.approx(16 * digit.sum(dtype=int), rel=0.05)


def test_a_stroke_in_a_row_is_as_wide_as_it_is_alone():
    alone, beside = np.zeros((280, 280), np.uint8), np.zeros((280, 280), np.uint8)
    alone[84:196, 60:82] = 255
    beside[84:196, 150:210] = 255
    first, _ = split_characters(np.maximum(alone, beside))
    np.testing.assert_array_equal(canonical_digit(first), canonical_digit(alone))


def test_pieces_above_each_other_are_one():
    picture = np.zeros((100, 60), np.uint8)
    picture[10:16, 15:50] = picture[25:80, 10:45] = 255
    (part,) = split_characters(picture)
    assert part is picture


def test_the_stroke_of_an_open_four_belongs_to_it():
    picture = np.zeros((100, 100), np.uint8)
    picture[10:50, 10:16] = picture[45:51, 10:70] = picture[5:42, 50:56] = 255
    assert len(split_characters(picture)) == 1


def test_a_point_is_no_character():
    picture = np.zeros((100, 100), np.uint8)
    picture[10:90, 20:28] = picture[80:88, 60:68] = 255
    assert len(split_characters(picture)) == 1


def test_a_texture_is_left_whole():
    picture = np.zeros((100, 100), np.uint8)
    picture[:, ::5] = 255
    assert len(split_characters(picture)) == 1
