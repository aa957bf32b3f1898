"""The text's recipe for both networks and for raw pixels: its figures, and nothing besides."""

from dataclasses import asdict

import keras
import numpy as np
import pytest
from scipy.special import log_softmax
from sklearn.neighbors import LocalOutlierFactor

from core.data import load_mnist, to_input
from core.digits import pixels, training
from core.digits.config import (
    CNN_PRESETS,
    L2_PRESETS,
    PIXELS_PRESETS,
    CnnConfig,
    L2SoftmaxConfig,
    PixelsConfig,
)
from core.digits.evaluation import evaluate_metric
from core.digits.networks import build
from core.methods import METHODS
from core.networks.classifier import embed
from core.networks.respond import respond
from core.outliers.lof import load_lof
from core.runs import Run
from core.training.loop import supervise
from tests.core.conftest import use_little_mnist

PLAIN, CONSTRAINED = CNN_PRESETS["text"], L2_PRESETS["text"]
BOTH = pytest.mark.parametrize("config", [PLAIN, CONSTRAINED], ids=["cnn", "l2-softmax"])


def layers_of(config: CnnConfig) -> list[keras.layers.Layer]:
    """The layers in the order that an image passes them, those within `convolutions` too."""
    found = []
    for layer in build(config).layers:
        found += layer.layers if isinstance(layer, keras.Sequential) else [layer]
    return [layer for layer in found if not isinstance(layer, keras.layers.InputLayer)]


@BOTH
def test_fifty_thousand_images_as_they_are_without_decoys(config: CnnConfig):
    split = training.training_images(config)
    assert split.images.shape == (50_000, 28, 28)
    np.testing.assert_array_equal(split.images, load_mnist("train").images[:50_000])
    mixed = training.add_decoys(training.add_written(split, config), config)[0]
    assert mixed.shape == (50_000, 28, 28)
    assert (config.n_written, config.n_written_decoys) == (0, 0)
    assert (config.n_view_epochs, config.n_decoys, config.trim) == (0, 0, 0.0)
    assert config.n_neighbors == 20


@BOTH
def test_three_convolutions_lead_to_a_dense_layer_of_64(config: CnnConfig):
    layers = layers_of(config)
    convolutions = [layer for layer in layers if isinstance(layer, keras.layers.Conv2D)]
    assert [(layer.filters, layer.kernel_size) for layer in convolutions] == [
        (32, (3, 3)),
        (64, (3, 3)),
        (128, (3, 3)),
    ]
    dense = [layer for layer in layers if isinstance(layer, keras.layers.Dense)]
    assert [layer.units for layer in dense] == [64, 10]


def test_the_constraint_is_the_only_difference():
    between = {"UnitNormalization", "Rescaling"}
    kinds = [[type(layer).__name__ for layer in layers_of(c)] for c in (PLAIN, CONSTRAINED)]
    assert [kind for kind in kinds[1] if kind not in between] == kinds[0]
    assert kinds[1][-4:] == ["Dense", "UnitNormalization", "Rescaling", "Dense"]
    (scaled,) = [x for x in layers_of(CONSTRAINED) if isinstance(x, keras.layers.Rescaling)]
    assert scaled.scale == 16.0
    assert {k: v for k, v in asdict(CONSTRAINED).items() if k != "scale"} == asdict(PLAIN)


@BOTH
def test_adam_keeps_its_rate(config: CnnConfig):
    network = build(config)
    views = training.RandomViews(training.VIEWS, 0)
    model = training._trainer(network, views, config, n_steps=200)
    assert isinstance(model.optimizer, keras.optimizers.Adam)
    assert float(model.optimizer.learning_rate) == pytest.approx(1e-3)
    assert training.rate(config, 200) == 1e-3
    assert (config.batch_size, config.n_epochs) == (250, 20)


@BOTH
def test_the_loss_is_the_cross_entropy_of_ten_classes(config: CnnConfig):
    network = build(config)
    model = training._trainer(network, training.RandomViews(training.VIEWS, 0), config, 200)
    split = load_mnist("train")
    inputs, labels = to_input(split.images[:50]), split.labels[:50]
    logits = respond(network, inputs)["logits"]
    assert model.output_shape == (None, 10)
    expected = -log_softmax(logits.astype("float64"), axis=1)[np.arange(50), labels].mean()
    assert model.evaluate(inputs, labels, verbose=0)[0] == pytest.approx(expected, rel=1e-5)
    assert training.cross_entropy(logits, labels) == pytest.approx(expected, rel=1e-5)


def test_runs_of_before_are_read_as_they_were():
    """A configuration that knows no `n_images` and no `schedule` has all images and a cosine."""
    stored = asdict(CnnConfig())
    for name in ("n_images", "schedule"):
        del stored[name]
    assert CnnConfig(**stored) == CnnConfig()
    assert len(training.training_images(CnnConfig(**stored))) == 55_000
    assert float(training.rate(CnnConfig(**stored), 100)(0)) == 0.0


@pytest.mark.parametrize("method", ["cnn", "l2-softmax", "pixels"])
def test_the_command_line_knows_the_texts_recipe(method: str):
    assert METHODS[method].preset("text") != METHODS[method].preset(None)
    assert METHODS[method].preset("text").n_images == 50_000


@pytest.fixture(scope="module")
def little_run(tmp_path_factory: pytest.TempPathFactory):
    """The text's recipe for a moment, on little."""
    run = Run(tmp_path_factory.mktemp("text") / "l2")
    fields = asdict(CONSTRAINED) | {"n_clean_epochs": 2, "n_images": 1500, "width": 8}
    with pytest.MonkeyPatch.context() as patch:
        use_little_mnist(patch)
        assert supervise(run, "l2-softmax", L2SoftmaxConfig(**fields), training.train, [])
        yield run


def test_curves_hold_accuracy_and_loss_of_both_splits(little_run: Run):
    names = {"loss", "accuracy", "validation_loss", "validation_accuracy"}
    assert [line["epoch"] for line in little_run.metrics] == [1, 2]
    assert all(names <= line.keys() for line in little_run.metrics)
    network, split = training.load(little_run), load_mnist("validation")
    logits = respond(network, to_input(split.images))["logits"].astype("float64")
    expected = -log_softmax(logits, axis=1)[np.arange(500), split.labels].mean()
    assert little_run.metrics[-1]["validation_loss"] == pytest.approx(expected, rel=1e-3)


def test_the_outlier_test_is_that_of_scikit_learn_on_every_embedding(little_run: Run):
    network, lof = training.load(little_run), load_lof(little_run.novelty_file)
    samples = embed(network, load_mnist("train").images[:1500])
    theirs = LocalOutlierFactor(n_neighbors=20, novelty=True, contamination=0.01).fit(samples)
    np.testing.assert_array_equal(lof.rows, np.arange(1500))
    queries = embed(network, load_mnist("test").images[:100])
    np.testing.assert_allclose(lof.anomaly_scores(queries), -theirs.score_samples(queries), 1e-3)
    assert lof.threshold(0.01) == pytest.approx(-theirs.offset_, rel=1e-3)


def test_an_evaluation_has_the_texts_six_figures(little_run: Run, monkeypatch):
    outliers = {name: load_mnist for name in ("fashion_mnist", "cifar10")}
    monkeypatch.setattr("core.digits.evaluation.OUTLIER_SETS", outliers)
    rejected = evaluate_metric(little_run)["lof"]
    for contamination in ("0.001", "0.01"):
        for name in ("mnist", "fashion_mnist", "cifar10"):
            assert 0 <= rejected[contamination][name] <= 1


@pytest.mark.usefixtures("little_mnist")
def test_pixels_are_fitted_on_as_many_images(run: Run):
    assert PIXELS_PRESETS["text"] == PixelsConfig(n_neighbors=20, n_images=50_000)
    assert supervise(run, "pixels", PixelsConfig(n_images=300), pixels.train, [])
    lof = pixels.load(run)
    assert len(lof.samples) == len(lof.rows) == 300
    own = lof.anomaly_scores(pixels.flatten(load_mnist("test").images[:5]))
    assert np.isfinite(own).all()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"n_images": -1}, "`n_images` must be >= 0. Received: n_images=-1"),
        ({"schedule": "up"}, "`schedule` must be one of: cosine, constant"),
    ],
)
def test_bad_settings_are_named(change: dict, message: str):
    with pytest.raises(ValueError, match=message):
        CnnConfig(**change)
