"""Neighbours in a space and in its map, against scikit-learn and by hand."""

import numpy as np
from sklearn.neighbors import NearestNeighbors

from core.maps.stored import Map
from core.projection.layout import ProjectionConfig
from ui.embeddings.spaces import Space, also_in_map, neighbors_of_row


def test_neighbors_are_those_that_scikit_learn_finds():
    samples = np.random.default_rng(0).normal(size=(300, 8)).astype(np.float32)
    near = neighbors_of_row(Space(None, samples), 17, 12)
    distances, rows = NearestNeighbors(n_neighbors=12).fit(samples).kneighbors()
    np.testing.assert_array_equal(near.rows, rows[17])
    np.testing.assert_allclose(near.distances, distances[17], rtol=1e-5)


def test_neighbors_that_the_map_keeps_are_counted():
    line = np.array([[0, 0], [1, 0], [2, 0], [3, 0], [4, 0]], np.float32)
    found = Map(ProjectionConfig(), "l2", "test", line, (1.0, 1.0), {}, 0.0)
    assert also_in_map(found, 0, np.array([1, 2])) == 2
    assert also_in_map(found, 0, np.array([2, 4])) == 1
    assert also_in_map(found, 0, np.array([3, 4])) == 0
