"""Near-anomalies: what is bundled, what is made from digits, and how the bundle is written."""

import importlib
import io
import tarfile
from pathlib import Path

import numpy as np
import pytest
from PIL import ImageFont

from core.bundling import near as maker
from core.data import DamagedBundle, canonical, has_digit_shape, load_altered, load_mnist, load_near
from core.data.altered import pair
from core.data.packages import FetchFailed

near = importlib.import_module("core.data.near")
SIZES = {"kana": 14 * 71, "letters": 20 * 52, "omniglot_kana": 46 * 10}
MADE = ("rotated", "two_digits", "inverted", "noisy")


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_each_bundled_set_is_whole_and_inked(name: str, size: int):
    found = load_near(name)
    assert found.images.shape == (size, 28, 28)
    assert found.images.dtype == np.uint8
    assert len(found) == size
    assert (found.images.max(axis=(1, 2)) == 255).all()
    ink = found.images.mean(axis=(1, 2)) / 255
    assert ink.min() > 0.015
    assert ink.max() < 0.5


@pytest.mark.parametrize("name", [*SIZES, *MADE])
def test_each_image_has_the_form_of_a_drawing(name: str):
    found = load_near(name) if name in SIZES else load_altered(name)
    rows, columns = (found.images.any(axis=axis) for axis in (2, 1))
    longest = np.maximum(rows.sum(axis=1), columns.sum(axis=1))
    assert longest.max() <= 20
    again = [canonical(image) for image in found.images[:20]]
    np.testing.assert_allclose(again, found.images[:20], atol=80)


def test_the_bundle_stays_below_a_megabyte():
    assert sum(file.stat().st_size for file in near.FOLDER.iterdir()) < 1_000_000


def test_letters_and_kana_are_named_by_code_points():
    letters, kana = load_near("letters").labels, load_near("kana").labels
    assert "".join(map(chr, letters[:52])) == maker.LETTERS
    np.testing.assert_array_equal(letters, np.tile(letters[:52], 20))
    assert len(set(maker.KANA)) == 71
    assert "".join(map(chr, kana[:71])) == maker.KANA
    counts = np.unique(load_near("omniglot_kana").labels, return_counts=True)[1]
    assert (counts == 10).all()
    assert len(counts) == 46


def test_letters_in_the_shape_of_a_digit_are_marked():
    labels = load_near("letters").labels
    marked = {chr(label) for label in labels[has_digit_shape(labels)]}
    assert marked == set("OoIlZzSsbBgq")
    assert not has_digit_shape(load_near("kana").labels).any()


@pytest.mark.parametrize("damage", [b"no archive", b"", None])
def test_a_damaged_or_missing_file_is_named(damage: bytes | None, tmp_path: Path, monkeypatch):
    if damage is not None:
        (tmp_path / "kana.npz").write_bytes(damage)
    monkeypatch.setattr(near, "FOLDER", tmp_path)
    near.load_near.cache_clear()
    with pytest.raises(
        DamagedBundle, match=r"kana.npz is missing or damaged: restore .*bundling.near"
    ):
        load_near("kana")


def test_a_changed_image_fails_the_checksum(tmp_path: Path, monkeypatch):
    whole = load_near("omniglot_kana")
    changed = whole.images.copy()
    changed[0, 0, 0] ^= 1
    maker.write_set(near.NearSet(changed, whole.labels), tmp_path / "omniglot_kana.npz")
    monkeypatch.setattr(near, "FOLDER", tmp_path)
    near.load_near.cache_clear()
    with pytest.raises(DamagedBundle):
        load_near("omniglot_kana")


def test_a_set_is_written_as_the_bundle_holds_it(tmp_path: Path, monkeypatch):
    maker.write_set(load_near("omniglot_kana"), tmp_path / "new" / "omniglot_kana.npz")
    monkeypatch.setattr(near, "FOLDER", tmp_path / "new")
    near.load_near.cache_clear()
    assert len(load_near("omniglot_kana")) == 460


@pytest.mark.parametrize("load", [load_near, load_altered])
def test_unknown_sets_are_named(load):
    with pytest.raises(ValueError, match=r"`name` must be one of .* Received: name='runes'"):
        load("runes")


def test_a_character_is_drawn_in_full_whatever_its_baseline():
    font = ImageFont.load_default(60)
    for character in "Ajg":
        drawn = maker.draw_character(font, character)
        assert drawn.max() > 200
        edges = np.concatenate([drawn[0], drawn[-1], drawn[:, 0], drawn[:, -1]])
        assert not edges.any()


def test_a_set_is_ordered_by_fonts_then_characters():
    fonts = [ImageFont.load_default(60), ImageFont.load_default(80)]
    drawn = maker.draw_set(fonts, "AB")
    assert "".join(map(chr, drawn.labels)) == "ABAB"
    np.testing.assert_array_equal(drawn.images[2], canonical(maker.draw_character(fonts[1], "A")))


def test_handwritten_kana_are_prepared_as_drawings(tmp_path: Path):
    drawing = np.zeros((2, 105, 105), np.uint8)
    drawing[0, 10:90, 30:33] = drawing[1, 60:63, 5:80] = 255
    codes = np.array([0x3042, 0x3044], np.uint32)
    np.savez(tmp_path / "kana.npz", images=drawing, codepoints=codes)
    prepared = maker.prepare_omniglot(tmp_path / "kana.npz")
    np.testing.assert_array_equal(prepared.images[0], canonical(drawing[0]))
    assert prepared.labels.tolist() == [0x3042, 0x3044]


def test_a_package_without_a_regular_style_is_named(tmp_path: Path, monkeypatch):
    def pack(package: str, folder: Path) -> Path:
        assert package == "@expo-google-fonts/nothing@1"
        with tarfile.open(folder / "nothing.tgz", "w:gz") as archive:
            archive.addfile(tarfile.TarInfo("package/index.js"), io.BytesIO())
        return folder / "nothing.tgz"

    monkeypatch.setattr(maker, "npm_pack", pack)
    with pytest.raises(FetchFailed, match=r"nothing\.tgz holds no regular style"):
        maker.fetch_font("nothing@1")


@pytest.mark.parametrize("name", MADE)
def test_altered_digits_are_the_same_each_time(name: str):
    first = load_altered(name)
    load_altered.cache_clear()
    np.testing.assert_array_equal(load_altered(name).images, first.images)
    assert first.images.shape == (1000, 28, 28)
    with pytest.raises(ValueError, match="read-only"):
        first.images[0] = 0


def test_turned_digits_leave_out_what_stays_a_digit():
    labels = load_altered("rotated").labels
    assert {chr(label) for label in labels} == set("2345679")


def test_a_digit_turned_back_is_the_digit_of_the_test_split():
    digit = np.rot90(load_altered("rotated").images[0], k=-1)
    distance = np.abs(load_mnist("test").images.astype(int) - digit).mean(axis=(1, 2))
    assert distance.min() < 20 < np.sort(distance)[1]


def test_two_digits_stand_apart_in_one_picture():
    digits = load_mnist("test").images[:50]
    pictures = pair(digits, np.random.default_rng(0))
    for digit, picture in zip(digits, pictures, strict=True):
        width = int(digit.any(axis=0).sum())
        np.testing.assert_array_equal(picture[:, :width], digit[:, digit.any(axis=0)])
        assert not picture[:, width : width + 4].any()
        assert picture[:, width + 4].any()
        partner = picture[:, width + 4 :]
        assert partner.shape != (28, width) or (partner != picture[:, :width]).any()


def test_inverted_digits_are_mostly_ink():
    assert load_altered("inverted").images[:, 5:23, 5:23].mean() > 150


def test_noise_reaches_where_a_digit_has_no_ink():
    corners = load_altered("noisy").images[:, 4:8, 4:8]
    assert corners.std(axis=(1, 2)).min() > 5
