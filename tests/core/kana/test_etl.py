"""ETL files are written here in AIST's layout, and read back."""

import struct
import tracemalloc

import numpy as np
import pytest

from core.data.canonical import canonical_kana
from core.kana.readers.etl import UnreadableEtl, hiragana, read_etl
from core.writing.characters import CHARACTERS, INDICES

GREY_SHAPE, BINARY_SHAPE = (127, 128), (63, 64)


def jis(character):
    """The JIS X 0208 code, for hiragana by the table itself: ぁ is 0x2421."""
    return 0x2421 + ord(character) - ord("ぁ")


def scanned(shape, seed, ink=15):
    """A bar and a dot of ink whose place depends on the seed, on black paper."""
    rng = np.random.default_rng(seed)
    picture = np.zeros(shape, np.uint8)
    top, left = rng.integers(8, 20, 2)
    picture[top : top + 30, left : left + 5] = ink
    picture[top + 10 : top + 14, left + 20 : left + 24] = ink
    return picture


def grey_record(code, picture, reading=b"A.HIRA  ", serial=1):
    head = struct.pack(
        ">HH8sIBBBBHHHHBB30x", serial, code, reading, 7, 0, 0, 1, 30, 5, 5, 1, 1, 3, 4
    )
    even, odd = picture[:, ::2], picture[:, 1::2]
    return head + ((even << 4) | odd).tobytes() + bytes(11)


def binary_record(code, picture, reading=b"A.HI"):
    return struct.pack(">HH4s", 1, code, reading) + np.packbits(picture).tobytes()


def binary_file(records):
    return bytes(512) + b"".join(records)


def written(tmp_path, content, name="ETL8G_01"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_every_hiragana_of_a_grey_file_comes_back_with_its_label(tmp_path):
    content = b"".join(
        grey_record(jis(character), scanned(GREY_SHAPE, index))
        for index, character in enumerate(CHARACTERS)
    )
    split = read_etl(written(tmp_path, content))
    assert split.labels.tolist() == list(range(71))
    assert split.labels.dtype == split.images.dtype == np.uint8
    for index, image in enumerate(split.images):
        np.testing.assert_array_equal(image, canonical_kana(scanned(GREY_SHAPE, index) * 17))


def test_every_hiragana_of_a_binary_file_comes_back_with_its_label(tmp_path):
    records = [
        binary_record(jis(character), scanned(BINARY_SHAPE, index, ink=1))
        for index, character in enumerate(CHARACTERS)
    ]
    split = read_etl(written(tmp_path, binary_file(records), "ETL8B2C1"))
    assert split.labels.tolist() == list(range(71))
    for index, image in enumerate(split.images):
        np.testing.assert_array_equal(image, canonical_kana(scanned(BINARY_SHAPE, index, ink=255)))


@pytest.mark.parametrize("shape", [GREY_SHAPE, BINARY_SHAPE])
def test_pictures_come_back_pixel_for_pixel(tmp_path, shape):
    rng = np.random.default_rng(0)
    if shape == GREY_SHAPE:
        picture = rng.integers(0, 16, shape, dtype=np.uint8)
        content, top = grey_record(jis("ん"), picture), 17
    else:
        picture = rng.integers(0, 2, shape, dtype=np.uint8)
        content, top = binary_file([binary_record(jis("ん"), picture)]), 255
    ((label, pixels),) = hiragana(written(tmp_path, content))
    assert CHARACTERS[label] == "ん"
    np.testing.assert_array_equal(pixels, picture * top)


def test_uneven_grey_paper_leaves_the_ink(tmp_path):
    rng = np.random.default_rng(1)
    picture = scanned(GREY_SHAPE, 3)
    paper = rng.integers(1, 3, GREY_SHAPE, dtype=np.uint8)
    content = grey_record(jis("あ"), np.maximum(picture, paper))
    image = read_etl(written(tmp_path, content)).images[0]
    clean = canonical_kana(picture * 17)
    assert np.abs(image.astype(int) - clean).mean() < 3


def test_the_code_decides_and_not_the_reading(tmp_path):
    """を has another reading, 平 has that of a hiragana, small つ is none of the 71."""
    picture = scanned(GREY_SHAPE, 0)
    content = b"".join(
        [
            grey_record(jis("を"), picture, b"O.WO    "),
            grey_record(0x4A3F, picture, b"HE.HIRA "),  # 平
            grey_record(jis("っ"), picture),
            grey_record(0x2522, picture, b"A.KATA  "),  # ア
            grey_record(jis("ぴ"), picture),
        ]
    )
    labels = read_etl(written(tmp_path, content)).labels
    assert labels.tolist() == [INDICES["を"], INDICES["ぴ"]]


def test_a_folder_is_read_in_the_order_of_names(tmp_path):
    picture = scanned(GREY_SHAPE, 0)
    written(tmp_path, grey_record(jis("い"), picture), "ETL8G_02")
    written(tmp_path, grey_record(jis("あ"), picture), "ETL8G_01")
    written(tmp_path, b"ETL8G: 33 files", "ETL8INFO")
    assert read_etl(tmp_path).labels.tolist() == [0, 1]


@pytest.mark.parametrize("n_missing", [1, 4000, 8198])
def test_a_grey_file_cut_short_is_refused_with_its_offset(tmp_path, n_missing):
    content = b"".join(grey_record(jis("あ"), scanned(GREY_SHAPE, seed)) for seed in range(3))
    path = written(tmp_path, content[:-n_missing])
    sentence = f"ETL8G_01 is cut short.*begins at byte 16398 has {8199 - n_missing} of its 8199"
    with pytest.raises(UnreadableEtl, match=sentence):
        read_etl(path)


def test_a_binary_file_cut_short_is_refused_with_its_offset(tmp_path):
    content = binary_file([binary_record(jis("あ"), scanned(BINARY_SHAPE, 0, ink=1))] * 2)
    path = written(tmp_path, content[:-100], "ETL8B2C1")
    with pytest.raises(UnreadableEtl, match=r"ETL8B2C1 is cut short.*byte 1024 has 412 of its 512"):
        read_etl(path)


def test_a_record_without_a_code_is_refused_with_its_offset(tmp_path):
    records = [grey_record(jis("あ"), scanned(GREY_SHAPE, 0))] * 9
    records.append(grey_record(0x2980, scanned(GREY_SHAPE, 0)))
    path = written(tmp_path, b"".join(records))
    with pytest.raises(UnreadableEtl, match=f"damaged at byte {9 * 8199 + 2}: 0x2980"):
        read_etl(path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"It was a dark and stormy night; the rain fell in torrents. " * 600,
        b"\x89PNG\r\n\x1a\n" + bytes(9000),
        np.random.default_rng(0).integers(0, 256, 90_000, dtype=np.uint8).tobytes(),
        bytes(8199 * 4),
    ],
    ids=["empty", "prose", "picture", "noise", "zeros"],
)
def test_a_foreign_file_is_refused_by_name(tmp_path, content):
    path = written(tmp_path, content, "diary")
    with pytest.raises(
        UnreadableEtl, match=r"diary is neither an ETL8G nor an ETL8B2 file.*byte 2"
    ):
        read_etl(path)


def test_a_file_without_hiragana_is_refused(tmp_path):
    path = written(tmp_path, grey_record(0x2522, scanned(GREY_SHAPE, 0), b"A.KATA  "))
    with pytest.raises(UnreadableEtl, match="ETL8G_01 holds none of the 71"):
        read_etl(path)


def test_a_missing_file_and_an_empty_folder_are_refused(tmp_path):
    with pytest.raises(UnreadableEtl, match="ETL8G_33 cannot be read: No such file"):
        read_etl(tmp_path / "ETL8G_33")
    with pytest.raises(UnreadableEtl, match="no file named"):
        read_etl(tmp_path)


def test_memory_does_not_grow_with_the_file(tmp_path):
    """Eight megabytes of kanji take less than two to pass over."""
    kanji = grey_record(0x4A3F, scanned(GREY_SHAPE, 0), b"HE.HIRA ") * 1000
    path = written(tmp_path, kanji + grey_record(jis("あ"), scanned(GREY_SHAPE, 0)))
    del kanji
    tracemalloc.start()
    read_etl(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000
