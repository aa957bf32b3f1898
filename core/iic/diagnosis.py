"""Recognise heads that are stuck, from P alone. No label is needed."""

from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

MERGED, COLLAPSED, TOLD_APART = "merged", "collapsed", "told_apart"
FORMED = 0.7  # share of the images that clusters must agree on before they count as formed
EMPTY = 0.4  # a cluster with less than this times 1/k holds no kind of its own
PAIR = 1.4  # two clusters with less than this times 1/k together hold about one kind
SHARED = 0.05  # of what two clusters hold, the part on which the two views disagree
HEAVY, HALVES = 1.7, 1.2  # beside a cluster of this times 1/k, two of this together are halves


class Finding(NamedTuple):
    """What is wrong with a head.

    Fields:
        kind: "merged": one cluster holds two kinds of image, and another none or a share of one.
            "collapsed": nearly all images are in one cluster. "told_apart": each view has
            clusters of its own, so that they never meet.
        head: index of the sub-head.
        clusters: the clusters concerned.
    """

    kind: str
    head: int
    clusters: tuple[int, ...]


def diagnose(joints: np.ndarray) -> list[Finding]:
    """Return what is wrong with each head, at most one finding a head.

    Args:
        joints: P of each head, float (heads, k, k).
    """
    found = [_diagnose_head(head, np.asarray(P, np.float64)) for head, P in enumerate(joints)]
    return [finding for finding in found if finding is not None]


def _diagnose_head(head: int, P: np.ndarray) -> Finding | None:
    marginal = P.sum(axis=1)
    heaviest = int(marginal.argmax())
    if marginal[heaviest] > 0.5 or np.sum(marginal > EMPTY / len(P)) <= len(P) / 2:
        return Finding(COLLAPSED, head, (heaviest,))
    if np.trace(P) < 0.5 * _best_matching(P) and _best_matching(P) > FORMED:
        return Finding(TOLD_APART, head, ())
    if np.trace(P) > FORMED and (idle := _idle_clusters(P, marginal)):
        return Finding(MERGED, head, (heaviest, *idle))
    return None


def _best_matching(P: np.ndarray) -> float:
    """Return the largest trace that renaming the clusters of one view could give."""
    rows, columns = linear_sum_assignment(P, maximize=True)
    return float(P[rows, columns].sum())


def _idle_clusters(P: np.ndarray, marginal: np.ndarray) -> tuple[int, ...]:
    """Return a nearly empty cluster, or two light ones that share one kind of image, or none.

    Two share a kind where the views often disagree between them, or where both are light beside
    one that is twice as heavy as a kind should be.
    """
    lightest = int(marginal.argmin())
    if marginal[lightest] < EMPTY / len(P):
        return (lightest,)
    own = np.add.outer(np.diagonal(P), np.diagonal(P))
    shared = 2 * P / np.maximum(own + 2 * P, 1e-12)
    light = np.add.outer(marginal, marginal) < PAIR / len(P)
    shared = np.where(light & ~np.eye(len(P), dtype=bool), shared, 0.0)
    i, j = np.unravel_index(shared.argmax(), P.shape)
    if shared[i, j] > SHARED:
        return int(i), int(j)
    i, j = np.argsort(marginal)[:2]
    halves = marginal.max() > HEAVY / len(P) and marginal[i] + marginal[j] < HALVES / len(P)
    return (int(i), int(j)) if halves else ()
