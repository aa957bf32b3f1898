"""The objective of DEC against values worked out by hand, SciPy and finite differences."""

import numpy as np
import pytest
from keras import ops
from scipy.spatial.distance import cdist
from scipy.special import rel_entr

from core.dec import arrays
from core.dec.objective import clustering_loss, sharpen, soft_assignment, target_distribution

RNG = np.random.default_rng(0)
Z = RNG.normal(size=(12, 3)).astype("float32")
MU = RNG.normal(size=(4, 3)).astype("float32")


def to_numpy(tensor: object) -> np.ndarray:
    return ops.convert_to_numpy(tensor)


def test_assignment_by_hand():
    z, mu = np.array([[0.0, 0.0]], "float32"), np.array([[1.0, 0.0], [0.0, 2.0]], "float32")
    # similarities 1 / (1 + 1) and 1 / (1 + 4)
    np.testing.assert_allclose(to_numpy(soft_assignment(z, mu)), [[5 / 7, 2 / 7]], rtol=1e-6)
    # without the square 1 / (1 + 1) and 1 / (1 + 2)
    plain = to_numpy(soft_assignment(z, mu, kernel="distance"))
    np.testing.assert_allclose(plain, [[3 / 5, 2 / 5]], rtol=1e-6)


@pytest.mark.parametrize("alpha", [0.5, 1.0, 4.0])
def test_assignment_is_students_t(alpha: float):
    similarity = (1 + cdist(Z, MU, "sqeuclidean") / alpha) ** (-(alpha + 1) / 2)
    expected = similarity / similarity.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(to_numpy(soft_assignment(Z, MU, alpha)), expected, rtol=1e-5)


def test_target_by_hand():
    q = np.array([[0.8, 0.2], [0.6, 0.4]], "float32")
    # f = (1.4, .6); q^2 / f = (.4571, .0667) and (.2571, .2667)
    expected = [[0.87273, 0.12727], [0.49091, 0.50909]]
    np.testing.assert_allclose(to_numpy(target_distribution(q)), expected, atol=1e-5)


def test_targets_of_some_images_are_those_of_all():
    q = soft_assignment(Z, MU)
    some = sharpen(q[:3], ops.sum(q, axis=0))
    np.testing.assert_allclose(to_numpy(some), to_numpy(target_distribution(q))[:3], rtol=1e-6)


def test_a_cluster_without_images_gives_finite_targets():
    q = np.array([[1.0, 0.0], [1.0, 0.0]], "float32")
    np.testing.assert_allclose(to_numpy(target_distribution(q)), q, atol=1e-6)


def test_loss_is_the_divergence_of_scipy():
    q = to_numpy(soft_assignment(Z, MU))
    p = to_numpy(target_distribution(q))
    expected = rel_entr(p.astype("float64"), q.astype("float64")).sum(axis=1).mean()
    assert float(clustering_loss(p, q)) == pytest.approx(expected, rel=1e-4)


def test_loss_is_zero_where_nothing_is_left_to_sharpen():
    q = np.eye(3, dtype="float32")
    assert float(clustering_loss(q, q)) == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("kernel", ["squared", "distance"])
def test_slope_of_the_loss_by_finite_differences(kernel: str):
    tf = pytest.importorskip("tensorflow")
    p = to_numpy(target_distribution(soft_assignment(Z, MU, kernel=kernel))).astype("float64")
    z, mu = tf.Variable(Z, dtype="float64"), tf.Variable(MU, dtype="float64")
    with tf.GradientTape() as tape:
        loss = clustering_loss(p, soft_assignment(z, mu, kernel=kernel))
    for slope, variable in zip(tape.gradient(loss, [z, mu]), (z, mu), strict=True):
        at = variable.numpy()
        for place in np.ndindex(at.shape):
            ends = []
            for step in (1e-5, -1e-5):
                moved = at.copy()
                moved[place] += step
                variable.assign(moved)
                ends.append(float(clustering_loss(p, soft_assignment(z, mu, kernel=kernel))))
            variable.assign(at)
            assert slope.numpy()[place] == pytest.approx((ends[0] - ends[1]) / 2e-5, abs=1e-7)


def test_slope_is_that_of_the_paper():
    """Xie et al. 2016, eq. 4: pushes along z - mu, by p - q and the similarity."""
    tf = pytest.importorskip("tensorflow")
    q = to_numpy(soft_assignment(Z, MU)).astype("float64")
    p = to_numpy(target_distribution(q)).astype("float64")
    z = tf.Variable(Z, dtype="float64")
    with tf.GradientTape() as tape:
        loss = clustering_loss(p, soft_assignment(z, MU.astype("float64")))
    apart = Z[:, None].astype("float64") - MU
    near = 1 / (1 + np.square(apart).sum(-1))
    expected = 2 * ((near * (p - q))[..., None] * apart).sum(axis=1) / len(Z)
    np.testing.assert_allclose(tape.gradient(loss, z).numpy(), expected, atol=1e-8)


@pytest.mark.parametrize("kernel", ["squared", "distance"])
def test_the_pages_numbers_are_those_of_the_training(kernel: str):
    q = to_numpy(soft_assignment(Z, MU, 2.0, kernel))
    found = arrays.responsibilities(Z, MU, 2.0, kernel)
    np.testing.assert_allclose(found, q, atol=1e-5)
    p = to_numpy(target_distribution(q))
    np.testing.assert_allclose(arrays.targets(q, q.sum(axis=0)), p, rtol=1e-5)
