"""Maps of moving points: what stays keeps its place, what comes together meets."""

import numpy as np

from core.projection.layout import ProjectionConfig, fit_projection
from core.projection.moving import film, next_map

RNG = np.random.default_rng(0)
CENTRES = 8 * RNG.normal(size=(4, 5))
BEFORE = (np.repeat(CENTRES, 40, axis=0) + RNG.normal(size=(160, 5))).astype("float32")


def spread(points: np.ndarray) -> float:
    return float(np.linalg.norm(points - points.mean(axis=0), axis=1).mean())


def test_the_first_map_is_an_ordinary_one():
    expected = fit_projection(BEFORE, ProjectionConfig()).points
    np.testing.assert_allclose(next_map(BEFORE, None), expected)


def test_points_that_rest_keep_their_places():
    first, second = film(np.stack([BEFORE, BEFORE]))
    assert first.shape == (160, 2)
    moved = np.linalg.norm(second - first, axis=1)
    assert np.median(moved) < 0.1 * spread(first)


def test_a_point_that_changes_its_group_travels():
    after = BEFORE.copy()
    after[0] = CENTRES[3]
    before_map = next_map(BEFORE, None)
    moved = next_map(after, before_map)
    groups = [moved[40 * group + 1 : 40 * group + 40].mean(axis=0) for group in range(4)]
    distances = np.linalg.norm(np.array(groups) - moved[0], axis=1)
    assert distances.argmin() == 3
