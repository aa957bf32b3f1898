"""The IIC objective against values worked out by hand and against NumPy in float64."""

import math

import numpy as np
import pytest
from keras import ops

from core.iic.arrays import mutual_information, trace
from core.iic.objective import iic_loss, joint


def random_probabilities(n: int, k: int, seed: int) -> np.ndarray:
    logits = np.random.default_rng(seed).normal(size=(n, k))
    return (np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)).astype("float32")


def numpy_loss(z: np.ndarray, z_prime: np.ndarray, alpha: float) -> float:
    z, z_prime = z.astype("float64"), z_prime.astype("float64")
    P = z.T @ z_prime / len(z)
    P = (P + P.T) / 2
    rows, columns = P.sum(1), P.sum(0)
    entropy = -(P * np.log(P)).sum()
    return alpha * (rows @ np.log(rows) + columns @ np.log(columns)) + entropy


def test_joint_is_symmetric_and_sums_to_one():
    z, z_prime = random_probabilities(50, 4, 0), random_probabilities(50, 4, 1)
    P = ops.convert_to_numpy(joint(z, z_prime))
    np.testing.assert_allclose(P, P.T, atol=1e-7)
    assert P.sum() == pytest.approx(1.0, abs=1e-6)


def test_joint_of_two_pairs_by_hand():
    z = np.array([[1, 0], [0.5, 0.5]], "float32")
    z_prime = np.array([[1, 0], [0, 1]], "float32")
    # outer products [[1, 0], [0, 0]] and [[0, .5], [0, .5]]; mean, then symmetrised
    expected = [[0.5, 0.125], [0.125, 0.25]]
    np.testing.assert_allclose(ops.convert_to_numpy(joint(z, z_prime)), expected, atol=1e-6)


def test_heads_are_kept_apart():
    one, two = random_probabilities(30, 3, 2), random_probabilities(30, 3, 3)
    both = joint(np.stack([one, two], 1), np.stack([two, one], 1))
    assert tuple(both.shape) == (2, 3, 3)
    np.testing.assert_allclose(both[0], joint(one, two), atol=1e-7)


def test_mutual_information_of_certain_equal_clusters_is_ln_k():
    P = np.eye(4, dtype="float32") / 4 + 1e-9
    assert float(mutual_information(P)) == pytest.approx(math.log(4), abs=1e-5)
    assert float(trace(P)) == pytest.approx(1.0, abs=1e-6)


def test_mutual_information_of_independent_views_is_zero():
    marginal = np.array([0.2, 0.3, 0.5], "float32")
    assert float(mutual_information(np.outer(marginal, marginal))) == pytest.approx(0, abs=1e-6)


def test_mutual_information_by_hand():
    # I = .4 ln(.4/.25) * 2 + .1 ln(.1/.25) * 2
    P = np.array([[0.4, 0.1], [0.1, 0.4]], "float32")
    expected = 0.8 * math.log(1.6) + 0.2 * math.log(0.4)
    assert float(mutual_information(P)) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("alpha", [1.0, 2.0, 10.0])
def test_loss_equals_an_independent_float64_version(alpha: float):
    z, z_prime = random_probabilities(200, 10, 4), random_probabilities(200, 10, 5)
    loss = float(iic_loss(joint(z, z_prime), alpha))
    assert loss == pytest.approx(numpy_loss(z, z_prime, alpha), abs=2e-6)


@pytest.mark.parametrize("alpha", [1.0, 10.0])
def test_loss_of_perfect_clusters_reaches_the_floor(alpha: float):
    z = np.tile(np.eye(10, dtype="float32"), (3, 1))
    floor = -(2 * alpha - 1) * math.log(10)
    assert float(iic_loss(joint(z, z), alpha)) == pytest.approx(floor, abs=1e-3)


def test_gradient_agrees_with_finite_differences():
    tf = pytest.importorskip("tensorflow")
    logits = tf.Variable(np.random.default_rng(6).normal(size=(12, 3)).astype("float32"))
    z_prime = random_probabilities(12, 3, 7)
    with tf.GradientTape() as tape:
        loss = iic_loss(joint(tf.nn.softmax(logits), z_prime), 2.0)
    gradient = tape.gradient(loss, logits).numpy()

    def at(row: int, column: int, step: float) -> float:
        moved = logits.numpy().astype("float64")
        moved[row, column] += step
        z = np.exp(moved) / np.exp(moved).sum(axis=1, keepdims=True)
        return numpy_loss(z, z_prime, 2.0)

    for row, column in [(0, 0), (5, 1), (11, 2)]:
        slope = (at(row, column, 1e-4) - at(row, column, -1e-4)) / 2e-4
        assert gradient[row, column] == pytest.approx(slope, abs=1e-4)
