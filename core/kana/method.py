"""What the networks that read kana do with runs."""

from typing import Any

import numpy as np
from keras import ops

from core.answers import SILENT, judged, named
from core.data import canonical_kana, one_character, to_input
from core.kana.evaluation import evaluate_kana, store_predictions
from core.kana.network import build
from core.kana.training import load, train
from core.kana.viewers import TestAccuracyForViewers
from core.method import Answer, Works
from core.networks.filter_viewers import FilterFilmForViewers
from core.networks.respond import respond
from core.outliers.lof import as_stored, load_lof
from core.runs import Run
from core.writing.characters import CHARACTERS


def _answer(run: Run, contamination: float) -> Answer:
    network = load(run)
    lof = load_lof(run.novelty_file) if run.novelty_file.is_file() else None

    def answer(image: np.ndarray) -> dict[str, Any]:
        answers = respond(network, to_input(image[None]))
        name = named(ops.convert_to_numpy(ops.softmax(answers["logits"][0])))
        character = {"character": CHARACTERS[name["prediction"]]}
        if lof is None:
            return name | character | SILENT
        return name | character | judged(lof, as_stored(answers["embedding"][0]), contamination)

    return answer


KANA = Works(
    train=train,
    evaluate=evaluate_kana,
    load=load,
    build=build,
    prepare=canonical_kana,
    split=one_character,
    answer=_answer,
    viewers=(FilterFilmForViewers, TestAccuracyForViewers),
    store=store_predictions,
    evaluate_real=evaluate_kana,
)
