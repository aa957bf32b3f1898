"""What is known of a Gaussian, against values worked out by hand and by SciPy."""

import math

import numpy as np
import pytest
from scipy.stats import multivariate_normal, norm

from core.mine.arrays import (
    gaussian_information,
    histogram_information,
    sample_gaussian,
)
from tests.made.mine import log_density_ratio


@pytest.mark.parametrize(("rho", "nats"), [(0.0, 0.0), (0.5, 0.14384), (-0.8, 0.51083)])
def test_the_information_of_a_gaussian(rho: float, nats: float):
    assert gaussian_information(rho) == pytest.approx(nats, abs=1e-5)


def test_samples_have_the_correlation_that_was_asked_for():
    pairs = sample_gaussian(-0.7, 200_000, np.random.default_rng(0))
    assert pairs.shape == (200_000, 2)
    np.testing.assert_allclose(np.cov(pairs.T), [[1, -0.7], [-0.7, 1]], atol=0.01)


def test_the_density_ratio_agrees_with_scipy():
    x, y, rho = np.array([0.3, -1.2]), np.array([1.0, 2.0]), 0.6
    together = multivariate_normal([0, 0], [[1, rho], [rho, 1]]).logpdf(np.stack([x, y], 1))
    expected = together - norm.logpdf(x) - norm.logpdf(y)
    np.testing.assert_allclose(log_density_ratio(x, y, rho), expected)


def test_the_mean_density_ratio_is_the_information():
    pairs = sample_gaussian(0.8, 400_000, np.random.default_rng(1))
    ratio = log_density_ratio(*pairs.T, 0.8)
    assert ratio.mean() == pytest.approx(gaussian_information(0.8), abs=0.005)


def test_a_histogram_of_four_pairs_by_hand():
    # Cells hold 2, 0, 1 and 1 of 4 pairs; marginals 1/2 and 1/2, 3/4 and 1/4.
    x, y = np.array([0.0, 0.0, 1.0, 1.0]), np.array([0.0, 0.0, 0.0, 1.0])
    expected = (
        0.5 * math.log(0.5 / (0.5 * 0.75))
        + 0.25 * math.log(0.25 / (0.5 * 0.75))
        + 0.25 * math.log(0.25 / (0.5 * 0.25))
    )
    assert histogram_information(x, y, bins=2) == pytest.approx(expected)


def test_a_histogram_of_few_independent_pairs_is_biased_upwards():
    x, y = np.random.default_rng(2).normal(size=(2, 10_000))
    assert histogram_information(x, y, bins=100) > 0.05
