"""What IIC does with runs."""

from typing import Any

import numpy as np

from core.answers import clustered, named_clusters
from core.data import to_input
from core.iic.evaluation import evaluate_iic, store_assignments
from core.iic.keeping import KeepBestEpoch
from core.iic.network import build
from core.iic.training import load, train
from core.iic.viewers import AccuracyForViewers, FilmForViewers
from core.method import Answer, Embed, Works
from core.networks.respond import respond
from core.runs import Run


def _answer(run: Run, contamination: float) -> Answer:
    network, figures = load(run), named_clusters(run)
    digits, head = np.array(figures["cluster_digits"]), figures["selected_head"]

    def answer(image: np.ndarray) -> dict[str, Any]:
        clusters = respond(network, to_input(image[None]))["clusters"][0, head]
        return clustered(clusters, digits)

    return answer


def _embed(run: Run, space: str) -> Embed:
    """Put images into the "trunk" below the heads, or into the "clusters" of both kinds."""
    network = load(run)
    if space == "trunk":
        return lambda images: respond(network, to_input(images))["embedding"]
    head = named_clusters(run)["selected_head"]

    def embed(images: np.ndarray) -> np.ndarray:
        answers = respond(network, to_input(images))
        return np.hstack([answers["clusters"][:, head], answers["overclusters"]])

    return embed


IIC = Works(
    train=train,
    evaluate=evaluate_iic,
    load=load,
    build=build,
    answer=_answer,
    embed=_embed,
    viewers=(AccuracyForViewers, FilmForViewers, KeepBestEpoch),
    store=store_assignments,
)
