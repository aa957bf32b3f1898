"""What the digit classifiers do with runs, and what pixels alone do."""

from typing import Any

import keras
import numpy as np
from keras import ops

from core.answers import judged, named
from core.data import to_input
from core.digits import pixels
from core.digits.anomalies import look, look_at_pixels, store_anomalies
from core.digits.evaluation import evaluate_metric, evaluate_pixels
from core.digits.networks import build
from core.digits.training import load, train
from core.method import Answer, Embed, Works
from core.networks.classifier import embed
from core.networks.filter_viewers import FilterFilmForViewers
from core.networks.respond import respond
from core.outliers.lof import load_lof
from core.runs import Run


def _answer(run: Run, contamination: float) -> Answer:
    network, lof = load(run), load_lof(run.novelty_file)

    def answer(image: np.ndarray) -> dict[str, Any]:
        logits = respond(network, to_input(image[None]))["logits"]
        probabilities = ops.convert_to_numpy(ops.softmax(logits[0]))
        embedding = embed(network, image[None])[0]
        return named(probabilities) | judged(lof, embedding, contamination)

    return answer


def _embed(run: Run, space: str) -> Embed:
    network: keras.Model = load(run)
    return lambda images: embed(network, images)


def _answer_by_pixels(run: Run, contamination: float) -> Answer:
    lof = pixels.load(run)

    def answer(image: np.ndarray) -> dict[str, Any]:
        unnamed = {"prediction": None, "probabilities": None}
        return unnamed | judged(lof, pixels.flatten(image[None])[0], contamination)

    return answer


CLASSIFIER = Works(
    train=train,
    evaluate=evaluate_metric,
    load=load,
    build=build,
    answer=_answer,
    embed=_embed,
    look=look,
    viewers=(FilterFilmForViewers,),
    store=store_anomalies,
)
# Scoring pixels takes a minute: `python -m core anomalies RUN --save` does it when asked.
PIXELS = Works(
    train=pixels.train,
    evaluate=evaluate_pixels,
    load=pixels.load,
    answer=_answer_by_pixels,
    look=look_at_pixels,
)
