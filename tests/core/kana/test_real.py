import numpy as np
import pytest

from core.kana.outliers import load_outliers
from core.kana.real import UnreadableHandwriting, load_hands, read_handwriting
from core.writing.characters import CHARACTERS


def save(path, codes, shape=(60, 50), dtype=np.uint8):
    images = np.zeros((len(codes), *shape), dtype)
    images[:, 10:40, 20:24] = 255
    np.savez(path, images=images, codepoints=np.array(codes))
    return path


def test_the_bundled_hands_write_the_46_basic_characters_ten_times():
    hands = load_hands()
    assert hands.images.shape == (460, 28, 28)
    assert (np.bincount(hands.labels) == 10).all()
    assert hands.labels.max() == 45


def test_handwriting_is_read_prepared_and_cut_to_the_71(tmp_path):
    codes = [ord("ぽ"), ord("漢"), ord("あ")]
    split = read_handwriting(save(tmp_path / "own.npz", codes))
    assert [CHARACTERS[label] for label in split.labels] == ["ぽ", "あ"]
    assert split.images.shape == (2, 28, 28)
    assert split.images.max() == 255


def test_etl_files_are_told_by_their_content(tmp_path):
    record = np.zeros(512, np.uint8)
    record[2:4] = 0x24, 0x22  # あ
    record[4:8] = list(b"A.HI")
    picture = np.zeros((63, 64), np.uint8)
    picture[10:50, 30:36] = 1
    record[8:] = np.packbits(picture)
    (tmp_path / "ETL8B2C1").write_bytes(bytes(512) + record.tobytes())
    split = read_handwriting(tmp_path / "ETL8B2C1")
    assert [CHARACTERS[label] for label in split.labels] == ["あ"]


def test_images_of_kuzushiji_are_read_with_the_labels_beside_them(tmp_path):
    images = np.zeros((2, 28, 28), np.uint8)
    images[:, 5:20, 12:16] = 255
    np.savez(tmp_path / "kmnist-test-imgs.npz", images)
    np.savez(tmp_path / "kmnist-test-labels.npz", np.array([0, 9], np.uint8))
    split = read_handwriting(tmp_path / "kmnist-test-imgs.npz")
    assert [CHARACTERS[label] for label in split.labels] == ["お", "を"]


def test_what_is_no_handwriting_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no file .*none\.npz"):
        read_handwriting(tmp_path / "none.npz")
    (tmp_path / "text.npz").write_text("not an archive")
    with pytest.raises(UnreadableHandwriting, match=r"text\.npz is no \.npz with"):
        read_handwriting(tmp_path / "text.npz")
    with pytest.raises(UnreadableHandwriting, match=r"must hold uint8 images"):
        read_handwriting(save(tmp_path / "float.npz", [0x3042], dtype=np.float32))
    with pytest.raises(UnreadableHandwriting, match=r"none of the 71"):
        read_handwriting(save(tmp_path / "kanji.npz", [ord("漢")]))


def test_outliers_are_canonical_pictures_and_no_two_alike():
    for name, images in load_outliers().items():
        assert images.dtype == np.uint8
        assert images.shape[1:] == (28, 28)
        assert (images.reshape(len(images), -1).max(axis=1) >= 250).all(), name
    drawn = load_outliers()["shapes"].reshape(500, -1)
    assert len(np.unique(drawn, axis=0)) == 500
