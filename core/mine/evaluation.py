"""Judge a run of MINE on images. Only here and for viewers do labels meet its latents."""

from typing import Any

import numpy as np

from core.data import load_mnist
from core.metrics import confusion_matrix
from core.mine.book_classifier import both_accuracies
from core.mine.classifier import LinearClassifier, fit_classifier, save_classifier
from core.mine.images import bound, config_of, embed, held_out_pairs, load
from core.mine.network import ImageNetworks
from core.runs import Run


def evaluate_mine(run: Run) -> dict[str, Any]:
    """Judge a run of `mine`.

    The linear classifier is fitted on latents of the training split and scored on those of the
    test split.

    Returns:
        "method", "latent_dim", "bound" (nats, on two views of each validation image),
        "linear_accuracy", "confusion" (10 rows of true digits, 10 columns of predicted ones);
        where the book's classifier judges as well, "book_classifier" as `both_accuracies` has it.
    """
    config, networks, test = config_of(run), load(run), load_mnist("test")
    latents = embed(networks, test.images)
    train = load_mnist("train")
    fitted = embed(networks, train.images)
    classifier = fit_classifier(fitted, np.asarray(train.labels))
    confusion = confusion_matrix(test.labels, classifier.predict(latents), (10, 10))
    pairs = held_out_pairs(config, load_mnist("validation").images)
    figures = {
        "method": run.method,
        "latent_dim": config.latent_dim,
        "bound": bound(networks, pairs, config.n_shifts),
        "linear_accuracy": classifier.accuracy(latents, test.labels),
        "confusion": confusion.tolist(),
    }
    if config.book_classifier:
        known, asked = (fitted, train.labels), (latents, test.labels)
        figures["book_classifier"] = both_accuracies(known, asked, config.seed)
    return figures


def store_classifier(run: Run) -> None:
    """Store the linear classifier of a finished run, for `predict` and the pages."""
    save_classifier(_fit(load(run)), run)


def _fit(networks: ImageNetworks) -> LinearClassifier:
    train = load_mnist("train")
    return fit_classifier(embed(networks, train.images), np.asarray(train.labels))
