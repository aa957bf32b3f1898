"""The supervised networks: geometry, learning, and the outlier test that comes with a run."""

import numpy as np
import pytest

from core.data import load_mnist, to_input
from core.data.decoys import FAMILIES
from core.digits import training
from core.digits.config import CnnConfig, L2SoftmaxConfig
from core.digits.networks import build
from core.digits.written import decoys
from core.networks import classifier
from core.networks.respond import respond
from core.outliers.lof import load_lof
from core.runs import Run
from core.training.loop import supervise

SMALL = {"width": 8, "embedding_dim": 16, "batch_size": 50, "n_decoys": 400}
SMALL |= {"n_written": 200, "n_written_decoys": 400}
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
    split, config = load_mnist("validation"), CnnConfig(n_decoys=400, n_written_decoys=3000)
    images, labels = training.add_decoys(split, config)
    assert images.shape == (8400, 28, 28)
    np.testing.assert_array_equal(labels[:5000], split.labels)
    assert set(labels[5000:5400]) == set(range(10, 10 + len(FAMILIES)))
    assert labels[5400:].min() == 10 + len(FAMILIES)
    assert labels.max() < 10 + training.n_decoy_classes(config)


def test_written_digits_are_labelled_as_digits():
    split = load_mnist("validation")
    more = training.add_written(split, CnnConfig(n_written=60))
    np.testing.assert_array_equal(more.images[:5000], split.images)
    assert np.bincount(more.labels[5000:]).tolist() == [6] * 10


def test_held_out_kinds_are_not_trained_on():
    config = CnnConfig(n_decoys=0, n_written_decoys=2000, held_out=4)
    labels = training.add_decoys(load_mnist("validation"), config)[1][5000:]
    kinds = np.unique(labels - 10 - len(FAMILIES))
    assert len(kinds) > 150
    assert not np.any(kinds % 4 == 3)


@pytest.mark.usefixtures("little_mnist")
def test_decoy_classes_speak_for_letters_and_limits_come_from_held_out_digits(run: Run):
    config = L2SoftmaxConfig(n_view_epochs=2, n_clean_epochs=2, **SMALL)
    network = train(config, "l2-softmax", run)
    lof = load_lof(run.novelty_file)
    held_out = training.held_out_digits(config)
    assert len(held_out) == len(lof.scores) == 1000
    scores = lof.anomaly_scores(classifier.embed(network, held_out))
    assert np.mean(scores > lof.threshold(0.1)) == pytest.approx(0.1, abs=0.005)
    letters, _ = decoys().write(200, np.random.default_rng(5))
    odds = [lof.evidence.log_odds(classifier.embed(network, x)) for x in (letters, IMAGES)]
    assert odds[0].mean() > odds[1].mean() + 1


def test_nothing_added_is_the_plain_recipe():
    split, config = load_mnist("validation"), CnnConfig(n_decoys=0, n_written=0, n_written_decoys=0)
    images, labels = training.add_decoys(training.add_written(split, config), config)
    np.testing.assert_array_equal(images, split.images)
    np.testing.assert_array_equal(labels, split.labels)
    assert training.n_decoy_classes(config) == 0


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
