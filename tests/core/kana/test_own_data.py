"""Training on the user's own ETL8: a small file in its true layout, split, trained, judged."""

from dataclasses import replace

import numpy as np
import pytest

from core.data import Split, canonical_kana, load_mnist
from core.kana.config import LINEAR_PRESETS, PRESETS
from core.kana.confusions import load_confusions
from core.kana.data import load_kana
from core.kana.evaluation import evaluate_kana, store_predictions
from core.kana.readers.etl import UnreadableEtl, read_etl, reduce_plainly
from core.kana.splits import cut_own, load_split
from core.kana.training import train
from core.kana.viewers import TestAccuracyForViewers
from core.runs import Run
from core.training.loop import supervise
from core.writing.characters import CHARACTERS
from tests.core.kana.test_etl import GREY_SHAPE, grey_record, jis, scanned

N_WRITERS = 10
FEW = "あいうえお"
LITTLE = {"n_epochs": 6, "epoch_steps": 20, "batch_size": 20, "test_steps": 120}


def drawn(character: str, writer: int) -> np.ndarray:
    """A bar whose height tells the character and whose place tells the writer."""
    picture = np.zeros(GREY_SHAPE, np.uint8)
    top = 10 + 20 * FEW.index(character)
    picture[top : top + 12, 20 + writer : 100 + writer] = 15
    return picture


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory):
    """Two files of five writers each: every one writes five hiragana and a kanji read "hira"."""
    made = tmp_path_factory.mktemp("etl")
    for number in range(2):
        writers = range(5 * number, 5 * number + 5)
        records = [
            record
            for writer in writers
            for record in (
                *(grey_record(jis(c), drawn(c, writer), serial=writer) for c in FEW),
                grey_record(0x4A3F, scanned(GREY_SHAPE, writer), b"HE.HIRA "),  # 平
            )
        ]
        (made / f"ETL8G_0{number + 1}").write_bytes(b"".join(records))
    return made


def config_on(folder, **changes):
    return replace(LINEAR_PRESETS["text"], data=str(folder), **(LITTLE | changes))


def test_a_plain_reduction_keeps_paper_and_place():
    picture = np.zeros((56, 84), np.uint8)
    picture[2:4, 6:9] = 200
    reduced = reduce_plainly(picture)
    assert reduced.shape == (28, 28)
    assert reduced[1, 2] == 200
    assert np.count_nonzero(reduced) == 1
    assert (canonical_kana(picture) != reduced).any()


def test_a_grey_picture_is_reduced_to_means_of_whole_pixels():
    picture = np.random.default_rng(0).integers(0, 256, GREY_SHAPE).astype(np.uint8)
    parts = [np.floor((np.arange(n) + 0.5) * 28 / n).astype(int) for n in GREY_SHAPE]
    expected = [
        [picture[np.ix_(parts[0] == i, parts[1] == j)].mean() for j in range(28)] for i in range(28)
    ]
    np.testing.assert_allclose(reduce_plainly(picture), expected, atol=1)


def test_the_preparation_decides_how_pictures_are_read(folder):
    plain, usual = read_etl(folder, "plain"), read_etl(folder)
    np.testing.assert_array_equal(plain.labels, usual.labels)
    np.testing.assert_array_equal(plain.images[2], reduce_plainly(drawn("う", 0) * np.uint8(17)))
    np.testing.assert_array_equal(usual.images[2], canonical_kana(drawn("う", 0) * np.uint8(17)))


def test_a_writer_is_in_one_split_alone(folder):
    config = config_on(folder)
    splits = {name: load_split(config, name) for name in ("train", "validation", "test")}
    assert {name: len(split) for name, split in splits.items()} == {
        "train": 40,
        "validation": 5,
        "test": 5,
    }
    for name, writer in (("validation", 8), ("test", 9)):
        assert [CHARACTERS[label] for label in splits[name].labels] == list(FEW)
        np.testing.assert_array_equal(
            splits[name].images[0], reduce_plainly(drawn("あ", writer) * np.uint8(17))
        )


def test_files_ordered_by_character_are_split_by_writer_too():
    labels = np.repeat(np.arange(3, dtype=np.uint8), 20)
    whole = Split(load_mnist("test").images[:60], labels)
    test = cut_own(whole, "test")
    assert test.labels.tolist() == [0, 0, 1, 1, 2, 2]
    np.testing.assert_array_equal(test.images, whole.images[[9, 19, 29, 39, 49, 59]])


def test_too_few_images_are_refused(folder):
    whole = read_etl(folder)
    few = Split(whole.images[:40], whole.labels[:40])
    with pytest.raises(ValueError, match=r"`data` must hold at least 10 images.*Received: 8"):
        cut_own(few, "test")
    with pytest.raises(ValueError, match="`batch_size` must be <= 40, the number of images"):
        train(config_on(folder, batch_size=41), Run(folder / "run"), [])


def test_without_data_the_writing_is_synthetic():
    config = LINEAR_PRESETS["text"]
    assert load_split(config, "validation") is load_kana("validation")
    assert len(load_split(config, "train")) == 160 * 71


@pytest.fixture(scope="module")
def own_run(folder, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The regression, trained on the file."""
    run = Run(tmp_path_factory.mktemp("own") / "linear")
    config = config_on(folder, learning_rate=1e-2)
    supervise(run, "kana-linear", config, train, [TestAccuracyForViewers(run)])
    return run


def test_a_run_on_the_users_file_learns_and_is_judged_by_held_out_writers(own_run: Run, folder):
    figures = evaluate_kana(own_run)
    assert figures["trained_on"] == "ETL8"
    assert figures["test_accuracy"] == own_run.metrics[-1]["test_accuracy"] == 1.0
    assert figures["validation_accuracy"] == own_run.metrics[-1]["validation_accuracy"]
    store_predictions(own_run)
    confusions = load_confusions(own_run)
    assert confusions.labels.tolist() == confusions.predictions.tolist() == [0, 1, 2, 3, 4]


def test_a_cnn_trains_on_the_users_file(folder, run: Run):
    config = replace(
        PRESETS["text-constant"], data=str(folder), n_epochs=1, epoch_steps=2, test_steps=0
    )
    assert supervise(run, "kana-cnn", replace(config, batch_size=20), train, [])
    assert np.isfinite(run.metrics[0]["loss"])


def test_a_run_whose_file_is_gone_says_so(own_run: Run, tmp_path):
    moved = config_on(tmp_path / "ETL8G_01")
    with pytest.raises(UnreadableEtl, match="ETL8G_01 cannot be read"):
        load_split(moved, "test")
