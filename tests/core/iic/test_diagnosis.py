"""Stuck heads are told from sound ones by P alone."""

import numpy as np
import pytest

from core.iic.diagnosis import COLLAPSED, MERGED, TOLD_APART, diagnose


def sound(k: int = 10, agreement: float = 0.95) -> np.ndarray:
    P = np.full((k, k), (1 - agreement) / (k * k - k))
    np.fill_diagonal(P, agreement / k)
    return P


def from_blocks(masses: list[float], shared: dict[tuple[int, int], float]) -> np.ndarray:
    """P with the given marginals, of which pairs of clusters share a part."""
    P = np.diag(masses).astype(float)
    for (i, j), part in shared.items():
        moved = part * (masses[i] + masses[j]) / 2
        P[i, j] = P[j, i] = moved
        P[i, i] -= moved
        P[j, j] -= moved
    return P


def test_sound_heads_raise_no_finding():
    assert diagnose(np.stack([sound(), sound(agreement=0.85)])) == []


def test_an_untrained_head_raises_no_finding():
    assert diagnose(np.full((1, 10, 10), 0.01)) == []


def test_a_head_that_merged_two_kinds_is_found_with_the_clusters_concerned():
    masses = [0.2, *[0.1] * 7, 0.05, 0.05]
    P = from_blocks(masses, {(8, 9): 0.2})
    [finding] = diagnose(P[None])
    assert finding.kind == MERGED
    assert finding.clusters[0] == 0
    assert set(finding.clusters[1:]) == {8, 9}


def test_two_halves_beside_a_double_cluster_are_a_merger_even_if_the_views_agree():
    P = from_blocks([0.2, *[0.1] * 7, 0.05, 0.05], {})
    [finding] = diagnose(P[None])
    assert finding.kind == MERGED
    assert finding.clusters[0] == 0
    assert set(finding.clusters[1:]) == {8, 9}


def test_an_empty_cluster_beside_a_double_one_is_a_merger():
    P = from_blocks([0.2, *[0.1] * 8, 0.0], {})
    [finding] = diagnose(P[None])
    assert (finding.kind, finding.clusters) == (MERGED, (0, 9))


def test_two_clusters_that_disagree_are_no_merger_when_each_has_its_full_share():
    P = from_blocks([0.1] * 10, {(4, 9): 0.2})
    assert diagnose(P[None]) == []


def test_one_cluster_for_nearly_everything_is_a_collapse():
    P = from_blocks([0.91, *[0.01] * 9], {})
    [finding] = diagnose(np.stack([sound(), P]))
    assert (finding.kind, finding.head, finding.clusters) == (COLLAPSED, 1, (0,))


@pytest.mark.parametrize("shift", [1, 5])
def test_views_with_clusters_of_their_own_are_told_apart(shift: int):
    permuted = np.roll(sound(), shift, axis=1)
    P = (permuted + permuted.T) / 2 if shift == 5 else permuted
    [finding] = diagnose(P[None])
    assert finding.kind == TOLD_APART
