"""The lengths of embeddings, and whose are the longest and the shortest of a digit."""

from dataclasses import asdict

import numpy as np
import pytest

from core.data import load_mnist, to_input
from core.digits.config import CnnConfig, L2SoftmaxConfig
from core.digits.evaluation import measure_norms
from core.digits.networks import build
from core.digits.norms import Norms, flattened
from core.networks.respond import respond
from core.runs import Run, write_json
from core.training.loop import save_network

LITTLE = {"width": 4, "embedding_dim": 8}


def untrained(run: Run, method: str, config: CnnConfig) -> Run:
    run.path.mkdir(parents=True, exist_ok=True)
    write_json(run.config_file, {"method": method, "config": asdict(config)})
    save_network(build(config), run)
    return run


def made(norms: list[float], labels: list[int]) -> Norms:
    values = np.array(norms, np.float32)
    return Norms(values[:, None], values, np.array(labels, np.uint8), np.zeros(len(norms), int))


def test_extremes_are_a_digits_own_rows_in_order():
    norms = made([5.0, 1.0, 9.0, 3.0, 7.0], [4, 4, 8, 4, 4])
    assert norms.largest(4, 2).tolist() == [4, 0]
    assert norms.smallest(4, 2).tolist() == [1, 3]
    assert norms.largest(8).tolist() == norms.smallest(8).tolist() == [2]
    assert norms.largest(0).tolist() == []


@pytest.mark.usefixtures("little_mnist")
def test_norms_are_the_lengths_of_the_last_hidden_layer(run: Run):
    found = measure_norms(untrained(run, "cnn", CnnConfig(**LITTLE)))
    assert found.norms.shape == (500,)
    np.testing.assert_allclose(found.norms, np.sqrt((found.embeddings**2).sum(axis=1)), rtol=1e-5)
    np.testing.assert_array_equal(found.labels, load_mnist("test").labels)
    assert len(found.largest(3)) == len(found.smallest(3)) == 10
    assert found.norms[found.largest(3)].min() > found.norms[found.smallest(3)].max()


@pytest.mark.usefixtures("little_mnist")
def test_norms_of_a_constrained_network_are_those_before_its_constraint(run: Run):
    config = L2SoftmaxConfig(**LITTLE)
    found = measure_norms(untrained(run, "l2-softmax", config), "validation")
    network = build(config)
    network.load_weights(run.weights_file)
    unit = respond(network, to_input(load_mnist("validation").images))["embedding"]
    assert found.norms.std() > 1e-3
    np.testing.assert_allclose(found.embeddings / found.norms[:, None], unit, atol=1e-5)
    np.testing.assert_array_equal(
        found.predictions,
        respond(network, to_input(load_mnist("validation").images))["logits"].argmax(axis=1),
    )


def test_two_axes_keep_the_lengths_that_they_hold():
    flat = np.array([[3.0, 4.0], [0.0, 1.0], [-3.0, -4.0], [0.0, -1.0]])
    embeddings = np.zeros((4, 5))
    embeddings[:, [1, 3]] = flat
    norms = Norms(embeddings, np.linalg.norm(embeddings, axis=1), np.zeros(4), np.zeros(4))
    found = flattened(norms, 4)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), norms.norms, rtol=1e-6)
    np.testing.assert_allclose(found[0], -found[2], rtol=1e-6)
    assert flattened(norms, 2).shape == (2, 2)
