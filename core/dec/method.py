"""What DEC does with runs."""

from typing import Any

import numpy as np

from core.answers import clustered, named_clusters
from core.data import to_input
from core.dec.evaluation import evaluate_dec, store_map
from core.dec.training import load, train
from core.dec.viewers import FilmForViewers
from core.method import Answer, Embed, Works
from core.networks.respond import respond
from core.runs import Run


def _answer(run: Run, contamination: float) -> Answer:
    network, digits = load(run), np.array(named_clusters(run)["cluster_digits"])

    def answer(image: np.ndarray) -> dict[str, Any]:
        q = respond(network, to_input(image[None]))["assignment"][0]
        return clustered(q, digits)

    return answer


def _embed(run: Run, space: str) -> Embed:
    network = load(run)
    return lambda images: respond(network, to_input(images))["code"]


DEC = Works(
    train=train,
    evaluate=evaluate_dec,
    load=load,
    answer=_answer,
    embed=_embed,
    viewers=(FilmForViewers,),
    store=store_map,
)
