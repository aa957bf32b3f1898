"""What a fine-tuning on taught characters does with its runs."""

from typing import Any

import keras
import numpy as np
from keras import ops

from core.answers import judged, named
from core.data import load_mnist, to_input
from core.method import Answer, Embed, Works
from core.networks.classifier import embed
from core.networks.respond import respond
from core.outliers.detectors import Responses
from core.outliers.lof import as_stored, load_lof
from core.outliers.scoring import Space
from core.own import file, material
from core.own.evaluation import evaluate_own, store_places
from core.own.ground import N_DIGITS, ground_of
from core.own.rule import Taught
from core.own.training import load, train
from core.runs import Run


def _answer(run: Run, contamination: float) -> Answer:
    network, lof = load(run), load_lof(run.novelty_file)
    examples = file.load(run.own_file)
    ground = ground_of(lof, load_mnist("train").labels)
    rule = Taught(
        ground,
        examples.names,
        embed(network, examples.images),
        examples.classes,
        material.learnt_classes(lof, examples),
    )
    names = (*material.DIGITS, *material.new_names(examples))

    def answer(image: np.ndarray) -> dict[str, Any]:
        """Name one image, (28, 28) uint8, as `python -m core predict` prints it."""
        found = respond(network, to_input(image[None]))
        probabilities = ops.convert_to_numpy(ops.softmax(found["logits"][0]))
        point = as_stored(found["embedding"])[0]
        verdict = judged(lof, point, contamination)
        reading = rule.reading(point, not verdict["anomalous"], contamination)
        said = named(probabilities) | verdict | {"classes": list(names)}
        if reading is None or not reading.is_taught:
            return said | {"prediction": int(probabilities[:N_DIGITS].argmax())}
        digit = reading.name in material.DIGITS
        prediction = int(reading.name) if digit else reading.name
        return said | {"prediction": prediction, "anomalous": False}

    return answer


def _embed(run: Run, space: str) -> Embed:
    network: keras.Model = load(run)
    return lambda images: embed(network, images)


def look(run: Run) -> Space:
    """Open the space of embeddings of a finished run; its logits are those of the digits."""
    network = load(run)

    def answer(images: np.ndarray) -> Responses:
        found = respond(network, to_input(images))
        return Responses(as_stored(found["embedding"]), found["logits"][:, :N_DIGITS])

    return Space(load_lof(run.novelty_file), answer, has_logits=True)


OWN = Works(
    train=train,
    evaluate=evaluate_own,
    load=load,
    answer=_answer,
    embed=_embed,
    look=look,
    store=store_places,
)
