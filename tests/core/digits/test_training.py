"""The supervised networks: geometry, learning, and the outlier test that comes with a run."""

import numpy as np
import pytest

from core.data import load_mnist, to_input
from core.data.decoys import FAMILIES
from core.digits import training
from core.digits.config import CnnConfig, L2SoftmaxConfig
from core.digits.networks import build
from core.networks import classifier
from core.networks.respond import respond
from core.outliers.lof import load_lof
from core.runs import Run
from core.training.loop import supervise

SMALL = {"width": 8, "embedding_dim": 16, "batch_size": 50, "n_decoys": 400}
IMAGES = load_mnist("test").images[:64]


def train(config: CnnConfig, method: str, run: Run):
    assert supervise(run, method, config, training.train, [])
    return training.load(run)


def test_l2_embeddings_have_unit_length_and_reach_the_softmax_with_length_alpha():
    network = build(L2SoftmaxConfig(scale=9.0, width=4, embedding_dim=8))
    answers = respond(network, to_input(IMAGES))
    np.testing.assert_allclose(np.linalg.norm(answers["embedding"], axis=1), 1.0, atol=1e-5)
    kernel, bias = network.get_layer("classes").get_weights()
    scaled = 9.0 * answers["embedding"]
    np.testing.assert_allclose(np.linalg.norm(scaled, axis=1), 9.0, atol=1e-4)
    np.testing.assert_allclose(answers["logits"], scaled @ kernel + bias, atol=1e-4)


def test_plain_embeddings_are_not_normalised():
    lengths = np.linalg.norm(respond(build(CnnConfig()), to_input(IMAGES))["embedding"], axis=1)
    assert lengths.std() > 1e-3


def test_decoys_are_labelled_beyond_the_digits():
    split = load_mnist("validation")
    images, labels = training.add_decoys(split, CnnConfig(n_decoys=400))
    assert images.shape == (5400, 28, 28)
    np.testing.assert_array_equal(labels[:5000], split.labels)
    assert set(labels[5000:]) == set(range(10, 10 + len(FAMILIES)))


def test_no_decoys_is_the_plain_recipe():
    split = load_mnist("validation")
    images, labels = training.add_decoys(split, CnnConfig(n_decoys=0))
    assert len(images) == 5000
    assert labels.max() == 9


@pytest.mark.usefixtures("little_mnist")
@pytest.mark.parametrize(("method", "kind"), [("cnn", CnnConfig), ("l2-softmax", L2SoftmaxConfig)])
def test_a_short_training_learns_and_rejects_noise(method: str, kind: type, run: Run):
    network = train(kind(n_view_epochs=3, n_clean_epochs=3, **SMALL), method, run)
    test = load_mnist("test")
    assert classifier.accuracy(network, type(test)(test.images[:500], test.labels[:500])) > 0.7
    assert run.metrics[-1]["validation_accuracy"] > 0.7
    lof = load_lof(run.novelty_file)
    noise = np.random.default_rng(0).integers(0, 256, (50, 28, 28)).astype("uint8")
    rejected = lof.anomaly_scores(classifier.embed(network, noise)) > lof.threshold(0.05)
    kept = lof.anomaly_scores(classifier.embed(network, IMAGES)) <= lof.threshold(0.05)
    assert rejected.mean() > 0.5
    assert kept.mean() > 0.7


@pytest.mark.usefixtures("little_mnist")
def test_equal_seeds_give_equal_networks(runs_home):
    config = CnnConfig(n_view_epochs=1, n_clean_epochs=0, seed=3, **SMALL)
    first, second = (train(config, "cnn", Run(runs_home / name)) for name in ("a", "b"))
    for one, other in zip(first.get_weights(), second.get_weights(), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-6)


def test_views_are_switched_off_for_the_clean_epochs():
    views = training.RandomViews(training.VIEWS, seed=0)
    switch = training.ViewSwitch(views, n_view_epochs=2)
    images = (IMAGES / np.float32(255))[..., None]
    switch.on_epoch_begin(1)
    assert not np.allclose(views(images, training=True), images, atol=0.1)
    np.testing.assert_allclose(views(images, training=False), images)
    switch.on_epoch_begin(2)
    np.testing.assert_allclose(views(images, training=True), images)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"width": 0}, "`width` must be > 0. Received: width=0"),
        ({"n_view_epochs": 0, "n_clean_epochs": 0}, "not both 0"),
        ({"scale": -1.0}, "`scale` must be > 0. Received: scale=-1.0"),
    ],
)
def test_bad_configurations_are_named(change: dict, message: str):
    with pytest.raises(ValueError, match=message):
        L2SoftmaxConfig(**change)
