"""What a run's outlier tests make of all that is no digit: `python -m core anomalies`."""

from typing import Any

from core.methods import method_of, outlier_spaces
from core.outliers.scoring import Space, compute_anomalies
from core.outliers.sets import gather_sets
from core.outliers.stored import CONTAMINATIONS, Anomalies, load_anomalies, save_anomalies
from core.runs import Run, exhibit


def open_space(run: Run) -> Space:
    """Load the network and the outlier test of a finished run.

    Raises:
        LookupError: the run's method has no outlier test, or the run none yet.
    """
    look = method_of(run).works.look if run.method in outlier_spaces() else None
    if look is None:
        raise LookupError(
            f"The run {run.id} has no outlier test, since its method is {run.method}; "
            f"those with one are {', '.join(outlier_spaces())}."
        )
    if not run.novelty_file.is_file():
        raise LookupError(f"The run {run.id} has no outlier test yet: its training is not over.")
    return look(run)


def anomalies_of(run: Run, store: bool) -> dict[str, Any]:
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


def report(run: Run, found: Anomalies) -> dict[str, Any]:
    """Put a run's tables beside those of the bundled runs.

    Args:
        run: whose scores `found` are.
        found: its scores.

    Returns:
        "l2", "cnn", "pixels": shares that Local Outlier Factor rejects, by contamination and set,
        of this run in its own space and of the exhibits in the others, null without stored
        scores; "auroc" and "fpr95" of this run by detector and set; "rejected" and "calibrated"
        by detector, contamination and set, with thresholds from training and from validation
        digits. A set that could not be had is null.
    """
    tested = outlier_spaces()
    judged = {name: found.tables(name) for name in found.detectors}
    calibrated = {name: found.tables(name, calibrated=True) for name in found.detectors}
    spaces: dict[str, Any] = {}
    for method, space in tested.items():
        if space not in spaces:  # the first method of a space has the exhibit
            spaces[space] = _exhibited(method)
    return {
        **spaces,
        tested[run.method]: judged["lof"]["rejected"],
        "auroc": {name: table["auroc"] for name, table in judged.items()},
        "fpr95": {name: table["fpr95"] for name, table in judged.items()},
        "rejected": {name: table["rejected"] for name, table in judged.items()},
        "calibrated": {name: table["rejected"] for name, table in calibrated.items()},
    }


def _exhibited(method: str) -> dict[str, Any] | None:
    stored = load_anomalies(exhibit(method))
    return None if stored is None else stored.tables("lof", CONTAMINATIONS)["rejected"]
