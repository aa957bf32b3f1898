"""The fields of one answer of `python -m core predict`, for methods to put together."""

from typing import Any

import numpy as np

from core.outliers.limit import limit_at
from core.outliers.lof import LocalOutlierFactor
from core.runs import Run

SILENT = {"anomaly_score": None, "threshold": None, "anomalous": None, "close_call": None}


def named(probabilities: np.ndarray) -> dict[str, Any]:
    """Answer with a class: (k,) probabilities."""
    return {
        "prediction": int(probabilities.argmax()),
        "probabilities": [float(p) for p in probabilities],
    }


def clustered(clusters: np.ndarray, digits: np.ndarray) -> dict[str, Any]:
    """Answer with the digits that clusters stand for; there is no outlier test.

    Args:
        clusters: (k,) probabilities.
        digits: (k,) int, the digit of each cluster.
    """
    probabilities = np.zeros(10, np.float32)
    np.add.at(probabilities, digits, clusters)
    return named(probabilities) | {"cluster": int(clusters.argmax())} | SILENT


def judged(lof: LocalOutlierFactor, sample: np.ndarray, contamination: float) -> dict[str, Any]:
    """Answer whether a sample, (d,) float32, lies outside of what `lof` was fitted on."""
    score, limit = lof.explain(sample)[0], limit_at(lof.threshold, contamination)
    return {
        "anomaly_score": score,
        "threshold": limit.score,
        "anomalous": limit.excludes(score),
        "close_call": limit.is_close(score),
    }


def named_clusters(run: Run) -> dict[str, Any]:
    """Return the stored figures of a run whose clusters were named after its training.

    Raises:
        LookupError: they were not; the message says how.
    """
    if run.evaluation is None:
        raise LookupError(f"Name the clusters first: `python -m core evaluate {run.id} --save`.")
    return run.evaluation
