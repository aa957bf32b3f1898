"""A new point lands where the libraries put it, and a known one where it is."""

import numpy as np
import openTSNE
import pytest
import umap

from core.maps.placing import Placer, membership_weights, perplexity_weights, tsne_cost, umap_cost
from core.maps.stored import Map
from core.projection.layout import ProjectionConfig, find_neighbors, fit_projection

N = 600


def digits_like() -> np.ndarray:
    rng = np.random.default_rng(0)
    centres = 4 * rng.normal(size=(6, 10))
    return (np.repeat(centres, N // 6, axis=0) + rng.normal(size=(N, 10))).astype(np.float32)


@pytest.fixture(scope="module", params=["tsne", "umap", "pca"])
def placer(request) -> Placer:
    samples = digits_like()
    config = ProjectionConfig(request.param)
    layout = fit_projection(samples, config)
    return Placer(Map(config, "cnn", "test", *layout, {}, 0.0), samples)


def width(placer: Placer) -> float:
    return float(np.ptp(placer.map.points, axis=0).max())


def test_a_known_point_lands_where_it_is(placer: Placer):
    offsets = [
        np.linalg.norm(placer.place(placer.samples[i]) - placer.map.points[i])
        for i in range(0, N, 20)
    ]
    assert np.median(offsets) < 0.02 * width(placer)
    assert max(offsets) < 0.08 * width(placer)


def test_a_new_point_lands_in_its_blob(placer: Placer):
    rng = np.random.default_rng(1)
    for start in range(0, N, N // 6):
        blob = slice(start, start + N // 6)
        query = placer.samples[blob].mean(axis=0) + 0.3 * rng.normal(size=10)
        centre = placer.map.points[blob].mean(axis=0)
        assert np.linalg.norm(placer.place(query) - centre) < 0.15 * width(placer)


def test_the_same_point_lands_at_the_same_place(placer: Placer):
    query = placer.samples[7] + np.float32(0.1)
    np.testing.assert_array_equal(placer.place(query), placer.place(query))


def test_umap_agrees_with_its_own_transform():
    samples = digits_like()
    known, new = samples[::2], samples[1::20]
    model = umap.UMAP(random_state=0, n_jobs=1).fit(known)
    found = Map(
        ProjectionConfig("umap"), "cnn", "test", model.embedding_, (model._a, model._b), {}, 0.0
    )
    ours = np.array([Placer(found, known).place(query) for query in new])
    offsets = np.linalg.norm(ours - model.transform(new), axis=1)
    assert np.median(offsets) < 0.03 * np.ptp(model.embedding_, axis=0).max()


def test_tsne_agrees_with_opentsne():
    samples = digits_like()
    known, new = samples[::2], samples[1::20]
    layout = openTSNE.TSNE(random_state=0, negative_gradient_method="bh").fit(known)
    found = Map(
        ProjectionConfig("tsne"), "cnn", "test", np.asarray(layout, np.float32), (1, 1), {}, 0.0
    )
    ours = np.array([Placer(found, known).place(query) for query in new])
    theirs = np.asarray(layout.transform(new, perplexity=5, n_iter=500))
    offsets = np.linalg.norm(ours - theirs, axis=1)
    assert np.median(offsets) < 0.03 * np.ptp(np.asarray(layout), axis=0).max()


@pytest.mark.parametrize("kernel", [None, (1.577, 0.895)])
@pytest.mark.parametrize("n_components", [2, 3])
def test_gradients_are_those_of_the_costs(kernel: tuple | None, n_components: int):
    rng = np.random.default_rng(0)
    points, rows = 5 * rng.normal(size=(50, n_components)), np.arange(5)
    weights = rng.random(5)
    weights /= weights.sum()
    cost = umap_cost(points, rows, weights, kernel) if kernel else tsne_cost(points, rows, weights)
    position = rng.normal(size=n_components)
    steps = 0.01 * np.eye(n_components)
    slopes = [(cost(position + s)[0] - cost(position - s)[0]) / 0.02 for s in steps]
    np.testing.assert_allclose(cost(position)[1], slopes, rtol=0.01, atol=1e-3)


def test_perplexity_weights_have_that_perplexity():
    weights = perplexity_weights(np.linspace(1, 3, 15), 5.0)
    assert weights.sum() == pytest.approx(1.0)
    assert np.exp(-np.sum(weights * np.log(weights))) == pytest.approx(5.0, rel=1e-4)
    assert np.all(np.diff(weights) < 0)


def test_membership_weights_sum_to_the_logarithm_of_their_number():
    weights = membership_weights(np.linspace(0.5, 3, 16))
    assert weights.sum() == pytest.approx(4.0, rel=1e-4)


@pytest.mark.parametrize("weigh", [membership_weights, lambda d: perplexity_weights(d, 5.0)])
@pytest.mark.parametrize("distances", [np.zeros(15), np.r_[np.zeros(10), np.ones(5)]])
def test_coinciding_neighbors_get_finite_weights(weigh, distances: np.ndarray):
    weights = weigh(distances)
    assert np.all(np.isfinite(weights))
    assert weights.sum() > 0
    assert weights[0] == weights.max()


def test_neighbors_are_exact(placer: Placer):
    near = placer.neighbors(placer.samples[3], 6)
    assert near.rows[0] == 3
    np.testing.assert_array_equal(near.rows[1:], find_neighbors(placer.samples, 5).rows[3])


def test_samples_of_another_map_are_refused(placer: Placer):
    with pytest.raises(ValueError, match=f"`samples` must be {N} for this map"):
        Placer(placer.map, placer.samples[:-1])
