"""Test yourself: what is asked, and what networks made of what one person drew."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Score:
    """How one network reads a person's characters, each known by a number.

    Attributes:
        accuracy: share of the drawings that are read rightly.
        asked: the characters that are asked for.
        read: these, and after them what else was read, ascending.
        confusions: (len(asked), len(read)) int, drawings by what was asked and what was read.
        hardest: the character that is read worst, None where all were read rightly; of several
            the first.
    """

    accuracy: float
    asked: tuple[int, ...]
    read: tuple[int, ...]
    confusions: np.ndarray
    hardest: int | None


def order(characters: Sequence[int], n_rounds: int, rng: np.random.Generator) -> list[int]:
    """Return characters to ask for: each once in every round, in an order of chance."""
    return [int(one) for _ in range(n_rounds) for one in rng.permutation(characters)]


def score(asked: np.ndarray, read: np.ndarray, characters: Sequence[int]) -> Score:
    """Compare what was asked with what was read.

    Args:
        asked: (n,) int, n at least 1, each one of `characters`.
        read: (n,) int.
        characters: all that are asked for.
    """
    among = tuple(characters)
    found = (*among, *sorted(set(read.tolist()) - set(among)))
    confusions = np.zeros((len(among), len(found)), np.int64)
    for wanted, got in zip(asked.tolist(), read.tolist(), strict=True):
        confusions[among.index(wanted), found.index(got)] += 1
    totals, right = confusions.sum(axis=1), np.diag(confusions)
    shares = np.where(totals > 0, right / np.maximum(totals, 1), 1.0)
    hardest = among[int(shares.argmin())] if shares.min() < 1 else None
    return Score(float(right.sum() / totals.sum()), among, found, confusions, hardest)
