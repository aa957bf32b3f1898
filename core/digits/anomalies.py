"""What outlier tests on digit networks, and on pixels, make of everything that is no digit."""

import numpy as np

from core.data import to_input
from core.digits import pixels
from core.digits import training as metric
from core.method_names import OUTLIER_TESTS
from core.networks.respond import respond
from core.outliers.detectors import Responses
from core.outliers.lof import as_stored, load_lof
from core.outliers.scoring import Space, compute_anomalies, report
from core.outliers.sets import gather_sets, sets_at_hand
from core.outliers.stored import (
    save_anomalies,
)
from core.runs import Run


def open_space(run: Run) -> Space:
    """Load the network and the outlier test of a finished run.

    Raises:
        LookupError: the run's method has no outlier test, or the run none yet.
    """
    if run.method not in OUTLIER_TESTS:
        raise LookupError(
            f"The run {run.id} has no outlier test, since its method is {run.method}; "
            f"those with one are {', '.join(OUTLIER_TESTS)}."
        )
    if not run.novelty_file.is_file():
        raise LookupError(f"The run {run.id} has no outlier test yet: its training is not over.")
    if run.method == "pixels":
        return Space(pixels.load(run), lambda x: Responses(pixels.flatten(x)), has_logits=False)
    network = metric.load(run)

    def answer(images: np.ndarray) -> Responses:
        answers = respond(network, to_input(images))
        return Responses(as_stored(answers["embedding"]), answers["logits"])

    return Space(load_lof(run.novelty_file), answer, has_logits=True)


def anomalies_of(run: Run, store: bool) -> dict:
    """Score every set with a run's detectors and report.

    Args:
        run: a finished run with an outlier test.
        store: keep the scores in the run.

    Returns:
        What `report` returns, and "missing": why a set could not be had.
    """
    space = open_space(run)
    sets, missing = gather_sets()
    found = compute_anomalies(space, sets)
    if store:
        save_anomalies(found, run.anomalies_file)
    return report(run, found) | {"missing": missing}


def store_anomalies(run: Run) -> None:
    """Score what is at hand with a finished run's detectors and store it, for the pages."""
    save_anomalies(compute_anomalies(open_space(run), sets_at_hand()), run.anomalies_file)
