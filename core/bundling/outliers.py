"""Fit the outlier tests of kana runs anew: `python -m core.bundling.outliers RUN...`.

The networks stay as they are. What is judged by the tests is judged again.
"""

import sys

from core.kana.config import KanaCnnConfig
from core.kana.training import config_of, fit_outlier_test, load
from core.methods import method_of
from core.outliers.lof import save_lof
from core.runs import Run, find_run


def refit(run: Run) -> None:
    """Fit the outlier test of a finished run of `kana-cnn`, and store it with its figures.

    Raises:
        ValueError: the run is of another method, or its recipe has no outlier test.
    """
    config = config_of(run) if run.method == "kana-cnn" else None
    if not isinstance(config, KanaCnnConfig) or not config.n_references:
        raise ValueError(f"The run {run.id} of {run.method} has no outlier test of kana.")
    save_lof(fit_outlier_test(load(run), config), run.novelty_file)
    method_of(run).works.judge(run)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        refit(find_run(name))
