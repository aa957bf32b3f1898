"""Figures of maps against scikit-learn, and where the answer is known."""

import numpy as np
import pytest
from sklearn import manifold
from sklearn.model_selection import LeaveOneOut, cross_val_predict
from sklearn.neighbors import KNeighborsClassifier

from core.projection import figures as map_figures
from core.projection.figures import judge_map, knn_accuracy, trustworthiness
from core.projection.layout import find_neighbors


@pytest.fixture
def samples() -> np.ndarray:
    return np.random.default_rng(0).normal(size=(150, 6)).astype(np.float32)


def test_trustworthiness_is_that_of_scikit_learn(samples, monkeypatch):
    monkeypatch.setattr(map_figures, "BLOCK", 40)  # several blocks, the last one cut short
    flat = samples[:, :2]
    ours = trustworthiness(samples, find_neighbors(flat, 5).rows)
    assert ours == pytest.approx(manifold.trustworthiness(samples, flat, n_neighbors=5), abs=1e-9)
    assert ours < 0.9


def test_the_space_itself_is_trustworthy(samples):
    assert trustworthiness(samples, find_neighbors(samples, 5).rows) == 1.0


def test_knn_accuracy_is_that_of_scikit_learn(samples):
    labels = np.random.default_rng(1).integers(0, 4, 150)
    voter = KNeighborsClassifier(5, algorithm="brute")
    expected = np.mean(cross_val_predict(voter, samples, labels, cv=LeaveOneOut()) == labels)
    assert knn_accuracy(find_neighbors(samples, 5).rows, labels) == pytest.approx(expected)


def test_a_map_of_two_far_blobs_gets_full_marks():
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1], 50)
    points = (100.0 * labels[:, None] + rng.normal(size=(100, 2))).astype(np.float32)
    figures = judge_map(points, find_neighbors(points, 5), points, labels)
    assert figures["trustworthiness"] == figures["knn_accuracy"] == 1.0
    assert figures["space_knn_accuracy"] == 1.0
    assert figures["silhouette"] > 0.9
