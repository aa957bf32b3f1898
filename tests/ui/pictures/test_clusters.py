import numpy as np
import pytest

from ui.pictures import clusters


@pytest.mark.parametrize(
    ("cluster", "n", "name"),
    [(0, 10, "A"), (9, 10, "J"), (25, 26, "Z"), (0, 50, "AA"), (7, 50, "AH"), (38, 50, "BM")],
)
def test_few_clusters_have_a_letter_each_and_many_have_two(cluster, n, name):
    assert clusters.name(cluster, n) == name


def test_a_cluster_of_one_digit_looks_like_its_mean():
    counts = np.zeros((10, 2), int)
    counts[7, 1] = 30
    empty, sevens = clusters.pictures(counts)
    np.testing.assert_array_equal(empty, np.zeros((14, 14)))
    np.testing.assert_allclose(sevens, clusters.mean_digits()[7], rtol=1e-6)


def test_a_mixed_cluster_is_the_mean_of_what_it_holds():
    counts = np.zeros((3, 10, 1), int)
    counts[:, 0], counts[:, 1] = 1, 3
    means = clusters.mean_digits()
    np.testing.assert_allclose(
        clusters.pictures(counts)[2, 0], 0.25 * means[0] + 0.75 * means[1], rtol=1e-5
    )


def test_the_brightest_pixel_of_a_mean_digit_is_white():
    np.testing.assert_allclose(clusters.mean_digits().max(axis=(1, 2)), 1)
