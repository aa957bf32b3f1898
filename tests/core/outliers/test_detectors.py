"""Each detector against an independent implementation on small data."""

import numpy as np
import pytest
from scipy.spatial.distance import cdist, mahalanobis
from scipy.special import softmax
from sklearn import neighbors
from sklearn.covariance import LedoitWolf

from core.outliers.detectors import (
    LogitDetector,
    Responses,
    energy,
    fit_detectors,
    fit_mahalanobis,
    missing_confidence,
)
from core.outliers.lof import LocalOutlierFactor, fit_lof, fit_trimmed_lof

RNG = np.random.default_rng(0)
MIXING = RNG.normal(0, 1, (6, 6))  # correlates the features
LABELS = np.repeat([0, 1, 2], 100)
CENTRES = np.array([[0.0] * 6, [8.0] * 6, [-8.0] * 3 + [8.0] * 3])
SAMPLES = (RNG.normal(0, 1, (300, 6)) @ MIXING + CENTRES[LABELS]).astype("float32")
QUERIES = (RNG.normal(0, 6, (40, 6)) + CENTRES[RNG.integers(0, 3, 40)]).astype("float32")
LOGITS = RNG.normal(0, 4, (40, 3)).astype("float32")
NAMES = ["lof", "knn", "mahalanobis", "energy", "max_softmax"]


@pytest.fixture(scope="module")
def detectors():
    return fit_detectors(fit_lof(SAMPLES, n_neighbors=15), LABELS, with_logits=True)


def scores(detectors, name: str) -> np.ndarray:
    return detectors[name].anomaly_scores(Responses(QUERIES, LOGITS))


def test_lof_equals_scikit_learn_with_the_sign_flipped(detectors):
    reference = neighbors.LocalOutlierFactor(n_neighbors=15, novelty=True).fit(SAMPLES)
    np.testing.assert_allclose(
        scores(detectors, "lof"), -reference.score_samples(QUERIES), rtol=1e-4
    )


def test_knn_is_the_distance_to_the_fifteenth_nearest(detectors):
    distances = np.sort(cdist(QUERIES, SAMPLES), axis=1)
    np.testing.assert_allclose(scores(detectors, "knn"), distances[:, 14], rtol=1e-5)


def test_mahalanobis_equals_scipy_on_the_nearest_class(detectors):
    means = np.stack([SAMPLES[c == LABELS].mean(axis=0) for c in range(3)])
    tied = LedoitWolf(assume_centered=True).fit(SAMPLES - means[LABELS])
    inverse = np.linalg.inv(tied.covariance_)
    expected = [min(mahalanobis(q, mean, inverse) ** 2 for mean in means) for q in QUERIES]
    np.testing.assert_allclose(scores(detectors, "mahalanobis"), expected, rtol=1e-3)


def test_mahalanobis_by_hand():
    # Two classes, each a cross of half-widths 2 and 1: covariance diag(2, 0.5) before shrinking.
    cross = np.array([[2.0, 0], [-2, 0], [0, 1], [0, -1]])
    many = np.tile(cross, (500, 1))  # shrinking fades with the number of samples
    fitted = fit_mahalanobis(np.r_[many, many + 100], np.repeat([0, 1], len(many)))
    queries = np.array([[2.0, 0], [0, 1], [102, 101]])
    np.testing.assert_allclose(fitted.anomaly_scores(Responses(queries)), [2, 2, 4], rtol=0.01)


def test_pixels_that_never_vary_do_not_break_mahalanobis():
    pixels = RNG.integers(0, 256, (200, 9)).astype("uint8")
    pixels[:, 4] = 0
    fitted = fit_mahalanobis(pixels, np.repeat([0, 1], 100))
    query = pixels[:1].copy()
    usual = fitted.anomaly_scores(Responses(query))
    query[0, 4] = 255
    assert np.isfinite(usual).all()
    assert fitted.anomaly_scores(Responses(query)) > 3 * usual


def test_energy_by_hand_and_against_the_plain_sum():
    assert energy(np.zeros((1, 2), "float32"))[0] == pytest.approx(-np.log(2))
    np.testing.assert_allclose(energy(LOGITS), -np.log(np.exp(LOGITS).sum(axis=1)), rtol=1e-5)
    assert energy(np.array([[1000.0, 0.0]], "float32"))[0] == -1000


def test_max_softmax_equals_scipy(detectors):
    expected = 1 - softmax(LOGITS.astype("float64"), axis=1).max(axis=1)
    np.testing.assert_allclose(scores(detectors, "max_softmax"), expected, rtol=1e-6)


def test_near_certainty_is_not_rounded_away():
    logits = np.array([[60.0, 0.0], [50.0, 0.0]], "float32")
    np.testing.assert_allclose(missing_confidence(logits), np.exp([-60.0, -50.0]), rtol=1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_a_larger_score_is_more_anomalous_everywhere(detectors, name: str):
    embeddings = np.array([CENTRES[1], CENTRES[1] + 60], "float32")
    logits = np.array([[12.0, 0, 0], [1, 0.9, 0.8]], "float32")
    usual, strange = detectors[name].anomaly_scores(Responses(embeddings, logits))
    assert strange > usual


@pytest.mark.parametrize("name", ["mahalanobis", "energy", "max_softmax"])
def test_training_scores_are_those_of_the_training_images(detectors, name: str):
    training = Responses(SAMPLES, RNG.normal(0, 4, (300, 3)).astype("float32"))
    np.testing.assert_array_equal(
        detectors[name].training_scores(training), detectors[name].anomaly_scores(training)
    )


def test_neighbours_of_a_training_sample_leave_it_out(detectors):
    distances = np.sort(cdist(SAMPLES, SAMPLES), axis=1)  # column 0 is the sample itself
    training = Responses(SAMPLES)
    np.testing.assert_allclose(
        detectors["knn"].training_scores(training), distances[:, 15], rtol=1e-4
    )
    reference = neighbors.LocalOutlierFactor(n_neighbors=15).fit(SAMPLES)
    np.testing.assert_allclose(
        detectors["lof"].training_scores(training),
        -reference.negative_outlier_factor_,
        rtol=1e-4,
    )


def test_one_search_serves_both_neighbour_detectors(monkeypatch):
    asked = []

    def counted(lof: LocalOutlierFactor, embeddings: np.ndarray):
        asked.append(len(embeddings))
        return find(lof, embeddings)

    find = LocalOutlierFactor.neighbors
    monkeypatch.setattr(LocalOutlierFactor, "neighbors", counted)
    detectors = fit_detectors(fit_lof(SAMPLES, n_neighbors=15), LABELS, with_logits=False)
    for responses in (Responses(QUERIES), Responses(QUERIES[:3])):
        for name in ("lof", "knn"):
            assert len(detectors[name].anomaly_scores(responses)) == len(responses.embeddings)
    assert asked == [40, 3]


def test_labels_follow_the_samples_that_a_trimmed_fit_keeps():
    lof = fit_trimmed_lof(SAMPLES, 15, trim=0.1)
    fitted = fit_detectors(lof, LABELS, with_logits=False)["mahalanobis"]
    expected = fit_mahalanobis(SAMPLES[lof.rows], LABELS[lof.rows])
    np.testing.assert_array_equal(fitted.means, expected.means)
    assert len(fitted.means) == 3


def test_a_space_without_a_classifier_has_the_first_three():
    found = fit_detectors(fit_lof(SAMPLES, n_neighbors=15), LABELS, with_logits=False)
    assert list(found) == NAMES[:3]
    assert list(fit_detectors(fit_lof(SAMPLES, 15), LABELS, with_logits=True)) == NAMES


def test_a_logit_detector_reads_no_embeddings():
    answer = LogitDetector(energy).anomaly_scores(Responses(np.empty((2, 0)), LOGITS[:2]))
    np.testing.assert_array_equal(answer, energy(LOGITS[:2]))
