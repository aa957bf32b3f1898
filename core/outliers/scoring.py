"""Let every detector of a run score every set: the work behind `python -m core anomalies`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from core.data import load_mnist
from core.outliers.detectors import Detector, Responses, fit_detectors
from core.outliers.lof import LocalOutlierFactor
from core.outliers.sets import FETCHED
from core.outliers.stored import (
    Anomalies,
    Gallery,
    quantiles,
)

N_BUNDLED = 30  # images of a set that each detector finds most like digits


@dataclass(frozen=True)
class Space:
    """Where a run's detectors look.

    Attributes:
        lof: the run's fitted Local Outlier Factor.
        respond: (n, 28, 28) uint8 images to what detectors read.
        has_logits: whether a classifier answers too.
    """

    lof: LocalOutlierFactor
    respond: Callable[[np.ndarray], Responses]
    has_logits: bool


def compute_anomalies(space: Space, sets: dict[str, np.ndarray]) -> Anomalies:
    """Score every set with every detector.

    Args:
        space: of a finished run.
        sets: (n, 28, 28) uint8 images by name, test digits first.
    """
    train = load_mnist("train")
    detectors = fit_detectors(space.lof, train.labels, space.has_logits)
    training = space.respond(train.images)
    held_out = _score(detectors, space.respond(load_mnist("validation").images))
    responses = {name: space.respond(images) for name, images in sets.items()}
    scores = {name: _score(detectors, answer) for name, answer in responses.items()}
    return Anomalies(
        detectors=tuple(detectors),
        scores_of=scores,
        predictions_of=dict(_predictions(responses)),
        nominal=np.stack([quantiles(d.training_scores(training)) for d in detectors.values()]),
        held_out=np.stack([quantiles(row) for row in held_out]),
        bundled={n: _most_like_digits(sets[n], scores[n]) for n in FETCHED if n in sets},
    )


def _score(detectors: dict[str, Detector], responses: Responses) -> np.ndarray:
    """Scores of all detectors as they are stored, (n_detectors, n) float32."""
    rows = [detector.anomaly_scores(responses) for detector in detectors.values()]
    return np.stack(rows).astype(np.float32)


def _predictions(responses: dict[str, Responses]) -> Iterator[tuple[str, np.ndarray]]:
    for name, answer in responses.items():
        if answer.logits is not None:
            yield name, answer.logits.argmax(axis=1).astype(np.uint8)


def _most_like_digits(images: np.ndarray, scores: np.ndarray) -> Gallery:
    """Keep the images that any detector ranks among its least anomalous."""
    rows = np.unique(np.argsort(scores, axis=1)[:, :N_BUNDLED])
    return Gallery(rows.astype(np.int32), images[rows])
