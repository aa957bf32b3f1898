"""Assignments: what is stored is what the network said."""

import numpy as np
import pytest

from core.iic.assignments import from_probabilities, load_assignments, save_assignments
from core.runs import Run

RNG = np.random.default_rng(0)


def test_the_first_two_overclusters_are_found():
    clusters = np.array([[0.1, 0.9], [0.7, 0.3]])
    overclusters = np.array([[0.5, 0.2, 0.3], [0.0, 0.25, 0.75]])
    found = from_probabilities(clusters, overclusters)
    assert found.clusters.tolist() == [1, 0]
    assert found.overclusters.tolist() == [0, 2]
    assert found.runners_up.tolist() == [2, 1]
    assert found.probabilities.tolist() == [0.5, 0.75]
    assert found.runner_up_probabilities == pytest.approx([0.3, 0.25])


def test_stored_assignments_come_back(run: Run):
    splits = {
        split: from_probabilities(RNG.dirichlet(np.ones(10), n), RNG.dirichlet(np.ones(50), n))
        for split, n in (("train", 30), ("test", 20))
    }
    save_assignments(run, splits)
    for split, expected in splits.items():
        found = load_assignments(run, split)
        np.testing.assert_array_equal(found.clusters, expected.clusters)
        np.testing.assert_array_equal(found.overclusters, expected.overclusters)
        np.testing.assert_allclose(found.probabilities, expected.probabilities, atol=1e-3)
        assert found.probabilities.dtype == np.float32


@pytest.mark.parametrize("damage", [None, b"", b"no archive", b"PK\x03\x04 cut short"])
def test_missing_or_damaged_assignments_are_none(run: Run, damage: bytes | None):
    if damage is not None:
        run.clusters_file.write_bytes(damage)
    assert load_assignments(run, "test") is None
