"""Figures that judge a clustering or an anomaly score. Labels are read here and nowhere else.

scikit-learn is imported where it works: the frame of every page reads this, and waits for nothing.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment


def confusion_matrix(labels: np.ndarray, outputs: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """Count how often each label met each output.

    Args:
        labels: (n,) int, true labels in [0, shape[0]).
        outputs: (n,) int, predictions or clusters in [0, shape[1]).
        shape: number of labels and number of outputs.

    Returns:
        int64 array of `shape`: rows are true labels, columns outputs.
    """
    counts = np.zeros(shape, np.int64)
    np.add.at(counts, (labels, outputs), 1)
    return counts


def match_clusters(confusion: np.ndarray) -> np.ndarray:
    """Name every cluster with a label, one to one, so that the most images agree.

    Args:
        confusion: (k, k) counts, rows labels, columns clusters.

    Returns:
        (k,) int: the label of each cluster.

    Source: Kuhn 1955 (the Hungarian method), by `scipy.optimize.linear_sum_assignment`.
    """
    labels, clusters = linear_sum_assignment(confusion, maximize=True)
    names = np.empty(len(clusters), np.int64)
    names[clusters] = labels
    return names


def majority_labels(confusion: np.ndarray) -> np.ndarray:
    """Name every cluster with its most frequent label; an empty cluster gets label 0.

    Args:
        confusion: (n_labels, n_clusters) counts.

    Returns:
        (n_clusters,) int.
    """
    return confusion.argmax(axis=0)


def named_accuracy(names: np.ndarray, clusters: np.ndarray, labels: np.ndarray) -> float:
    """Return the share of images whose cluster bears their label's name."""
    return float(np.mean(names[clusters] == labels))


def agreement(labels: np.ndarray, clusters: np.ndarray) -> dict[str, float]:
    """Return NMI (arithmetic mean) and the adjusted Rand index of two partitions."""
    from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

    return {
        "nmi": float(normalized_mutual_info_score(labels, clusters)),
        "ari": float(adjusted_rand_score(labels, clusters)),
    }


def nmi_of_counts(counts: np.ndarray) -> np.ndarray:
    """Return NMI (arithmetic mean) of two partitions, of which only the table is known.

    Args:
        counts: (..., a, b) how often each part of the one met each part of the other.

    Returns:
        (...) float in [0, 1]; 0 where neither partition tells anything apart.
    """
    P = counts / counts.sum(axis=(-2, -1), keepdims=True)
    rows, columns = _entropy(P.sum(axis=-1)), _entropy(P.sum(axis=-2))
    joint = _entropy(P.reshape(*P.shape[:-2], -1))
    both = rows + columns
    shared = np.clip(both - joint, 0.0, None)
    return np.divide(2 * shared, both, out=np.zeros_like(both), where=both > 0)


def _entropy(p: np.ndarray) -> np.ndarray:
    """Return the entropy along the last axis, in nats."""
    return -np.sum(p * np.log(np.where(p > 0, p, 1.0)), axis=-1)


def auroc(inlier_scores: np.ndarray, outlier_scores: np.ndarray) -> float:
    """Return the area under the ROC curve; outliers are the positive class."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(*_truth_and_scores(inlier_scores, outlier_scores)))


def fpr_at_tpr(inlier_scores: np.ndarray, outlier_scores: np.ndarray, tpr: float = 0.95) -> float:
    """Return the share of inliers rejected where `tpr` of the outliers are rejected."""
    threshold = np.quantile(outlier_scores, 1.0 - tpr, method="lower")
    return float(np.mean(inlier_scores >= threshold))


def roc(
    inlier_scores: np.ndarray, outlier_scores: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Trace the receiver operating characteristic; outliers are the positive class.

    Returns:
        Three arrays of equal length, the curve's corners: the share of inliers with a score at or
        above each threshold, that of outliers, and the thresholds, falling from infinity.
    """
    from sklearn.metrics import roc_curve

    return roc_curve(*_truth_and_scores(inlier_scores, outlier_scores))


def judge_scores(
    inliers: dict[str, np.ndarray],
    outliers: Mapping[str, np.ndarray | None],
    thresholds: dict[str, float],
) -> dict[str, dict[str, Any]]:
    """Judge one detector: every table of anomaly scores, for the command line and the pages.

    Args:
        inliers: (n,) scores of each set of digits; the first is what outliers are set against.
        outliers: (n,) scores of each set of other images, None where it could not be had.
        thresholds: by name; a score above one is rejected.

    Returns:
        "rejected": the share by threshold and set; "auroc" and "fpr95" by set of outliers. What
        could not be had is None throughout.
    """
    reference = next(iter(inliers.values()))
    unknown = dict.fromkeys(outliers)
    had = {name: scores for name, scores in outliers.items() if scores is not None}
    return {
        "rejected": {
            name: _rejected(inliers, threshold) | unknown | _rejected(had, threshold)
            for name, threshold in thresholds.items()
        },
        "auroc": unknown | {name: auroc(reference, scores) for name, scores in had.items()},
        "fpr95": unknown | {name: fpr_at_tpr(reference, scores) for name, scores in had.items()},
    }


def _rejected(scores: dict[str, np.ndarray], threshold: float) -> dict[str, float]:
    return {name: float(np.mean(values > threshold)) for name, values in scores.items()}


def _truth_and_scores(inliers: np.ndarray, outliers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    truth = np.r_[np.zeros(len(inliers)), np.ones(len(outliers))]
    return truth, np.r_[inliers, outliers]
