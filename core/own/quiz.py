"""Test yourself: what is asked, and what networks made of what one person drew."""

from dataclasses import dataclass

import numpy as np

N_DIGITS = 10


@dataclass(frozen=True, eq=False)
class Score:
    """How one network reads a person's digits.

    Attributes:
        accuracy: share of the drawings that are read rightly.
        confusions: (10, 10) int, drawings by what was asked and what was read.
        hardest: the digit that is read worst, None where all were read rightly; of several the
            first.
    """

    accuracy: float
    confusions: np.ndarray
    hardest: int | None


def order(n_rounds: int, rng: np.random.Generator) -> list[int]:
    """Return digits to ask for: each once in every round, in an order of chance."""
    return [int(digit) for _ in range(n_rounds) for digit in rng.permutation(N_DIGITS)]


def score(asked: np.ndarray, read: np.ndarray) -> Score:
    """Compare what was asked with what was read: (n,) digits each, n at least 1."""
    confusions = np.zeros((N_DIGITS, N_DIGITS), np.int64)
    np.add.at(confusions, (asked, read), 1)
    totals, right = confusions.sum(axis=1), np.diag(confusions)
    shares = np.where(totals > 0, right / np.maximum(totals, 1), 1.0)
    hardest = int(shares.argmin()) if shares.min() < 1 else None
    return Score(float(right.sum() / totals.sum()), confusions, hardest)
