"""The objective of MINE against NumPy, closed forms and finite differences."""

import keras
import numpy as np
import pytest
from keras import ops

from core.mine.model import MINE
from core.mine.network import StatisticsNetwork
from core.mine.objective import (
    corrected_loss,
    donsker_varadhan,
    log_mean_exp,
    move_average,
    plain_log_mean_exp,
    strangers,
)

RNG = np.random.default_rng(0)
JOINT, MARGINAL = RNG.normal(size=7), RNG.normal(size=11)


def gradient(loss, joint_scores: np.ndarray, marginal_scores: np.ndarray) -> np.ndarray:
    """Central differences of loss(joint_scores, marginal_scores), in float64."""
    point = np.concatenate([joint_scores, marginal_scores])
    slopes = []
    for step in 1e-4 * np.eye(len(point)):
        ends = [loss(*np.split(point + side * step, [len(joint_scores)])) for side in (1, -1)]
        slopes.append((float(ends[0]) - float(ends[1])) / 2e-4)
    return np.array(slopes)


def numpy_bound(joint_scores: np.ndarray, marginal_scores: np.ndarray) -> float:
    return joint_scores.mean() - np.log(np.mean(np.exp(marginal_scores)))


def variables() -> tuple[keras.Variable, keras.Variable]:
    return keras.Variable(JOINT, dtype="float32"), keras.Variable(MARGINAL, dtype="float32")


class Probe(keras.Model):
    """A model whose weights are the scores themselves."""

    def __init__(self, loss) -> None:
        super().__init__()
        self.loss_of_scores = loss
        self.joint_scores, self.marginal_scores = variables()
        self.built = True

    def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
        return x

    def compute_loss(
        self, x=None, y=None, y_pred=None, sample_weight=None, training=True
    ) -> keras.KerasTensor:
        return self.loss_of_scores(self.joint_scores, self.marginal_scores)


def keras_gradient(loss) -> np.ndarray:
    """The gradient that the backend takes of loss(joint_scores, marginal_scores)."""
    probe = Probe(loss)
    probe.compile(keras.optimizers.SGD(1.0), jit_compile=False)
    probe.train_on_batch(np.zeros((1, 1), "float32"))
    return np.concatenate([JOINT, MARGINAL]) - np.concatenate(probe.get_weights())


def test_the_bound_agrees_with_numpy():
    found = donsker_varadhan(JOINT, MARGINAL)
    assert float(found) == pytest.approx(numpy_bound(JOINT, MARGINAL), abs=1e-6)


def test_the_bound_of_a_constant_is_nothing():
    assert float(donsker_varadhan(np.full(5, 3.0), np.full(9, 3.0))) == pytest.approx(0, abs=1e-6)


def test_the_logarithm_of_a_mean_by_hand():
    scores = np.log([1.0, 2.0, 6.0])
    assert float(log_mean_exp(scores)) == pytest.approx(np.log(3.0), abs=1e-6)
    assert float(plain_log_mean_exp(scores)) == pytest.approx(np.log(3.0), abs=1e-6)


def test_large_scores_overflow_the_formula_as_it_stands_and_nothing_else():
    scores = np.array([100.0, 100.0], "float32")
    assert float(log_mean_exp(scores)) == pytest.approx(100.0)
    assert np.isinf(float(plain_log_mean_exp(scores)))


def test_the_gradient_of_the_bound_is_that_of_finite_differences():
    expected = gradient(numpy_bound, JOINT, MARGINAL)
    np.testing.assert_allclose(keras_gradient(donsker_varadhan), expected, atol=1e-5)


def test_the_corrected_gradient_is_its_closed_form():
    log_average = np.float32(0.7)
    found = keras_gradient(lambda t, u: corrected_loss(t, u, log_average))
    of_pairs = np.full(len(JOINT), -1 / len(JOINT))
    of_strangers = np.exp(MARGINAL) / len(MARGINAL) / np.exp(0.7)
    np.testing.assert_allclose(found, np.concatenate([of_pairs, of_strangers]), atol=1e-6)


def test_dividing_by_the_batchs_own_mean_is_the_plain_gradient():
    own = log_mean_exp(MARGINAL.astype("float32"))
    found = keras_gradient(lambda t, u: corrected_loss(t, u, own))
    np.testing.assert_allclose(found, -gradient(numpy_bound, JOINT, MARGINAL), atol=1e-5)


def test_an_average_moves_by_its_share():
    moved = move_average(np.float32(np.log(2.0)), np.float32(np.log(6.0)), np.float32(0.75))
    assert float(moved) == pytest.approx(np.log(0.75 * 2 + 0.25 * 6), abs=1e-6)
    forgotten = move_average(np.float32(5.0), np.float32(1.0), np.float32(0.0))
    assert float(forgotten) == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize("n_shifts", [1, 4])
def test_no_sample_keeps_its_partner(n_shifts: int):
    partners = ops.convert_to_numpy(strangers(np.arange(5)[:, None], n_shifts))
    turns = partners.reshape(n_shifts, 5)
    assert np.all(turns != np.arange(5))
    assert all(sorted(turn) == list(range(5)) for turn in turns.tolist())
    assert len({tuple(turn) for turn in turns.tolist()}) == n_shifts


def test_a_step_divides_by_the_moving_average_and_shows_the_bound():
    model = MINE(moving_average=0.9, stable=True)
    model.log_average.assign(np.log(4.0))
    model.step.assign(1e6)
    loss = model.compute_loss(None, None, variables())
    assert float(loss) == pytest.approx(-numpy_bound(JOINT, MARGINAL), abs=1e-5)
    assert float(model.bound) == pytest.approx(numpy_bound(JOINT, MARGINAL), abs=1e-5)
    expected = np.log(0.9 * 4 + 0.1 * np.mean(np.exp(MARGINAL)))
    assert float(model.log_average) == pytest.approx(expected, abs=1e-5)


def test_the_first_average_is_that_of_the_first_batch():
    model = MINE(moving_average=0.99, stable=True)
    model.compute_loss(None, None, variables())
    expected = np.log(np.mean(np.exp(MARGINAL)))
    assert float(model.log_average) == pytest.approx(expected, abs=1e-5)


def test_strangers_are_scored_as_pairs_of_their_own():
    statistics = StatisticsNetwork(3, 8, "softplus", seed=0)
    x, y = RNG.normal(size=(2, 5, 3)).astype("float32")
    joint_scores, marginal_scores = statistics.contrast(x, y, n_shifts=2)
    np.testing.assert_allclose(joint_scores, statistics((x, y)), atol=1e-6)
    apart = [statistics((x, np.roll(y, shift, axis=0))) for shift in (1, 2)]
    np.testing.assert_allclose(marginal_scores, np.concatenate(apart), atol=1e-6)
