"""Whether one network is better than another by more than the seeds' noise."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from core.runs import Run
from core.texts.comparison import follows
from core.texts.kinds import Figure
from core.texts.published import METRIC

LEVEL = 0.05  # a difference that chance makes in fewer trials than this is more than noise


@dataclass(frozen=True)
class Contest:
    """The accuracies of two recipes over seeds.

    Attributes:
        n: runs of each, (first, second).
        means: of each, in [0, 1].
        deviations: the standard deviations.
        difference: second less first.
        p_value: how often chance alone makes a difference this large.
    """

    n: tuple[int, int]
    means: tuple[float, float]
    deviations: tuple[float, float]
    difference: float
    p_value: float

    @property
    def is_more_than_noise(self) -> bool:
        """Whether chance alone makes such a difference in fewer than 5 of 100 trials."""
        return self.p_value < LEVEL


def contest(first: Sequence[float], second: Sequence[float]) -> Contest | None:
    """Compare accuracies over seeds; None where either has fewer than two.

    Source: Welch 1947, the t-test for unequal variances, two-sided.
    """
    if min(len(first), len(second)) < 2:
        return None
    means, deviations = zip(
        *((np.mean(x), np.std(x, ddof=1)) for x in (first, second)), strict=True
    )
    p_value = float(stats.ttest_ind(first, second, equal_var=False).pvalue)
    return Contest(
        n=(len(first), len(second)),
        means=(float(means[0]), float(means[1])),
        deviations=(float(deviations[0]), float(deviations[1])),
        difference=float(means[1] - means[0]),
        p_value=p_value,
    )


def constraint_contest(runs: Sequence[Run]) -> Contest | None:
    """Set the text's plain CNN against its L2-softmax: does the constraint win by itself?"""
    plain, constrained = METRIC.figures[:2]
    return contest(accuracies(runs, plain), accuracies(runs, constrained))


def accuracies(runs: Sequence[Run], figure: Figure) -> list[float]:
    """Return the test accuracies of the runs by a figure's recipe, one a seed."""
    own = [run for run in runs if follows(run, figure)]
    by_seed = {run.config.get("seed"): (run.evaluation or {}).get("test_accuracy") for run in own}
    return [float(value) for value in by_seed.values() if value is not None]
