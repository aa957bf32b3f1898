"""Classes for what is no kana, learnt behind a network."""

import keras
import numpy as np
import pytest

from core.kana import written
from core.kana.config import KanaCnnConfig
from core.kana.data import load_kana
from core.kana.decoys import N_FAMILIES
from core.kana.evidence import examples, learn_evidence
from core.networks.classifier import embed
from core.writing.characters import N_CHARACTERS

CONFIG = KanaCnnConfig(embedding_dim=24, n_written_decoys=400, n_references=12, scale=10.0)


@pytest.fixture(scope="module")
def network():
    """A network that looks at 24 sums of pixels, and has learnt nothing yet."""
    keras.utils.set_random_seed(3)
    images = keras.Input((28, 28, 1))
    sums = keras.layers.Dense(24)(keras.layers.Flatten()(images))
    embedding = keras.layers.UnitNormalization()(sums)
    logits = keras.layers.Dense(N_CHARACTERS, name="classes")(10.0 * embedding)
    return keras.Model(images, {"logits": logits, "embedding": embedding})


def test_examples_are_kana_by_fonts_hands_and_any_pen_and_decoys():
    images, labels = examples(CONFIG)
    assert images.shape == (len(labels), 28, 28)
    kana = labels[labels < N_CHARACTERS]
    assert len(kana) == 2 * 12 * 71
    assert len(labels) - len(kana) == 500
    assert labels.max() < N_CHARACTERS + N_FAMILIES + len(written.decoys())


def test_the_classes_of_kana_stay_as_the_network_has_them(network):
    evidence = learn_evidence(network, CONFIG)
    kernel, bias = network.get_layer("classes").get_weights()
    np.testing.assert_allclose(evidence.weights[:, :N_CHARACTERS], 10 * kernel, rtol=1e-5)
    np.testing.assert_array_equal(evidence.biases[:N_CHARACTERS], bias)
    assert evidence.n_classes == N_CHARACTERS


def test_decoys_that_were_not_learnt_from_get_higher_odds_than_kana(network):
    """Better than chance even behind a network of random weights."""
    evidence = learn_evidence(network, CONFIG)
    decoys, _ = written.write_decoys(150, np.random.default_rng(77))
    kana = load_kana("validation", 3).images
    odds = [np.median(evidence.log_odds(embed(network, images))) for images in (decoys, kana)]
    assert odds[0] > odds[1]
