"""`python -m core anomalies`: every detector of a run on every set, printed and stored."""

import json
import shutil
from functools import partial

import numpy as np
import pytest

from core.__main__ import main
from core.anomalies import open_space
from core.data import DataUnavailable, Split, load_altered, load_mnist, load_near
from core.data.near import NearSet
from core.digits import pixels, training
from core.digits.anomalies import store_anomalies
from core.digits.config import L2SoftmaxConfig, PixelsConfig
from core.methods import outlier_spaces
from core.outliers import scoring
from core.outliers import sets as anomaly_sets
from core.outliers.scoring import compute_anomalies
from core.outliers.stored import load_anomalies
from core.runs import EXHIBITS, Run, new_run
from core.training.loop import supervise
from tests.core.conftest import use_little_mnist

RNG = np.random.default_rng(0)
NOISE = Split(RNG.integers(0, 256, (80, 28, 28)).astype("uint8"), np.zeros(80, "uint8"))
LITTLE = {"width": 8, "embedding_dim": 16, "batch_size": 50, "n_decoys": 400}
LITTLE |= {"n_written": 100, "n_written_decoys": 100}
SETS = ("mnist", "fashion_mnist", "kana", "letters", "omniglot_kana", *anomaly_sets.NEAR)


def out_of_reach(split: str) -> Split:
    raise DataUnavailable("CIFAR-10 could not be had: tried nothing.")


def first(near: NearSet) -> NearSet:
    return NearSet(near.images[:60], near.labels[:60])


@pytest.fixture
def little_sets(monkeypatch):
    """Sixty images a set, noise in place of Fashion-MNIST, and CIFAR-10 out of reach."""
    fetched = {"fashion_mnist": lambda split: NOISE, "cifar10": out_of_reach}
    # Loaded here, since the altered digits are made of the whole test split, once per process.
    few = {name: first(load()) for name, load in anomaly_sets.NEAR.items()}
    near = {name: partial(few.get, name) for name in few}
    use_little_mnist(monkeypatch)
    for module in (anomaly_sets, scoring):
        monkeypatch.setattr(module, "FETCHED", fetched)
    monkeypatch.setattr(anomaly_sets, "NEAR", near)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A trained network, not to be changed."""
    run = Run(tmp_path_factory.mktemp("runs") / "l2")
    config = L2SoftmaxConfig(n_view_epochs=2, n_clean_epochs=2, **LITTLE)
    with pytest.MonkeyPatch.context() as patch:
        use_little_mnist(patch)
        assert supervise(run, "l2-softmax", config, training.train, [])
    return run


@pytest.fixture
def trained(finished: Run, runs_home, little_sets) -> Run:
    """A trained network that nobody has scored."""
    return Run(shutil.copytree(finished.path, runs_home / "l2"))


@pytest.fixture
def raw(little_sets, runs_home) -> Run:
    run = new_run("pixels", 0)
    assert supervise(run, "pixels", PixelsConfig(), pixels.train, [])
    return run


def test_tables_are_printed_stored_and_equal(trained: Run, capsys, monkeypatch, tmp_path):
    monkeypatch.setattr("core.runs.run.EXHIBITS", tmp_path)
    capsys.readouterr()
    assert main(["anomalies", str(trained.path), "--json"]) == 0
    assert load_anomalies(trained) is None
    assert main(["anomalies", str(trained.path), "--json", "--save"]) == 0
    lines = capsys.readouterr().out
    printed, again = (json.loads(part) for part in lines.replace("}\n{", "}\0{").split("\0"))
    assert printed == again

    found = load_anomalies(trained)
    assert found.detectors == ("lof", "knn", "mahalanobis", "energy", "max_softmax")
    assert printed["l2"] == found.tables("lof")["rejected"]
    for name in found.detectors:
        tables = found.tables(name)
        assert printed["auroc"][name] == tables["auroc"]
        assert printed["fpr95"][name] == tables["fpr95"]
        assert printed["rejected"][name] == tables["rejected"]
        assert printed["calibrated"][name] == found.tables(name, calibrated=True)["rejected"]


def test_the_report_has_the_fields_that_scripts_rely_on(trained: Run, capsys, monkeypatch):
    monkeypatch.setattr("core.runs.run.EXHIBITS", EXHIBITS)  # the bundled runs
    capsys.readouterr()
    assert main(["anomalies", str(trained.path), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    for space in ("l2", "cnn", "pixels"):
        assert set(report[space]) == {"0.001", "0.01"}
        assert set(report[space]["0.01"]) == {"mnist", *anomaly_sets.OUTLIERS}
    assert report["l2"]["0.01"]["cifar10"] is None
    assert report["auroc"]["knn"]["cifar10"] is None
    assert "tried nothing" in report["missing"]["cifar10"]
    # The bundled runs fill the other spaces, from whole sets.
    assert report["cnn"]["0.01"]["cifar10"] > 0.99


def test_a_network_rejects_noise_and_keeps_digits(trained: Run):
    sets, missing = anomaly_sets.gather_sets()
    assert list(missing) == ["cifar10"]
    found = compute_anomalies(open_space(trained), sets)
    assert set(found.datasets) == set(SETS)
    for name in ("lof", "knn", "mahalanobis"):
        tables = found.tables(name, (0.05,))
        assert tables["auroc"]["fashion_mnist"] > 0.65
        assert tables["rejected"]["0.05"]["mnist"] < 0.35
    threshold = open_space(trained).lof.threshold(0.01)
    assert found.threshold("lof", 0.01) == pytest.approx(threshold, rel=1e-6)
    share = np.mean(found.predictions("mnist") == load_mnist("test").labels)
    assert share > 0.7
    assert found.confidences("mnist").mean() > 0.5


def test_what_is_not_at_hand_is_not_fetched_when_a_training_ends(
    trained: Run, tmp_path, monkeypatch
):
    monkeypatch.setenv("GLYPHSCOPE_DATA", str(tmp_path / "nothing"))
    store_anomalies(trained)
    found = load_anomalies(trained)
    assert found.datasets == ("mnist", *anomaly_sets.NEAR)
    assert found.tables("lof")["auroc"]["fashion_mnist"] is None
    assert not (tmp_path / "nothing").exists()


def test_pixels_have_the_detectors_that_need_no_network(raw: Run, capsys):
    capsys.readouterr()
    assert main(["anomalies", raw.id, "--json", "--save"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert list(report["auroc"]) == ["lof", "knn", "mahalanobis"]
    found = load_anomalies(raw)
    assert found.predictions("mnist") is None
    assert report["pixels"] == found.tables("lof")["rejected"]
    assert found.tables("lof")["auroc"]["fashion_mnist"] > 0.9


def test_the_bundled_few_look_most_like_digits(raw: Run):
    sets = {"mnist": load_mnist("test").images[:50], "fashion_mnist": NOISE.images}
    found = compute_anomalies(open_space(raw), sets)
    gallery = found.bundled["fashion_mnist"]
    np.testing.assert_array_equal(gallery.images, NOISE.images[gallery.rows])
    for name in found.detectors:
        least = np.argsort(found.scores(name, "fashion_mnist"))[:30]
        assert set(least) <= set(gallery.rows)


@pytest.mark.parametrize(
    ("method", "sentence"),
    [
        ("iic", "has no outlier test, since its method is iic; those with one are l2-softmax"),
        ("cnn", "has no outlier test yet: its training is not over"),
    ],
)
def test_a_run_without_an_outlier_test_is_refused(method, sentence, runs_home, capsys):
    run = new_run(method, 0)
    assert main(["anomalies", run.id, "--json"]) == 2
    message = capsys.readouterr().err
    assert sentence in message
    assert len(message.strip().splitlines()) == 1


def test_every_set_that_ships_is_at_hand():
    for name in ("mnist", *anomaly_sets.NEAR):
        assert anomaly_sets.shipped_images(name) is not None
    np.testing.assert_array_equal(anomaly_sets.images_at_hand("kana"), load_near("kana").images)
    np.testing.assert_array_equal(
        anomaly_sets.images_at_hand("rotated"), load_altered("rotated").images
    )
    assert anomaly_sets.shipped_images("cifar10") is None


def test_spaces_are_named_as_in_a_verdict():
    from core.verdict import SPACES as JUDGED

    assert set(outlier_spaces().values()) == set(JUDGED)
