"""Stored scores: thresholds, tables, galleries, and files that are not whole."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.data import load_near
from core.metrics import auroc, fpr_at_tpr
from core.outliers import stored as module
from core.outliers.sets import OUTLIERS
from core.outliers.stored import Anomalies, Gallery, load_anomalies, quantiles, save_anomalies
from core.runs import Run, exhibit, read_json

RNG = np.random.default_rng(0)
TRAINING = RNG.gamma(2.0, 1.0, (2, 5000)).astype("float32")
VALIDATION = (1.2 * RNG.gamma(2.0, 1.0, (2, 4000))).astype("float32")
SCORES = {
    "mnist": (1.2 * RNG.gamma(2.0, 1.0, (2, 300))).astype("float32"),
    "fashion_mnist": RNG.gamma(6.0, 1.0, (2, 200)).astype("float32"),
    "letters": RNG.gamma(3.0, 1.0, (2, 100)).astype("float32"),
}
ANSWERS = {name: RNG.integers(0, 10, s.shape[1]).astype("uint8") for name, s in SCORES.items()}
BUNDLED = {"fashion_mnist": Gallery(np.array([3, 9]), np.full((2, 28, 28), 7, np.uint8))}
EXHIBITED = ("l2-softmax", "cnn", "pixels")


@pytest.fixture
def stored() -> Anomalies:
    return Anomalies(
        detectors=("lof", "max_softmax"),
        scores_of=SCORES,
        predictions_of=ANSWERS,
        nominal=np.stack([quantiles(row) for row in TRAINING]),
        held_out=np.stack([quantiles(row) for row in VALIDATION]),
        bundled=BUNDLED,
    )


@pytest.mark.parametrize("contamination", [0.001, 0.01, 0.1, 0.5])
def test_thresholds_are_quantiles_of_training_or_of_validation_scores(stored, contamination):
    for row, name in enumerate(stored.detectors):
        above = 100 * (1 - contamination)
        nominal, held_out = (np.percentile(s[row], above) for s in (TRAINING, VALIDATION))
        assert stored.threshold(name, contamination) == pytest.approx(nominal, rel=1e-6)
        assert stored.calibrated(name, contamination) == pytest.approx(held_out, rel=1e-6)


def test_between_two_levels_a_threshold_is_close(stored):
    for contamination in (0.00123, 0.0345, 0.456):
        exact = np.percentile(TRAINING[0], 100 * (1 - contamination))
        assert stored.threshold("lof", contamination) == pytest.approx(exact, rel=0.01)


@pytest.mark.parametrize("contamination", [0.0, 0.00001, 0.6, -1])
def test_contamination_outside_its_range_is_named(stored, contamination):
    with pytest.raises(ValueError, match=r"`contamination` must be in \[0.0001, 0.5\]"):
        stored.threshold("lof", contamination)


def test_tables_hold_the_figures_of_the_scores(stored):
    tables = stored.tables("max_softmax", (0.01, 0.2))
    digits, letters = SCORES["mnist"][1], SCORES["letters"][1]
    assert tables["auroc"]["letters"] == auroc(digits, letters)
    assert tables["fpr95"]["letters"] == fpr_at_tpr(digits, letters)
    threshold = np.percentile(TRAINING[1], 80)
    assert tables["rejected"]["0.2"]["mnist"] == np.mean(digits > threshold)
    assert tables["rejected"]["0.2"]["letters"] == np.mean(letters > threshold)


def test_a_set_that_could_not_be_had_is_null_in_every_table(stored):
    tables = stored.tables("lof")
    assert set(tables["auroc"]) == set(OUTLIERS)
    assert tables["auroc"]["cifar10"] is tables["fpr95"]["cifar10"] is None
    assert tables["rejected"]["0.001"]["cifar10"] is None
    assert "cifar10" not in stored.datasets


def test_calibrated_thresholds_reject_about_as_many_digits_as_they_say(stored):
    nominal = stored.tables("lof", (0.1,))["rejected"]["0.1"]["mnist"]
    calibrated = stored.tables("lof", (0.1,), calibrated=True)["rejected"]["0.1"]["mnist"]
    assert abs(calibrated - 0.1) < 0.05
    assert nominal > calibrated


def test_confidence_is_what_max_softmax_leaves(stored):
    np.testing.assert_allclose(
        stored.confidences("letters"), 1 - stored.scores("max_softmax", "letters")
    )
    np.testing.assert_array_equal(stored.predictions("letters"), ANSWERS["letters"])


def test_without_a_network_there_are_no_predictions(stored):
    raw = replace(stored, detectors=("lof", "knn"), predictions_of={})
    assert raw.predictions("mnist") is None
    assert raw.confidences("mnist") is None


def test_what_is_stored_comes_back(stored, run: Run):
    save_anomalies(stored, run.anomalies_file)
    loaded = load_anomalies(run)
    assert loaded.detectors == stored.detectors
    assert loaded.datasets == stored.datasets
    for name in stored.datasets:
        np.testing.assert_array_equal(loaded.scores("lof", name), stored.scores("lof", name))
        np.testing.assert_array_equal(loaded.predictions(name), stored.predictions(name))
    assert loaded.tables("lof") == stored.tables("lof")
    np.testing.assert_array_equal(loaded.bundled["fashion_mnist"].rows, [3, 9])


def test_stored_scores_without_a_network_come_back(stored, run: Run):
    save_anomalies(replace(stored, predictions_of={}), run.anomalies_file)
    assert load_anomalies(run).predictions("mnist") is None


def test_a_run_without_scores_has_none(run: Run):
    assert load_anomalies(run) is None


@pytest.mark.parametrize("length", [0, 10, 3000])
def test_a_damaged_file_counts_as_none(stored, run: Run, length: int):
    save_anomalies(stored, run.anomalies_file)
    content = run.anomalies_file.read_bytes()
    run.anomalies_file.write_bytes(content[:length])
    assert load_anomalies(run) is None


def test_flipped_bytes_count_as_none(stored, run: Run):
    save_anomalies(stored, run.anomalies_file)
    content = bytearray(run.anomalies_file.read_bytes())
    content[2000:2040] = bytes(40)
    run.anomalies_file.write_bytes(content)
    assert load_anomalies(run) is None


def test_scores_that_do_not_fit_their_sets_count_as_none(stored, run: Run):
    save_anomalies(stored, run.anomalies_file)
    with np.load(run.anomalies_file) as arrays:
        changed = dict(arrays) | {"sizes": np.array([300, 200, 99])}
    np.savez(run.anomalies_file, **changed)
    assert load_anomalies(run) is None


def test_every_image_that_ships_is_in_the_gallery(stored):
    gallery = stored.images("letters")
    np.testing.assert_array_equal(gallery.images, load_near("letters").images)
    np.testing.assert_array_equal(gallery.rows, np.arange(1040))
    assert len(stored.images("mnist").rows) == 10_000


def test_without_a_cache_the_gallery_holds_the_bundled_few(stored, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("GLYPHSCOPE_DATA", str(tmp_path / "nothing"))
    assert stored.images("fashion_mnist") is BUNDLED["fashion_mnist"]
    assert not (tmp_path / "nothing").exists()


def test_with_a_cache_the_gallery_holds_all(stored, monkeypatch):
    every = np.zeros((200, 28, 28), np.uint8)
    monkeypatch.setattr(module, "images_at_hand", lambda name: every)
    assert stored.images("fashion_mnist").images is every


@pytest.mark.parametrize("name", EXHIBITED)
def test_bundled_scores_say_what_the_evaluation_says(name: str):
    run = exhibit(name)
    found, figures = load_anomalies(run), read_json(run.evaluation_file)
    tables = found.tables("lof")
    for contamination, shares in figures["lof"].items():
        for dataset in ("mnist", "fashion_mnist", "cifar10"):
            share = tables["rejected"][contamination][dataset]
            assert share == pytest.approx(shares[dataset], abs=3e-4)
    for dataset in ("fashion_mnist", "cifar10"):
        assert tables["auroc"][dataset] == pytest.approx(figures["auroc"][dataset], abs=1e-4)


@pytest.mark.parametrize("name", EXHIBITED)
def test_bundled_scores_are_small_and_whole(name: str):
    run = exhibit(name)
    assert run.anomalies_file.stat().st_size < 1_200_000
    found = load_anomalies(run)
    assert found.datasets == ("mnist", *OUTLIERS)
    bundled = [gallery.images for gallery in found.bundled.values()]
    assert 50 < sum(map(len, bundled)) <= 300
    assert all(np.isfinite(found.scores_of[d]).all() for d in found.datasets)


def test_the_best_space_tells_kana_from_digits():
    found = load_anomalies(exhibit("l2-softmax"))
    assert found.tables("lof")["auroc"]["kana"] > 0.95
    assert found.tables("knn")["auroc"]["omniglot_kana"] > 0.99
