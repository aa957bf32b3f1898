from dataclasses import fields, replace

import numpy as np
import pytest

from core.kana.data import SPLITS, fonts_of, load_kana, synthesize
from core.writing.characters import CHARACTERS, N_CHARACTERS, READINGS, ROWS
from core.writing.glyphs import print_glyphs, trace_glyphs
from core.writing.hands import write
from core.writing.shapes import FAMILIES, FONTS, load_pen_strokes, load_shapes
from core.writing.styles import Variation, draw_styles

EVERY = np.arange(N_CHARACTERS)
STILL = Variation(
    **{field.name: 0.0 for field in fields(Variation)} | {"thinnest": 1.0, "thickest": 1.0}
)


def written(variation, seed=0, labels=EVERY):
    rng = np.random.default_rng(seed)
    style = draw_styles(1, variation, rng).of(np.zeros(len(labels), int))
    return write(labels, style, variation, rng)


def test_there_are_71_characters_with_readings_in_rows():
    assert len(set(CHARACTERS)) == len(CHARACTERS) == len(READINGS) == 71
    assert sorted(index for row in ROWS.values() for index in row) == list(range(71))
    assert CHARACTERS[ROWS["ma"][1]] == "み"
    assert READINGS[CHARACTERS.index("ぢ")] == "ji (di)"
    assert READINGS[CHARACTERS.index("ぽ")] == "po"


def test_strokes_are_those_of_the_textbooks():
    strokes = load_pen_strokes()
    counts = {c: len(strokes[CHARACTERS.index(c)]) for c in "あいしきぎぱんほ"}
    assert counts == {"あ": 3, "い": 2, "し": 1, "き": 4, "ぎ": 6, "ぱ": 4, "ん": 1, "ほ": 4}
    first = strokes[CHARACTERS.index("あ")][0]
    assert first[-1, 0] > first[0, 0]  # from left to right
    steps = np.hypot(*np.diff(first, axis=0).T)
    assert steps.max() < 1.2 * steps.min()


@pytest.mark.parametrize("variation", [STILL, Variation()])
def test_every_character_is_drawn_and_told_apart_from_every_other(variation):
    images = written(variation).reshape(71, -1).astype(float)
    assert (images.max(axis=1) == 255).all()
    assert ((images > 0).mean(axis=1) > 0.02).all()
    distance = np.linalg.norm(images[:, None] - images, axis=2) + 1e9 * np.eye(71)
    assert distance.min() > 400


@pytest.mark.parametrize("draw", [print_glyphs, trace_glyphs])
def test_every_font_draws_every_character_and_no_two_alike(draw):
    for font in range(len(FONTS)):
        rng = np.random.default_rng(0)
        images = draw(EVERY, np.full(71, font), STILL, rng).reshape(71, -1).astype(float)
        assert (images.max(axis=1) == 255).all()
        distance = np.linalg.norm(images[:, None] - images, axis=2) + 1e9 * np.eye(71)
        assert distance.min() > 300


def test_the_same_seed_writes_the_same_and_another_seed_does_not():
    np.testing.assert_array_equal(written(Variation(), 3), written(Variation(), 3))
    assert (written(Variation(), 3) != written(Variation(), 4)).any(axis=(1, 2)).all()


@pytest.mark.parametrize(
    "name",
    [
        "slant",
        "aspect",
        "rotation",
        "warp",
        "stroke_rotation",
        "stroke_scale",
        "stroke_shift",
        "bow",
        "shake",
        "overshoot",
        "pressure",
    ],
)
def test_each_variation_alone_changes_what_is_written(name):
    labels = np.full(40, CHARACTERS.index("き"))
    varied = written(replace(STILL, **{name: 2 * getattr(Variation(), name)}), labels=labels)
    still = written(STILL, labels=labels)
    assert (still.std(axis=0) == 0).all()
    assert varied.std(axis=0).mean() > 1.0


def test_pens_and_joins_vary():
    rng = np.random.default_rng(0)
    styles = draw_styles(400, Variation(), rng)
    assert styles.radius.min() < 0.5 < 1.1 < styles.radius.max()
    assert 0 < (styles.joining > 0).mean() < 1
    labels = np.full(30, CHARACTERS.index("い"))
    joined = replace(draw_styles(1, STILL, rng).of(np.zeros(30, int)), joining=np.ones(30))
    assert write(labels, joined, STILL, rng).sum() > 1.1 * written(STILL, labels=labels).sum()


def test_no_font_family_is_in_two_splits():
    fonts = {split: {FONTS[i] for i in fonts_of(split)} for split in SPLITS}
    assert sorted(f for names in fonts.values() for f in names) == sorted(FONTS)
    for family in FAMILIES.values():
        assert sum(not set(family).isdisjoint(names) for names in fonts.values()) == 1


def test_splits_are_balanced_repeatable_and_different():
    validation = load_kana("validation", 3)
    assert validation.images.shape == (213, 28, 28)
    assert (np.bincount(validation.labels) == 3).all()
    load_kana.cache_clear()
    np.testing.assert_array_equal(load_kana("validation", 3).images, validation.images)
    assert (load_kana("test", 3).images != validation.images).any(axis=(1, 2)).all()


def test_a_single_image_can_be_drawn():
    for seed in range(8):
        image = synthesize(np.array([5]), "test", np.random.default_rng(seed))
        assert image.shape == (1, 28, 28)
        assert image.max() == 255


def test_an_unknown_split_is_refused():
    with pytest.raises(ValueError, match=r"`split` must be one of .* Received: split='all'"):
        load_kana("all")


def test_shapes_are_read_only():
    assert not load_shapes().glyphs.flags.writeable
