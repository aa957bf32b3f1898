"""Judge a run of a kana network: held-out writing, real handwriting, and what is no kana."""

from pathlib import Path
from typing import Any

import keras
import numpy as np

from core.data import Split, to_input
from core.kana.confusions import store_confusions
from core.kana.outliers import load_outliers
from core.kana.real import load_hands, read_handwriting
from core.kana.splits import load_split
from core.kana.training import config_of, load
from core.metrics import judge_scores
from core.networks.classifier import embed
from core.networks.respond import respond
from core.outliers.lof import load_lof
from core.runs import Run
from core.writing.characters import N_CHARACTERS

CONTAMINATIONS = (0.001, 0.01)
TOP = 5


def evaluate_kana(run: Run, real: Path | None = None) -> dict[str, Any]:
    """Judge a run of `kana-linear` or `kana-cnn`.

    Args:
        run: a finished or stopped run.
        real: a file of real handwriting, see `core.kana.real`; the bundled 460 images of ten
            people unless said.

    Returns:
        "method", "n_classes", "trained_on" ("synthetic", or "ETL8" for the user's own files),
        "test_accuracy" and "top5_accuracy" on held-out writers and fonts of the same,
        "validation_accuracy", "real_handwriting_accuracy" and
        "real_top5_accuracy" with answers open to all 71, "n_real", and of the outlier test
        "lof", "auroc" and "fpr95" (null where the run has none).

    Raises:
        UnreadableHandwriting: `real` is not such a file.
        UnreadableEtl: the files that the run was trained on are gone.
    """
    hands = load_hands() if real is None else read_handwriting(real)
    network, config = load(run), config_of(run)
    test, validation = load_split(config, "test"), load_split(config, "validation")
    on_test, on_hands = accuracies(network, test), accuracies(network, hands)
    return {
        "method": run.method,
        "n_classes": N_CHARACTERS,
        "trained_on": "ETL8" if config.data else "synthetic",
        "test_accuracy": on_test[0],
        "top5_accuracy": on_test[1],
        "validation_accuracy": accuracies(network, validation)[0],
        "real_handwriting_accuracy": on_hands[0],
        "real_top5_accuracy": on_hands[1],
        "n_real": len(hands.labels),
        **_novelty(run, network, test, validation),
    }


def accuracies(network: keras.Model, split: Split) -> tuple[float, float]:
    """Return the shares of a split's images whose label comes first, and among the first five."""
    logits = respond(network, to_input(split.images))["logits"]
    first = np.argsort(-logits, axis=1)[:, :TOP] == split.labels[:, None]
    return float(first[:, 0].mean()), float(first.any(axis=1).mean())


def _novelty(run: Run, network: keras.Model, test: Split, validation: Split) -> dict[str, Any]:
    """Judge the run's outlier test by kana and by what is none."""
    if not run.novelty_file.is_file():
        return {"lof": None, "auroc": None, "fpr95": None}
    lof = load_lof(run.novelty_file)
    kana = {"kana": test.images, "validation": validation.images, "real": load_hands().images}

    def scores(sets: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        return {name: lof.anomaly_scores(embed(network, x)) for name, x in sets.items()}

    thresholds = {str(c): lof.threshold(c) for c in CONTAMINATIONS}
    figures = judge_scores(scores(kana), scores(load_outliers()), thresholds)
    return {"lof": figures["rejected"], "auroc": figures["auroc"], "fpr95": figures["fpr95"]}


def store_predictions(run: Run) -> None:
    """Store what the run reads in every test image, for the table of confusions."""
    split = load_split(config_of(run), "test")
    logits = respond(load(run), to_input(split.images))["logits"]
    store_confusions(run, split.labels, logits.argmax(axis=1))
