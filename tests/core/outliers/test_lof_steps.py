"""The steps of one outlier factor: worked by hand on a line, and against scikit-learn."""

import numpy as np
import pytest
from sklearn import neighbors

from core.outliers.lof import fit_lof, fit_trimmed_lof
from core.outliers.lof_steps import around, explain_steps, outlier_factor, reachability_density

# Four points on a line, k = 2. Each one's k-distance is that to its second neighbour:
# 2, 1, 2, 6; so lrd(0) = lrd(2) = 1 / mean(1, 2) and lrd(1) = 1 / mean(2, 2).
LINE = np.array([[0.0], [1.0], [2.0], [7.0]], np.float32)


@pytest.fixture
def on_a_line():
    return explain_steps(fit_lof(LINE, 2, n_components=1), np.array([3.5], np.float32))


def test_every_step_on_a_line_is_what_one_works_out_by_hand(on_a_line):
    steps = on_a_line
    np.testing.assert_array_equal(steps.rows, [2, 1])
    np.testing.assert_allclose(steps.distances, [1.5, 2.5])
    assert steps.k_distance == 2.5
    np.testing.assert_allclose(steps.k_distances, [2, 1])
    np.testing.assert_allclose(steps.reachability, [2, 2.5])
    assert steps.density == pytest.approx(1 / 2.25)
    np.testing.assert_allclose(steps.neighbor_densities, [2 / 3, 1 / 2])
    assert steps.factor == pytest.approx((2 / 3 + 1 / 2) / 2 * 2.25)


def test_within_its_k_distance_a_neighbour_counts_as_that_far():
    steps = explain_steps(fit_lof(LINE, 2, n_components=1), np.array([1.5], np.float32))
    np.testing.assert_allclose(steps.distances, [0.5, 0.5])
    np.testing.assert_allclose(steps.k_distances, [1, 2])
    np.testing.assert_allclose(steps.reachability, [1, 2])
    assert steps.density == pytest.approx(1 / 1.5)


@pytest.mark.parametrize("k", [1, 5, 20])
def test_the_last_step_is_scikit_learns_factor(k):
    rng = np.random.default_rng(3)
    samples, queries = rng.normal(size=(400, 8)), 2 * rng.normal(size=(10, 8))
    samples, queries = samples.astype(np.float32), queries.astype(np.float32)
    reference = neighbors.LocalOutlierFactor(n_neighbors=k, novelty=True).fit(samples)
    lof = fit_lof(samples, k, n_components=4)
    for query, expected in zip(queries, -reference.score_samples(queries), strict=True):
        steps = explain_steps(lof, query)
        assert steps.k == k
        assert steps.factor == pytest.approx(expected, rel=1e-4)
        assert steps.factor == pytest.approx(lof.explain(query)[0], rel=1e-9)


def test_rows_of_a_trimmed_fit_count_in_what_was_given():
    rng = np.random.default_rng(1)
    samples = rng.normal(size=(300, 4)).astype(np.float32)
    lof = fit_trimmed_lof(samples, 10, 0.1)
    query = rng.normal(size=4).astype(np.float32)
    steps = explain_steps(lof, query)
    distances = np.linalg.norm(samples[steps.rows] - query, axis=1)
    np.testing.assert_allclose(steps.distances, distances, rtol=1e-4)
    k_distance_of = dict(zip(lof.rows, lof.k_distance, strict=True))
    assert [k_distance_of[row] for row in steps.rows] == list(steps.k_distances)


def test_coinciding_points_keep_a_finite_density():
    steps = explain_steps(fit_lof(np.zeros((5, 2), np.float32), 2), np.zeros(2, np.float32))
    assert np.isfinite(steps.density)
    assert steps.factor == pytest.approx(1)


def test_twice_as_far_is_half_as_dense_and_twice_the_factor():
    near, far = np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0])
    assert reachability_density(far) == pytest.approx(reachability_density(near) / 2)
    densities = np.array([1.0, 3.0])
    assert outlier_factor(0.5, densities) == pytest.approx(2 * outlier_factor(1.0, densities))


def test_points_around_the_query_follow_each_other_by_direction():
    angles = np.array([0.1, 3.0, 1.5, -2.0, 5.9 - 2 * np.pi, -1.0])
    offsets = np.column_stack([np.cos(angles), np.sin(angles)]) * np.array(
        [[1], [2], [3], [1], [2], [5]]
    )
    order = around(offsets)
    gaps = np.diff(np.unwrap(angles[order]))
    assert (gaps > 0).all() or (gaps < 0).all()


def test_one_neighbour_can_be_laid_out():
    np.testing.assert_array_equal(around(np.array([[3.0, 4.0]])), [0])
