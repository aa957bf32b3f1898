import gzip

import numpy as np
import pytest

from core.data.canonical import canonical_kana
from core.data.idx import encode_idx
from core.kana.readers.kuzushiji import KMNIST, KUZUSHIJI_49, UnreadableKuzushiji, read_kuzushiji
from core.writing.characters import CHARACTERS


@pytest.fixture
def images():
    """49 images whose bars differ in length."""
    pictures = np.zeros((49, 28, 28), np.uint8)
    for index, picture in enumerate(pictures):
        picture[3 : 5 + index // 3, 10:13] = 200
        picture[3:6, 10 : 14 + index % 3] = 200
    return pictures


def as_npz(path, array):
    np.savez_compressed(path, array)
    return path.with_name(path.name + ".npz")


def as_idx(path, array):
    path.write_bytes(encode_idx(array))
    return path


def as_gzipped_idx(path, array):
    path.write_bytes(gzip.compress(encode_idx(array)))
    return path


@pytest.mark.parametrize("write", [as_npz, as_idx, as_gzipped_idx])
def test_kmnist_is_read_in_each_form(tmp_path, images, write):
    labels = np.array([9, 0, 1, 2, 3, 4, 5, 6, 7, 8], np.uint8)
    split = read_kuzushiji(
        write(tmp_path / "images", images[:10]), write(tmp_path / "labels", labels)
    )
    assert "".join(CHARACTERS[label] for label in split.labels) == "をおきすつなはまやれ"
    np.testing.assert_array_equal(split.images, [canonical_kana(image) for image in images[:10]])
    assert split.dropped == {}


def test_the_49_classes_are_48_kana_from_a_to_n_and_the_iteration_mark():
    """Unicode lists the kana in the same order, small and voiced ones between them."""
    small_and_voiced = "ぁぃぅぇぉがぎぐげござじずぜぞだぢっづでどばぱびぴぶぷべぺぼぽゃゅょゎ"
    every = (chr(code) for code in range(ord("ぁ"), ord("ん") + 1))
    assert "".join(kana for kana in every if kana not in small_and_voiced) + "ゝ" == KUZUSHIJI_49
    assert len(KUZUSHIJI_49) == 49
    assert [KUZUSHIJI_49.index(kana) // 5 for kana in KMNIST[:7]] == list(range(7))


def test_kuzushiji_49_drops_and_counts_what_is_none_of_the_71(tmp_path, images):
    labels = np.arange(49, dtype=np.uint8)
    labels[[0, 1]] = 48
    split = read_kuzushiji(as_npz(tmp_path / "i", images), as_npz(tmp_path / "l", labels))
    assert split.dropped == {"ゝ": 3, "ゐ": 1, "ゑ": 1}
    expected = [character for character in KUZUSHIJI_49[2:48] if character not in "ゐゑ"]
    assert [CHARACTERS[label] for label in split.labels] == expected
    assert split.images.shape == (44, 28, 28)
    np.testing.assert_array_equal(split.images[-1], canonical_kana(images[47]))
    assert split.labels.dtype == np.uint8


@pytest.mark.parametrize(
    ("shape", "labels", "sentence"),
    [
        ((2, 27, 28), [0, 1], "images of 28 x 28.*27"),
        ((2, 28, 28), [0, 1, 2], "each of the 2 images"),
        ((2, 28, 28), [0, 49], "from 0 to 48.*0 to 49"),
        ((0, 28, 28), [], "from 0 to 48.*none"),
    ],
)
def test_other_contents_are_refused(tmp_path, shape, labels, sentence):
    images = as_idx(tmp_path / "images", np.ones(shape, np.uint8))
    with pytest.raises(UnreadableKuzushiji, match=sentence):
        read_kuzushiji(images, as_idx(tmp_path / "labels", np.array(labels, np.uint8)))


def test_a_damaged_file_is_refused_by_name(tmp_path, images):
    whole = as_npz(tmp_path / "images", images)
    (tmp_path / "cut").write_bytes(gzip.compress(encode_idx(images))[:-20])
    (tmp_path / "text").write_text("labels")
    for name in ("cut", "text", "missing"):
        with pytest.raises(UnreadableKuzushiji, match=f"{name} cannot be read"):
            read_kuzushiji(whole, tmp_path / name)


def test_pickled_objects_are_refused(tmp_path):
    path = tmp_path / "images.npz"
    np.savez(path, np.array([{"a": 1}], dtype=object))
    with pytest.raises(UnreadableKuzushiji, match="cannot be read"):
        read_kuzushiji(path, path)
