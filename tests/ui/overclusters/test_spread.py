import numpy as np
import pytest

from core.data import load_mnist
from core.iic.assignments import Assignments
from core.iic.cluster_names import Group, Naming
from core.runs import Run
from ui.frame.texts import speaker
from ui.overclusters import spread
from ui.overclusters.atlas import Atlas, Column, measured

say = speaker("en")


def first_threes():
    return np.flatnonzero(load_mnist("test").labels == 3)[:100]


@pytest.fixture(scope="module")
def atlas():
    """Test images in clusters by their labels, but the first threes in a cluster of their own."""
    labels = load_mnist("test").labels
    clusters = labels.astype(np.uint8)
    clusters[first_threes()] = 10
    sure = np.ones(len(labels), np.float32)
    given = Assignments(labels, clusters, sure, clusters, sure)
    counts = [np.bincount(labels[clusters == number], minlength=10) for number in range(11)]
    counts.append(np.zeros(10, int))
    columns = [Column(Group((number,)), of, 1.0, 0.0) for number, of in enumerate(counts)]
    return Atlas(Run("x"), "test", given, None, Naming(), columns)


def test_histograms_hold_every_value_once():
    shares = spread.histogram(np.array([-99.0, 0.0, 0.1, 99.0]), -1.0, 1.0)
    assert len(shares) == spread.N_BINS
    assert shares[0] == shares[-1] == 0.25
    assert shares.sum() == 1


@pytest.mark.parametrize(("measure", "unit"), [("thickness", "pixels"), ("slant", "degrees")])
def test_each_column_has_a_line_and_each_of_their_digits_a_ground(atlas, measure, unit):
    figure = spread.spread_figure(atlas, [atlas.columns[7], atlas.columns[10]], measure, say)
    names = [trace.name for trace in figure.data]
    assert names == ["all images of 7", "all images of 3", "Cluster AH", "Cluster AK"]
    assert figure.data[2].line.color == "var(--gs-mark-0)"
    assert figure.data[3].line.color == "var(--gs-mark-1)"
    assert figure.layout.xaxis.title.text == unit
    assert figure.layout.yaxis.title.text == "share of images"
    assert all(sum(trace.y) == pytest.approx(1, abs=1e-6) for trace in figure.data)


def test_a_line_stands_where_the_values_of_its_column_are(atlas):
    figure = spread.spread_figure(atlas, [atlas.columns[10]], "slant", say)
    line = figure.data[-1]
    low, high = spread.RANGES["slant"]
    values = np.clip(measured("test")["slant"][first_threes()], low, high)
    assert sum(line.x * line.y) == pytest.approx(values.mean(), abs=(high - low) / spread.N_BINS)


def test_an_empty_column_has_no_line(atlas):
    assert not spread.spread_figure(atlas, [atlas.columns[11]], "slant", say).data
