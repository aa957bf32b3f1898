"""An overcluster nobody asked for: sevens with a bar, against a list labelled by eye."""

import json
from pathlib import Path

import numpy as np
import pytest

from core.data import load_mnist
from core.iic.assignments import load_assignments
from core.iic.cluster_names import load_naming
from core.runs import exhibit

NAME = "seven with a bar"
LIST = json.loads((Path(__file__).parent / "barred_sevens.json").read_text("utf-8"))
BARRED, PLAIN = np.array(LIST["barred"]), np.array(LIST["plain"])


@pytest.fixture(scope="module")
def named() -> np.ndarray:
    """The test images in the clusters that the bundled run names after the bar."""
    run = exhibit("iic")
    groups = load_naming(run).groups.values()
    clusters = [cluster for g in groups if g.name == NAME for cluster in g.clusters]
    assert clusters
    return np.flatnonzero(np.isin(load_assignments(run, "test").overclusters, clusters))


def test_the_list_is_of_sevens_each_labelled_once():
    listed = [*BARRED, *PLAIN, *LIST["undecided"]]
    assert len(listed) == len(set(listed)) >= 150
    assert np.all(load_mnist("test").labels[listed] == 7)


def test_the_named_cluster_finds_the_barred_sevens(named: np.ndarray):
    assert np.isin(BARRED, named).mean() >= 0.95


def test_what_it_finds_is_barred(named: np.ndarray):
    found = np.isin(BARRED, named).sum()
    assert found / (found + np.isin(PLAIN, named).sum()) >= 0.95


def test_hardly_anything_but_sevens_gets_the_name(named: np.ndarray):
    assert np.mean(load_mnist("test").labels[named] == 7) >= 0.9
