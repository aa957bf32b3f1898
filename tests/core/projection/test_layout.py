"""Layouts repeat, keep neighbours, say what they need, and report their steps."""

import numpy as np
import pytest
from sklearn.decomposition import PCA

from core.projection.layout import (
    ProjectionConfig,
    find_neighbors,
    fit_projection,
    grid,
    n_neighbors_needed,
)

SMALL = {
    "tsne": ProjectionConfig("tsne", perplexity=10),
    "umap": ProjectionConfig("umap", n_neighbors=8),
    "pca": ProjectionConfig("pca"),
}


def three_blobs(n: int = 100, d: int = 8) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    labels = np.repeat(np.arange(3), n)
    centres = 10 * np.eye(3, d)
    return (centres[labels] + rng.normal(size=(3 * n, d))).astype(np.float32), labels


@pytest.fixture(scope="module")
def layouts() -> dict[str, np.ndarray]:
    samples, _ = three_blobs()
    return {name: fit_projection(samples, config).points for name, config in SMALL.items()}


@pytest.mark.parametrize("name", SMALL)
def test_blobs_stay_apart_in_the_layout(layouts, name: str):
    _, labels = three_blobs()
    rows = find_neighbors(layouts[name], 5).rows
    assert np.mean(labels[rows] == labels[:, None]) > 0.95


@pytest.mark.parametrize("name", SMALL)
def test_the_same_seed_gives_the_same_layout(layouts, name: str):
    samples, _ = three_blobs()
    np.testing.assert_array_equal(fit_projection(samples, SMALL[name]).points, layouts[name])


@pytest.mark.parametrize("name", ["tsne", "umap"])
def test_another_seed_gives_another_layout(layouts, name: str):
    samples, _ = three_blobs()
    other = fit_projection(samples, SMALL[name].again()).points
    assert np.abs(other - layouts[name]).max() > 1.0


@pytest.mark.parametrize("name", SMALL)
def test_three_dimensions(name: str):
    samples, _ = three_blobs(40)
    config = ProjectionConfig(name, n_components=3, perplexity=10, n_neighbors=8)
    points = fit_projection(samples, config).points
    assert points.shape == (120, 3)
    assert points.dtype == np.float32
    assert np.all(points.std(axis=0) > 0)


def test_principal_components_are_those_of_scikit_learn():
    samples, _ = three_blobs()
    expected = PCA(2, svd_solver="full").fit_transform(samples)
    ours = fit_projection(samples, SMALL["pca"]).points
    np.testing.assert_allclose(np.abs(ours), np.abs(expected), atol=1e-3)


@pytest.mark.parametrize("name", ["tsne", "umap"])
def test_the_share_done_rises_to_one(name: str):
    shares = []
    fit_projection(three_blobs(40)[0], SMALL[name], report=shares.append)
    assert shares == sorted(shares)
    assert len(shares) >= 2
    assert shares[-1] == 1.0


def test_neighbors_found_before_give_the_same_layout(layouts):
    samples, _ = three_blobs()
    more = find_neighbors(samples, 60)
    np.testing.assert_array_equal(
        fit_projection(samples, SMALL["tsne"], more).points, layouts["tsne"]
    )


def test_neighbors_leave_the_point_itself_out():
    line = np.array([[0.0], [1.0], [3.0], [7.0]], np.float32)
    near = find_neighbors(line, 2)
    assert near.rows.tolist() == [[1, 2], [0, 2], [1, 0], [2, 1]]
    assert near.distances.tolist() == [[1, 3], [1, 2], [2, 3], [4, 6]]


def test_needed_neighbors():
    assert [n_neighbors_needed(SMALL[name]) for name in ("tsne", "umap", "pca")] == [30, 7, 0]


def test_too_few_samples_are_named():
    with pytest.raises(ValueError, match=r"more than 90 for tsne-2d-p30.*20 samples"):
        fit_projection(np.zeros((20, 3), np.float32), ProjectionConfig())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("method", "isomap"),
        ("n_components", 4),
        ("perplexity", 0),
        ("n_neighbors", 1),
        ("min_dist", 1.0),
        ("start", "warm"),
    ],
)
def test_a_bad_setting_is_named(field: str, value: object):
    with pytest.raises(ValueError, match=f"`{field}` must be .* Received: {field}={value}"):
        ProjectionConfig(**{field: value})


def test_the_grid_holds_every_setting_once_and_other_seeds_in_two_dimensions():
    flat, deep = grid(2), grid(3)
    assert len({config.slug for config in flat}) == len(flat) == 1 + 2 * (5 + 9)
    assert len({config.slug for config in deep}) == len(deep) == 1 + 5 + 9
    assert {config.n_components for config in deep} == {3}


@pytest.mark.parametrize("method", ["tsne", "umap", "pca"])
@pytest.mark.parametrize("start", ["informed", "random"])
def test_equal_points_are_refused_in_a_sentence(method, start):
    with pytest.raises(ValueError, match="`samples` must differ"):
        fit_projection(np.ones((200, 8), np.float32), ProjectionConfig(method, start=start))


def test_values_that_are_no_numbers_are_refused():
    samples = np.random.default_rng(0).normal(size=(200, 8)).astype(np.float32)
    samples[3, 4] = np.nan
    with pytest.raises(ValueError, match="`samples` must be finite"):
        fit_projection(samples, ProjectionConfig())


def test_points_that_mostly_coincide_get_finite_places():
    samples = np.ones((200, 8), np.float32)
    samples[0] = 2
    assert np.isfinite(fit_projection(samples, ProjectionConfig(perplexity=5)).points).all()
