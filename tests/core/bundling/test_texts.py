from dataclasses import asdict, replace

import h5py
import numpy as np
import pytest

from core.bundling.texts import FILM, MOST, bundle, name_of
from core.methods import METHODS
from core.runs import Run, write_json


@pytest.fixture
def make(tmp_path):
    """Return a function that makes a run of kana-cnn with weights and a fitted outlier test."""

    def make(preset, seed=0, method="kana-cnn", **changes):
        run = Run(tmp_path / "runs" / f"{method}-{preset}-{seed}")
        run.path.mkdir(parents=True)
        config = asdict(replace(METHODS[method].preset(preset), seed=seed, **changes))
        write_json(run.config_file, {"method": method, "seed": seed, "config": config})
        write_json(run.status_file, {"state": "finished"})
        write_json(run.evaluation_file, {"test_accuracy": 0.9})
        run.novelty_file.write_bytes(b"much")
        with h5py.File(run.weights_file, "w") as stored:
            stored["layer"] = np.float32([1.5, 2.5])
        return run

    return make


def test_a_run_is_named_by_its_preset_and_its_seed(make):
    assert name_of(make("text-10k")) == "kana-cnn-text-10k"
    assert name_of(make("text-10k", seed=3)) == "kana-cnn-text-10k-s3"
    assert name_of(make("text", method="mine-gaussian", rho=0.8)) == "mine-gaussian-text-rho-0.8"


def test_a_run_of_ours_is_refused(make):
    with pytest.raises(ValueError, match="took no text's recipe"):
        name_of(make("quick"))


def test_the_first_seed_keeps_its_weights_in_half_precision(make, tmp_path):
    kept = bundle(make("text-10k"), tmp_path / "exhibits")
    with h5py.File(kept.weights_file) as stored:
        assert stored["layer"].dtype == np.float16
        np.testing.assert_array_equal(stored["layer"], [1.5, 2.5])
    assert kept.evaluation == {"test_accuracy": 0.9}
    assert not kept.novelty_file.exists()


def test_other_seeds_keep_what_tables_need(make, tmp_path):
    kept = bundle(make("text-10k", seed=1), tmp_path / "exhibits")
    assert {file.name for file in kept.path.iterdir()} == {
        "config.json",
        "status.json",
        "evaluation.json",
    }


def test_a_bundle_takes_the_place_of_an_earlier_one(make, tmp_path):
    run = make("text-10k")
    bundle(run, tmp_path / "exhibits")
    write_json(run.evaluation_file, {"test_accuracy": 0.95})
    assert bundle(run, tmp_path / "exhibits").evaluation == {"test_accuracy": 0.95}


@pytest.mark.parametrize(("preset", "stays"), [("text-10k", True), ("text-dropout", False)])
def test_large_weights_come_along_where_the_text_shows_them(make, tmp_path, preset, stays):
    run = make(preset)
    with h5py.File(run.weights_file, "w") as stored:
        stored["layer"] = np.zeros(MOST // 4 + 1, np.float32)
    assert bundle(run, tmp_path / "exhibits").weights_file.is_file() is stays


def test_of_a_large_film_every_second_frame_comes_along_and_the_last(make, tmp_path):
    run = make("text-10k")
    run.snapshots_folder.mkdir()
    for step in range(12):
        run.snapshot_file(step).write_bytes(bytes(FILM // 8 if step > 2 else 9))
    kept = bundle(run, tmp_path / "exhibits").snapshot_files
    assert [int(file.stem) for file in kept] == [0, 1, 2, 3, 5, 7, 9, 11]


def test_of_dec_the_film_comes_along_without_the_network(make, tmp_path):
    run = make("text", method="dec")
    run.snapshots_folder.mkdir()
    run.snapshot_file(1).touch()
    kept = bundle(run, tmp_path / "exhibits")
    assert kept.snapshot_files
    assert not kept.weights_file.exists()
