"""A linear classifier on latents: how much of the digits an encoder shows without a label."""

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from core.runs import Run
from core.runs.archives import read_arrays, write_arrays

PATIENCE = 500  # iterations of a fit at most


@dataclass(frozen=True)
class LinearClassifier:
    """Softmax regression with ten classes.

    Attributes:
        weights: (d, 10) float64.
        biases: (10,) float64.
    """

    weights: np.ndarray
    biases: np.ndarray

    def probabilities(self, latents: np.ndarray) -> np.ndarray:
        """Return the probability of each digit: (n, d) -> (n, 10)."""
        logits = latents @ self.weights + self.biases
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        return odds / odds.sum(axis=1, keepdims=True)

    def predict(self, latents: np.ndarray) -> np.ndarray:
        """Return the most probable digit: (n, d) -> (n,) int."""
        return np.argmax(latents @ self.weights + self.biases, axis=1)

    def accuracy(self, latents: np.ndarray, labels: np.ndarray) -> float:
        """Return the share of latents whose digit is the label's."""
        return float(np.mean(self.predict(latents) == labels))


def fit_classifier(
    latents: np.ndarray, labels: np.ndarray, inverse_penalty: float = 10.0
) -> LinearClassifier:
    """Fit a classifier to latents and their labels; the encoder stays as it is.

    Args:
        latents: (n, d) float.
        labels: (n,) int, in which all ten digits occur.
        inverse_penalty: weight of the data against the squared weights; few data want less.

    Returns:
        The classifier for latents as they are: the standardisation that helps the fit is folded
        into its weights.
    """
    scaler = StandardScaler().fit(latents)
    fitted = LogisticRegression(C=inverse_penalty, max_iter=PATIENCE)
    fitted.fit(scaler.transform(latents).astype(np.float64), labels)
    weights = fitted.coef_.T / scaler.scale_[:, None]
    return LinearClassifier(weights, fitted.intercept_ - scaler.mean_ @ weights)


def save_classifier(classifier: LinearClassifier, run: Run) -> None:
    """Store a classifier in a run."""
    write_arrays(run.classifier_file, weights=classifier.weights, biases=classifier.biases)


def load_classifier(run: Run) -> LinearClassifier | None:
    """Read a run's classifier, None where it is missing or damaged."""
    stored = read_arrays(run.classifier_file) or {}
    if not {"weights", "biases"} <= set(stored):
        return None
    return LinearClassifier(stored["weights"], stored["biases"])
