"""What MINE does with runs, on images and on a Gaussian."""

from typing import Any

import numpy as np

from core.answers import SILENT, named
from core.method import Answer, Embed, Works
from core.mine import gaussian
from core.mine.classifier import load_classifier
from core.mine.evaluation import evaluate_mine, store_classifier
from core.mine.images import embed, load, train
from core.mine.network import build
from core.mine.viewers import GaussianFilmForViewers, LinearAccuracyForViewers
from core.runs import Run


def _answer(run: Run, contamination: float) -> Answer:
    networks, classifier = load(run), load_classifier(run)
    if classifier is None:
        raise LookupError(f"Fit its classifier first: `python -m core evaluate {run.id} --save`.")

    def answer(image: np.ndarray) -> dict[str, Any]:
        latents = embed(networks, image[None])
        return named(classifier.probabilities(latents)[0]) | SILENT

    return answer


def _embed(run: Run, space: str) -> Embed:
    networks = load(run)
    return lambda images: embed(networks, images)


IMAGES = Works(
    train=train,
    evaluate=evaluate_mine,
    load=load,
    build=build,
    answer=_answer,
    embed=_embed,
    viewers=(LinearAccuracyForViewers,),
    store=store_classifier,
)
GAUSSIAN = Works(
    train=gaussian.train,
    evaluate=gaussian.evaluate_gaussian,
    load=gaussian.load,
    viewers=(GaussianFilmForViewers,),
)
