"""Five outlier tests behind one protocol: what each makes of a network's answers.

A larger anomaly score is more anomalous in all of them. The first two ask how near the training
samples are, the third how far the classes' centres, the last two how sure the network is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from scipy.spatial.distance import cdist
from scipy.special import logsumexp
from sklearn.covariance import LedoitWolf

from core.outliers.lof import LocalOutlierFactor

Neighbors = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Responses:
    """What a space makes of n images.

    Attributes:
        embeddings: (n, d) float32, or uint8 for raw pixels.
        logits: (n, c) float32, None where nothing is classified.
    """

    embeddings: np.ndarray
    logits: np.ndarray | None = None


class Detector(Protocol):
    """Something that tells how anomalous images are."""

    def anomaly_scores(self, responses: Responses) -> np.ndarray:
        """Return the scores of n images, (n,) float64; larger is more anomalous."""

    def training_scores(self, training: Responses) -> np.ndarray:
        """Return the scores of the training images, (n,), whose quantiles are thresholds."""


class NeighborSearch:
    """Search the k nearest training samples once for all who ask about the same images.

    Args:
        lof: holds the samples and k.
    """

    def __init__(self, lof: LocalOutlierFactor) -> None:
        self._lof = lof
        self._asked: np.ndarray | None = None
        self._found: Neighbors | None = None

    def __call__(self, embeddings: np.ndarray) -> Neighbors:
        """Return distances and indices of the neighbours, (n, k) each, nearest first."""
        if self._found is None or self._asked is not embeddings:
            self._asked, self._found = embeddings, self._lof.neighbors(embeddings)
        return self._found


@dataclass(frozen=True)
class LofDetector:
    """Local Outlier Factor (Breunig et al. 2000).

    Args:
        lof: fitted on the training split.
        search: finds neighbours among its samples.
    """

    lof: LocalOutlierFactor
    search: NeighborSearch

    def anomaly_scores(self, responses: Responses) -> np.ndarray:
        """Return the outlier factors, weighed where the network has learnt decoys, (n,)."""
        return self.lof.score(responses.embeddings, *self.search(responses.embeddings))

    def training_scores(self, training: Responses) -> np.ndarray:
        """Return the scores of the fitted samples, each left out of its own neighbours."""
        return self.lof.scores


@dataclass(frozen=True)
class KnnDetector:
    """The distance to the k-th nearest training sample (Sun et al. 2022, eq. 3).

    Departures: the samples and k are those of LOF, so that one search serves both, and embeddings
    are not brought to unit length, since what LOF sees is not either (L2-softmax embeddings have
    unit length by themselves).

    Args:
        lof: holds the k-th distances of the training samples.
        search: finds neighbours among its samples.
    """

    lof: LocalOutlierFactor
    search: NeighborSearch

    def anomaly_scores(self, responses: Responses) -> np.ndarray:
        """Return the k-th distances, (n,)."""
        return self.search(responses.embeddings)[0][:, -1].astype(np.float64)

    def training_scores(self, training: Responses) -> np.ndarray:
        """Return the k-th distances of the fitted samples, the sample itself left out."""
        return self.lof.k_distance


@dataclass(frozen=True)
class MahalanobisDetector:
    """The squared Mahalanobis distance to the nearest class mean (Lee et al. 2018, eq. 2).

    Departures: on one layer, without their perturbed inputs; the covariance that the classes
    share is shrunk (Ledoit and Wolf 2004), since many pixels never vary at all.

    Args:
        means: (c, d) float64, the mean of each class, whitened.
        whitening: (d, d) float64, W with W W^T = the inverse covariance.
    """

    means: np.ndarray
    whitening: np.ndarray

    def anomaly_scores(self, responses: Responses) -> np.ndarray:
        """Return the squared distances to the nearest mean, (n,)."""
        points = responses.embeddings @ self.whitening  # (n, d)
        return cdist(points, self.means, "sqeuclidean").min(axis=1)

    def training_scores(self, training: Responses) -> np.ndarray:
        """Return the scores of the fitted samples themselves."""
        return self.anomaly_scores(training)


@dataclass(frozen=True)
class LogitDetector:
    """A score that reads the logits alone; nothing is fitted.

    Args:
        score: (n, c) logits -> (n,) scores.
    """

    score: Callable[[np.ndarray], np.ndarray]

    def anomaly_scores(self, responses: Responses) -> np.ndarray:
        """Return what the logits score, (n,).

        Raises:
            ValueError: no classifier answered.
        """
        if responses.logits is None:
            raise ValueError("`responses` must have logits. Received: logits=None")
        return self.score(responses.logits)

    def training_scores(self, training: Responses) -> np.ndarray:
        """Return the scores of the training split."""
        return self.anomaly_scores(training)


def fit_mahalanobis(samples: np.ndarray, labels: np.ndarray) -> MahalanobisDetector:
    """Fit class means and one covariance for all classes.

    Args:
        samples: (n, d) training embeddings or pixels.
        labels: (n,) int, at least one sample for each class.
    """
    classes, members = np.unique(labels, return_inverse=True)
    means = np.stack([samples[members == c].mean(axis=0) for c in range(len(classes))])
    covariance = LedoitWolf(store_precision=False, assume_centered=True)
    covariance.fit(samples - means[members])
    # L L^T = the covariance, so that W = L^-T has W W^T = its inverse.
    factor = np.linalg.cholesky(covariance.covariance_.astype(np.float64))
    whitening = np.linalg.inv(factor).T
    return MahalanobisDetector(means @ whitening, whitening)


def energy(logits: np.ndarray) -> np.ndarray:
    """Return the energy -ln sum exp(logit) of each row, (n, c) -> (n,) float64, in nats.

    Source: Liu et al. 2020, eq. 4, at temperature 1.
    """
    return -logsumexp(logits.astype(np.float64), axis=1)


def missing_confidence(logits: np.ndarray) -> np.ndarray:
    """Return one minus the largest softmax probability, (n, c) -> (n,) float64 in [0, 1).

    The probabilities of all other classes are summed, so that 1e-12 is not rounded to 0.

    Source: Hendrycks and Gimpel 2017, "maximum softmax probability".
    """
    others = np.sort(logits.astype(np.float64), axis=1)
    return np.exp(logsumexp(others[:, :-1], axis=1) - logsumexp(others, axis=1))


def fit_detectors(
    lof: LocalOutlierFactor, labels: np.ndarray, with_logits: bool
) -> dict[str, Detector]:
    """Fit every detector that a space allows, on the samples that LOF was fitted on.

    Args:
        lof: fitted on the training split.
        labels: (n,) int, of the whole training split; LOF's `rows` count in it.
        with_logits: whether the space comes with a classifier.

    Returns:
        "lof", "knn", "mahalanobis" and, with logits, "energy" and "max_softmax".
    """
    search = NeighborSearch(lof)
    detectors: dict[str, Detector] = {
        "lof": LofDetector(lof, search),
        "knn": KnnDetector(lof, search),
        "mahalanobis": fit_mahalanobis(lof.samples, labels[lof.rows]),
    }
    if with_logits:
        detectors["energy"] = LogitDetector(energy)
        detectors["max_softmax"] = LogitDetector(missing_confidence)
    return detectors
