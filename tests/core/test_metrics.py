"""Clustering and anomaly figures against values worked out by hand."""

from itertools import permutations

import numpy as np
import pytest

from core.metrics import (
    agreement,
    auroc,
    confusion_matrix,
    fpr_at_tpr,
    judge_scores,
    majority_labels,
    match_clusters,
    named_accuracy,
    nmi_of_counts,
    roc,
)


def test_confusion_matrix_counts_labels_in_rows():
    counts = confusion_matrix(np.array([0, 0, 1]), np.array([2, 2, 0]), (2, 3))
    np.testing.assert_array_equal(counts, [[0, 0, 2], [1, 0, 0]])


def test_matching_is_one_to_one_where_the_majority_is_not():
    # Both clusters hold mostly label 0; only one of them may be called 0.
    confusion = np.array([[5, 9], [4, 1]])
    np.testing.assert_array_equal(majority_labels(confusion), [0, 0])
    np.testing.assert_array_equal(match_clusters(confusion), [1, 0])


def test_three_clusters_of_five_samples_are_four_fifths_right():
    # The book's example: of five samples in three clusters one is in no digit's own cluster.
    labels, clusters = np.array([0, 0, 1, 2, 2]), np.array([2, 1, 1, 0, 0])
    confusion = confusion_matrix(labels, clusters, (3, 3))
    np.testing.assert_array_equal(confusion, [[0, 1, 1], [0, 1, 0], [2, 0, 0]])
    names = match_clusters(confusion)
    np.testing.assert_array_equal(names, [2, 1, 0])
    assert named_accuracy(names, clusters, labels) == pytest.approx(0.8)
    shares = [np.mean(np.array(p)[clusters] == labels) for p in permutations(range(3))]
    assert max(shares) == pytest.approx(0.8)
    assert sorted(shares)[-2] < 0.8


def test_a_permuted_clustering_is_perfect():
    labels = np.arange(10).repeat(3)
    clusters = (labels + 4) % 10
    names = match_clusters(confusion_matrix(labels, clusters, (10, 10)))
    assert named_accuracy(names, clusters, labels) == 1.0
    assert agreement(labels, clusters) == pytest.approx({"nmi": 1.0, "ari": 1.0})


def test_fewer_clusters_than_labels_leave_labels_without_a_cluster():
    confusion = np.array([[5, 0], [0, 6], [1, 1]])
    np.testing.assert_array_equal(match_clusters(confusion), [0, 1])


def test_auroc_is_the_share_of_pairs_in_the_right_order():
    assert auroc(np.array([1.0, 2.0]), np.array([1.5, 3.0])) == pytest.approx(0.75)


def test_fpr_at_95_tpr_by_hand():
    outliers = np.arange(100.0)  # 95% lie at or above 5 (and 4.95 is the exact quantile)
    inliers = np.array([0.0, 3.0, 4.0, 50.0])
    assert fpr_at_tpr(inliers, outliers) == pytest.approx(0.5)
    assert fpr_at_tpr(np.array([-1.0, -2.0]), outliers) == 0.0


def test_the_curve_passes_through_its_corners_by_hand():
    inlier_shares, outlier_shares, thresholds = roc(np.array([1.0, 2.0]), np.array([1.5, 3.0]))
    np.testing.assert_allclose(inlier_shares, [0, 0, 0.5, 0.5, 1])
    np.testing.assert_allclose(outlier_shares, [0, 0.5, 0.5, 1, 1])
    np.testing.assert_allclose(thresholds, [np.inf, 3, 2, 1.5, 1])


def test_the_area_under_the_curve_is_the_auroc():
    rng = np.random.default_rng(0)
    inliers, outliers = rng.normal(0, 1, 400), rng.normal(1, 2, 300)
    inlier_shares, outlier_shares, _ = roc(inliers, outliers)
    assert np.trapezoid(outlier_shares, inlier_shares) == pytest.approx(auroc(inliers, outliers))


def test_tables_of_scores_by_hand():
    digits = {"test": np.array([1.0, 2.0]), "validation": np.array([0.0, 0.0, 0.0, 9.0])}
    outliers = {"letters": np.array([1.5, 3.0]), "photographs": None}
    tables = judge_scores(digits, outliers, {"low": 1.0, "high": 2.5})
    assert tables["rejected"] == {
        "low": {"test": 0.5, "validation": 0.25, "letters": 1.0, "photographs": None},
        "high": {"test": 0.0, "validation": 0.25, "letters": 0.5, "photographs": None},
    }
    assert tables["auroc"] == {"letters": 0.75, "photographs": None}
    assert tables["fpr95"] == {"letters": 0.5, "photographs": None}


def test_nmi_of_a_table_is_that_of_the_partitions():
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 10, 500)
    clusters = np.where(rng.random(500) < 0.7, labels, rng.integers(0, 7, 500))
    counts = confusion_matrix(labels, clusters, (10, 10))
    found = nmi_of_counts(np.stack([counts, np.ones((10, 10))]))
    assert found[0] == pytest.approx(agreement(labels, clusters)["nmi"])
    assert found[1] == pytest.approx(0.0, abs=1e-9)
    assert nmi_of_counts(np.diag([3, 4, 5])) == pytest.approx(1.0)


def test_nmi_of_one_cluster_alone_is_nothing():
    assert nmi_of_counts(np.array([[7, 0], [0, 0]])) == 0.0
