"""Runs with an outlier test and scores, made without training."""

from functools import cache
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from core.data import load_mnist
from core.digits.pixels import flatten
from core.outliers.detectors import Responses
from core.outliers.lof import fit_lof
from core.outliers.stored import Anomalies, Gallery, quantiles, save_anomalies
from core.runs import Run, write_json

DETECTORS = ("lof", "knn", "mahalanobis", "energy", "max_softmax")
SIZES = {"mnist": 10_000, "fashion_mnist": 200, "letters": 1040, "inverted": 1000}
MEANS = {"mnist": 1.2, "fashion_mnist": 2.4, "letters": 1.5, "inverted": 2.0}
N_WRONG = 40


@cache
def anomalies(method: str = "l2-softmax") -> Anomalies:
    """Return scores of four sets; of the clothes every tenth image is bundled."""
    rng = np.random.default_rng(0)
    names = DETECTORS if method != "pixels" else DETECTORS[:3]
    scores = {name: _scores(rng, len(names), MEANS[name], size) for name, size in SIZES.items()}
    rows = np.arange(0, SIZES["fashion_mnist"], 10)
    return Anomalies(
        detectors=names,
        scores_of=scores,
        predictions_of=_answers(rng) if method != "pixels" else {},
        nominal=np.stack([quantiles(row) for row in _scores(rng, len(names), 1.1, 5000)]),
        held_out=np.stack([quantiles(row) for row in _scores(rng, len(names), 1.2, 5000)]),
        bundled={"fashion_mnist": Gallery(rows, np.full((len(rows), 28, 28), 99, np.uint8))},
    )


def _scores(rng: np.random.Generator, n_detectors: int, mean: float, size: int) -> np.ndarray:
    """Scores around a mean; the last detector's lie in (0, 1), as one minus a confidence does."""
    scores = mean * np.exp(rng.normal(0, 0.12, (n_detectors, size)))
    if n_detectors == len(DETECTORS):
        scores[-1] = scores[-1] / (1 + scores[-1])
    return scores.astype(np.float32)


def _answers(rng: np.random.Generator) -> dict[str, np.ndarray]:
    answers = {name: rng.integers(0, 10, size).astype(np.uint8) for name, size in SIZES.items()}
    answers["mnist"] = load_mnist("test").labels.astype(np.uint8).copy()
    answers["mnist"][:N_WRONG] = (answers["mnist"][:N_WRONG] + 1) % 10
    return answers


def make_run(
    parent: Path,
    name: str,
    method: str = "l2-softmax",
    state: str = "finished",
    scored: bool = True,
) -> Run:
    """Write a run; without scores it lacks an outlier test as well unless it finished."""
    run = Run(parent / name)
    run.path.mkdir(parents=True)
    write_json(run.config_file, {"method": method, "seed": 3, "config": {}})
    write_json(run.status_file, {"state": state})
    if state == "finished":
        run.novelty_file.write_bytes(b"read by nobody here")
    if scored:
        save_anomalies(anomalies(method), run.anomalies_file)
    return run


@cache
def space() -> SimpleNamespace:
    """Return a space that is quick to open: the pixels of 400 training digits."""
    lof = fit_lof(flatten(load_mnist("train").images[:400]), 20)
    return SimpleNamespace(lof=lof, respond=lambda images: Responses(flatten(images)))
