"""What colours the maps: only what is known, and in colours that match."""

import numpy as np
import pytest

from ui.embeddings.colours import Classes, Scale
from ui.embeddings.facts import Facts, colouring, hover
from ui.frame.texts import speaker

SAY = speaker("en")
LABELS = np.array([3, 3, 9, 1], np.uint8)


@pytest.fixture
def facts():
    return Facts(
        labels=LABELS,
        predictions=np.array([3, 5, 9, 1], np.uint8),
        scores=np.array([1.0, 10.0, 100.0, 1.0], np.float32),
        confidences=np.array([0.9, 0.5, 1.0, 0.8], np.float32),
        clusters=np.array([14, 0, 2, 2], np.uint8),
    )


def test_points_are_coloured_by_what_is_known_alone(facts):
    assert Facts(LABELS).colourings == ["label"]
    assert facts.colourings == ["label", "right", "cluster", "score", "confidence"]
    assert list(hover(Facts(LABELS), SAY)) == ["label"]


def test_wrong_predictions_stand_out(facts):
    found = colouring(facts, "right", SAY)
    assert isinstance(found, Classes)
    assert found.values.tolist() == [0, 1, 0, 0]
    assert found.names == ("right", "wrong")


def test_more_than_ten_clusters_have_names_and_colours(facts):
    found = colouring(facts, "cluster", SAY)
    assert isinstance(found, Classes)
    assert (found.names, len(found.colours)) == (tuple("ABCDEFGHIJKLMNO"), 15)
    assert found.values.tolist() == [14, 0, 2, 2]
    assert hover(facts, SAY)["cluster"] == ["O", "A", "C", "C"]


def test_outlier_factors_are_coloured_by_their_logarithm(facts):
    found = colouring(facts, "score", SAY)
    assert isinstance(found, Scale)
    assert found.logarithmic
    np.testing.assert_array_equal(found.values, facts.scores)
    assert 1 <= found.low < found.high <= 100
