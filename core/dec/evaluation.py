"""Judge a DEC run. Only here do labels meet its clusters, after training is over."""

from typing import Any

import keras
import numpy as np

from core.data import load_mnist, to_input
from core.dec.config import CLUSTER, FINETUNE, DECConfig
from core.dec.film import load_dec_film, write_wide_map
from core.dec.stages import load_centroids, restore_stage, stages_of
from core.dec.training import build, load, untrained
from core.metrics import (
    agreement,
    confusion_matrix,
    majority_labels,
    match_clusters,
    named_accuracy,
)
from core.networks.respond import respond
from core.projection.moving import film
from core.runs import Run


def evaluate_dec(run: Run) -> dict[str, Any]:
    """Judge a run of `dec`.

    Clusters are named one to one by the labels of the training split (Hungarian matching), more
    than ten by majority; the test split is only scored.

    Returns:
        "method", "kmeans_accuracy" (the code before refinement, its centroids from k-means;
        test images), "test_accuracy", "nmi", "ari", "updates", "stopped_by" ("tolerance",
        "max_updates" or "user") and "cluster_digits".
    """
    config = DECConfig(**run.config["config"])
    refined, digits = judge_clusters(load(run))
    before, _ = judge_clusters(network_before(run, config))
    lines = [line for line in run.metrics if line.get("stage") == CLUSTER]
    return {
        "method": run.method,
        "kmeans_accuracy": before["test_accuracy"],
        **refined,
        "updates": len(lines),
        "stopped_by": _reason(config, lines),
        "cluster_digits": digits.tolist(),
    }


def judge_clusters(network: keras.Model) -> tuple[dict[str, float], np.ndarray]:
    """Return "test_accuracy", "nmi" and "ari" of a network, and the digit of each cluster."""
    train, test = load_mnist("train"), load_mnist("test")
    fitted, held_out = (
        respond(network, to_input(split.images))["assignment"].argmax(axis=1)
        for split in (train, test)
    )
    k = network.output["assignment"].shape[-1]
    digits = name_clusters(confusion_matrix(train.labels, fitted, (10, k)))
    accuracy = named_accuracy(digits, held_out, test.labels)
    return {"test_accuracy": accuracy, **agreement(test.labels, held_out)}, digits


def name_clusters(confusion: np.ndarray) -> np.ndarray:
    """Name clusters by the labels they met, (10, k) counts: one to one, or by majority for k > 10.

    Returns:
        (k,) int.
    """
    k = confusion.shape[1]
    if k > 10:
        return majority_labels(confusion)
    return match_clusters(np.pad(confusion, [(0, 0), (0, 10 - k)]))[:k]


def network_before(run: Run, config: DECConfig) -> keras.Model:
    """Rebuild what refinement began with: the trained autoencoder and the centres of k-means."""
    stack = untrained(config)
    if FINETUNE in stages_of(run):
        restore_stage(stack, run, FINETUNE)
    network = build(stack, config)
    network.get_layer("centroids").mu.assign(load_centroids(run))
    return network


def _reason(config: DECConfig, lines: list[dict[str, Any]]) -> str:
    if lines and lines[-1]["changed"] < config.tolerance:
        return "tolerance"
    return "max_updates" if len(lines) == config.max_updates else "user"


def store_map(run: Run) -> None:
    """Lay all codes that the film holds out, frame after frame, for the page."""
    found = load_dec_film(run)
    if found is not None and found.clustering is not None:
        moves = found.clustering
        write_wide_map(run, film(np.concatenate([moves.codes, moves.centroids], axis=1)))
