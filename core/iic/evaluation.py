"""Judge an IIC run. Only here do labels meet its clusters, after training is over."""

from typing import Any, NamedTuple

import keras
import numpy as np

from core.answers import named_clusters
from core.data import Split, load_mnist, to_input
from core.iic import training
from core.iic.arrays import mutual_information
from core.iic.assignments import SPLITS, from_probabilities, save_assignments
from core.iic.config import IICConfig
from core.iic.diagnosis import diagnose
from core.iic.film import load_film
from core.iic.film_figures import SUB, curves
from core.iic.keeping import kept
from core.metrics import (
    agreement,
    confusion_matrix,
    majority_labels,
    match_clusters,
    named_accuracy,
)
from core.networks.respond import respond
from core.runs import Run

N_JUDGED = 10_000  # training images whose pairs select the sub-head


class Clusters(NamedTuple):
    """Where a network puts images.

    Fields:
        heads: (n, n_sub_heads) int, the most probable cluster in each sub-head.
        overclusters: (n,) int, the most probable cluster of the overclustering head.
    """

    heads: np.ndarray
    overclusters: np.ndarray


def assign(network: keras.Model, images: np.ndarray) -> Clusters:
    """Return the most probable clusters of images, (n, 28, 28) uint8."""
    answers = respond(network, to_input(images))
    return Clusters(answers["clusters"].argmax(axis=-1), answers["overclusters"].argmax(axis=-1))


def head_joints(network: keras.Model, config: IICConfig, images: np.ndarray) -> np.ndarray:
    """Return P of each sub-head on fixed pairs, (n_sub_heads, k, k)."""
    pairs = training.probe_pairs(config, images[:N_JUDGED])
    return training.probe_joints(network, pairs)["clusters"]


def select_head(P: np.ndarray) -> int:
    """Return the sub-head with the most mutual information, given P of each."""
    return int(mutual_information(P).argmax())


def evaluate_iic(run: Run) -> dict[str, Any]:
    """Judge a run of `iic` or `iic-vgg`.

    The sub-head is chosen by its own mutual information on training images. Clusters get their
    names from the labels of the training split: one to one for a sub-head (Hungarian matching),
    by majority for the overclusters. The test split is only scored.

    Returns:
        "method", "heads" with "mutual_information" (nats), "test_accuracy" and "stuck" (the kind
        of `Finding`, None for a head that is well) of each, "selected_head", and of that head
        "test_accuracy", "nmi", "ari" and "cluster_digits";
        "overclustering" with "n_clusters", "majority_accuracy" and "cluster_digits"; where the
        test split was filmed, "film" with "epochs" and "accuracy" of the selected head, whose
        clusters are matched to the labels of the film itself, as in the texts; where the best
        epoch was kept, "kept" with its "epoch", its best head's "accuracy" and "chosen_by".
    """
    config = training.config_of(run)
    network = training.load(run)
    train, test = load_mnist("train"), load_mnist("test")
    fitted, held_out = assign(network, train.images), assign(network, test.images)
    joints = head_joints(network, config, train.images)
    information = mutual_information(joints)
    stuck = {finding.head: finding.kind for finding in diagnose(joints)}
    names = [
        match_names(fitted.heads[:, head], train, config.n_clusters)
        for head in range(config.n_sub_heads)
    ]
    accuracies = [
        named_accuracy(names[head], held_out.heads[:, head], test.labels)
        for head in range(config.n_sub_heads)
    ]
    selected = select_head(joints)
    figures = {
        "method": run.method,
        "heads": [
            {
                "mutual_information": float(information[head]),
                "test_accuracy": accuracies[head],
                "stuck": stuck.get(head),
            }
            for head in range(config.n_sub_heads)
        ],
        "selected_head": selected,
        "test_accuracy": accuracies[selected],
        **agreement(test.labels, held_out.heads[:, selected]),
        "cluster_digits": names[selected].tolist(),
        "overclustering": _judge_overclusters(fitted, held_out, train, test, config),
    }
    filmed = _judge_film(run, selected) if config.film_split == "test" else None
    further = {"film": filmed, "kept": kept(run) if config.keep == "best" else None}
    return figures | {name: found for name, found in further.items() if found is not None}


def store_assignments(run: Run) -> None:
    """Store where an evaluated network puts every training and test image, for the pages."""
    network, selected = training.load(run), named_clusters(run)["selected_head"]
    found = {}
    for split in SPLITS:
        answers = respond(network, to_input(load_mnist(split).images))
        found[split] = from_probabilities(answers["clusters"][:, selected], answers["overclusters"])
    save_assignments(run, found)


def match_names(clusters: np.ndarray, split: Split, n_clusters: int) -> np.ndarray:
    """Name clusters one to one by the labels of `split`, (k,) int."""
    shape = (max(10, n_clusters), n_clusters)
    return match_clusters(confusion_matrix(split.labels, clusters, shape))


def _judge_overclusters(
    fitted: Clusters, held_out: Clusters, train: Split, test: Split, config: IICConfig
) -> dict[str, Any]:
    shape = (10, config.n_overclusters)
    names = majority_labels(confusion_matrix(train.labels, fitted.overclusters, shape))
    return {
        "n_clusters": config.n_overclusters,
        "majority_accuracy": named_accuracy(names, held_out.overclusters, test.labels),
        "cluster_digits": names.tolist(),
    }


def _judge_film(run: Run, head: int) -> dict[str, list[float]] | None:
    """Return what a film of the test split shows of one head, None where there is no film."""
    film = load_film(run)
    if film is None or not film.confusions.any():
        return None
    accuracy = curves(film, SUB)["accuracy"][:, head]
    return {"epochs": film.epochs.tolist(), "accuracy": accuracy.astype(float).tolist()}
