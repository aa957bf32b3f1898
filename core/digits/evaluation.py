"""Figures of finished runs, recomputed from what they stored. The test split is read here only."""

from collections.abc import Callable
from typing import Any

import keras
import numpy as np

from core.data import DataUnavailable, load_cifar10, load_fashion_mnist, load_mnist, to_input
from core.data.cache import source_of
from core.data.sources import DATA_SETS
from core.digits import pixels, training
from core.digits.handwriting import judge_handwriting
from core.digits.norms import Norms
from core.metrics import judge_scores
from core.networks import classifier
from core.networks.respond import respond
from core.outliers.lof import LocalOutlierFactor, load_lof
from core.runs import Run

CONTAMINATIONS = (0.001, 0.01)
OUTLIER_SETS = {"fashion_mnist": load_fashion_mnist, "cifar10": load_cifar10}
Embed = Callable[[np.ndarray], np.ndarray]


def evaluate_metric(run: Run) -> dict[str, Any]:
    """Judge a run of `cnn` or `l2-softmax`.

    Returns:
        "method", "test_accuracy", "validation_accuracy", the figures of `evaluate_novelty`, and
        "written" with those of `judge_handwriting` at contamination 0.01.
    """
    network, lof = training.load(run), load_lof(run.novelty_file)
    return {
        "method": run.method,
        "test_accuracy": classifier.accuracy(network, load_mnist("test")),
        "validation_accuracy": classifier.accuracy(network, load_mnist("validation")),
        **evaluate_novelty(lof, lambda x: classifier.embed(network, x)),
        "written": judge_handwriting(
            lambda x: classifier.predict(network, x),
            lambda x: lof.anomaly_scores(classifier.embed(network, x)),
            lof.threshold(max(CONTAMINATIONS)),
        ),
    }


def evaluate_pixels(run: Run) -> dict[str, Any]:
    """Judge a run of `pixels`: "method" and the figures of `evaluate_novelty`."""
    return {"method": run.method, **evaluate_novelty(pixels.load(run), pixels.flatten)}


def evaluate_novelty(lof: LocalOutlierFactor, embed: Embed) -> dict[str, Any]:
    """Judge a fitted LOF against held-out digits and against what is not a digit.

    Args:
        lof: fitted on the training split.
        embed: (n, 28, 28) uint8 -> (n, d), the space it was fitted in.

    Returns:
        "lof": shares rejected per contamination and data set; "auroc" and "fpr95" per outlier
        set; a set that cannot be had is null, and "missing" says why; "sources" says where the
        others came from.
    """
    digits = {
        "mnist": lof.anomaly_scores(embed(load_mnist("test").images)),
        "validation": lof.anomaly_scores(embed(load_mnist("validation").images)),
    }
    outliers: dict[str, np.ndarray | None] = {}
    missing: dict[str, str] = {}
    for name, load in OUTLIER_SETS.items():
        try:
            outliers[name] = lof.anomaly_scores(embed(load("test").images))
        except DataUnavailable as error:
            outliers[name], missing[name] = None, str(error)
    thresholds = {str(c): lof.threshold(c) for c in CONTAMINATIONS}
    figures = judge_scores(digits, outliers, thresholds)
    return {
        "lof": figures["rejected"],
        "auroc": figures["auroc"],
        "fpr95": figures["fpr95"],
        "missing": missing,
        "sources": {name: source_of(DATA_SETS[name.replace("_", "-")]) for name in OUTLIER_SETS},
    }


def measure_norms(run: Run, split: str = "test") -> Norms:
    """Measure the embeddings of a finished run of `cnn` or `l2-softmax`.

    Args:
        run: the run; of `l2-softmax` it is what its constraint then brings to one length.
        split: whose images.
    """
    network, images = training.load(run), load_mnist(split)
    outputs = {"dense": network.get_layer("dense").output, "logits": network.output["logits"]}
    answers = respond(keras.Model(network.inputs, outputs), to_input(images.images))
    return Norms(
        embeddings=answers["dense"],
        norms=np.linalg.norm(answers["dense"], axis=1),
        labels=images.labels,
        predictions=answers["logits"].argmax(axis=1).astype(np.uint8),
    )
