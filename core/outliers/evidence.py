"""What a network's classes for decoys say about an image: the odds that it is no digit.

A network trained with decoys as classes of their own has weighed "this is none of the digits"
against every digit. Local Outlier Factor looks at distances alone and finds letters unremarkable
that lie where digits are sparse; the odds find them, but not what is unlike any decoy. So the one
scales the other.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import logsumexp, softmax

POWER = 0.1  # of the odds; validation: 0.2 and 0.4 refuse fewer kinds that training left out
SURE = -10.0  # nats; surer than this that it is a digit counts no more


@dataclass(frozen=True)
class Evidence:
    """The classes of a training, those of decoys last, as functions of the embedding.

    Args:
        weights: (d, c + m) float32, of c classes and m decoys; what scales the embedding included.
        biases: (c + m,) float32.
        n_classes: c.
    """

    weights: np.ndarray
    biases: np.ndarray
    n_classes: int

    def probabilities(self, embeddings: np.ndarray) -> np.ndarray:
        """Return what each class and each decoy gets, (n, d) -> (n, c + m) float64."""
        return softmax(self._logits(embeddings), axis=1)

    def log_odds(self, embeddings: np.ndarray) -> np.ndarray:
        """Return ln P(a decoy) / P(one of the classes), (n, d) -> (n,) float64, in nats."""
        logits = self._logits(embeddings)
        classes, decoys = logits[:, : self.n_classes], logits[:, self.n_classes :]
        return logsumexp(decoys, axis=1) - logsumexp(classes, axis=1)

    def weight(self, embeddings: np.ndarray) -> np.ndarray:
        """Return what an outlier score is multiplied by, (n, d) -> (n,) float64, at least 1."""
        return np.exp(POWER * (np.maximum(self.log_odds(embeddings), SURE) - SURE))

    def _logits(self, embeddings: np.ndarray) -> np.ndarray:
        return (embeddings @ self.weights + self.biases).astype(np.float64)
