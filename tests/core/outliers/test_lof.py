"""Local Outlier Factor against scikit-learn, and the search that answers single queries."""

from pathlib import Path

import numpy as np
import pytest
from sklearn.neighbors import LocalOutlierFactor

from core.outliers.lof import fit_lof, fit_trimmed_lof, load_lof, save_lof

RNG = np.random.default_rng(0)
SAMPLES = np.concatenate([RNG.normal(0, 1, (300, 12)), RNG.normal(6, 0.3, (300, 12))]).astype(
    "float32"
)
QUERIES = np.concatenate(
    [RNG.normal(0, 1, (20, 12)), RNG.normal(6, 0.3, (20, 12)), RNG.normal(0, 8, (20, 12))]
).astype("float32")


@pytest.fixture(scope="module")
def reference() -> LocalOutlierFactor:
    return LocalOutlierFactor(n_neighbors=20, novelty=True).fit(SAMPLES)


@pytest.fixture(scope="module")
def lof():
    return fit_lof(SAMPLES, n_neighbors=20, n_components=4)


def test_scores_of_many_equal_scikit_learn_with_the_sign_flipped(lof, reference):
    np.testing.assert_allclose(
        lof.anomaly_scores(QUERIES), -reference.score_samples(QUERIES), rtol=1e-4
    )


def test_score_of_one_equals_scikit_learn(lof, reference):
    expected = -reference.score_samples(QUERIES)
    scores = [lof.explain(query)[0] for query in QUERIES]
    np.testing.assert_allclose(scores, expected, rtol=1e-4)


def test_verdicts_equal_scikit_learn_at_every_contamination(lof):
    for contamination in (0.001, 0.01, 0.1):
        reference = LocalOutlierFactor(
            n_neighbors=20, novelty=True, contamination=contamination
        ).fit(SAMPLES)
        assert lof.threshold(contamination) == pytest.approx(-reference.offset_, rel=1e-4)
        verdicts = lof.anomaly_scores(QUERIES) > lof.threshold(contamination)
        np.testing.assert_array_equal(verdicts, reference.predict(QUERIES) == -1)


def test_lof_of_points_on_a_line_by_hand():
    # k = 1; points 0, 1, 3: k-distances 1, 1, 2; lrd = 1/reachability = 1, 1, 1/2.
    lof = fit_lof(np.array([[0.0], [1.0], [3.0]], "float32"), n_neighbors=1, n_components=1)
    np.testing.assert_allclose(lof.density, [1, 1, 0.5], rtol=1e-6)
    np.testing.assert_allclose(lof.scores, [1, 1, 2], rtol=1e-6)
    # The query 5 has neighbour 3 at distance 2, reachability max(2, 2), so 0.5 / 0.5.
    assert lof.explain(np.array([5.0]))[0] == pytest.approx(1.0, rel=1e-5)
    # The query 7 lies at distance 4: density 1/4 against its neighbour's 1/2.
    assert lof.explain(np.array([7.0]))[0] == pytest.approx(2.0, rel=1e-5)


def test_neighbors_are_the_exact_nearest_in_order(lof):
    for query in QUERIES:
        _, neighbors, distances = lof.explain(query)
        exact = np.linalg.norm(SAMPLES - query, axis=1)
        np.testing.assert_allclose(distances, np.sort(exact)[:20], rtol=1e-5)
        np.testing.assert_allclose(exact[neighbors], distances, rtol=1e-5)


def test_search_is_exact_for_pixels_far_from_the_samples():
    samples = RNG.integers(0, 256, (500, 40)).astype("uint8")
    lof = fit_lof(samples, n_neighbors=20, n_components=5)
    query = np.full(40, 255, "float32")
    _, _, distances = lof.explain(query)
    exact = np.sort(np.linalg.norm(samples.astype("float64") - query, axis=1))[:20]
    np.testing.assert_allclose(distances, exact, rtol=1e-5)


def test_a_larger_score_is_more_anomalous(lof):
    inside, outside = np.full(12, 6.0), np.full(12, 40.0)
    assert lof.explain(outside)[0] > 5 > 1.5 > lof.explain(inside)[0]


def test_contamination_only_moves_the_threshold(lof):
    thresholds = [lof.threshold(c) for c in (0.001, 0.01, 0.1, 0.5)]
    assert thresholds == sorted(thresholds, reverse=True)
    assert np.mean(lof.scores > lof.threshold(0.1)) == pytest.approx(0.1, abs=0.005)


def test_a_calibrated_fit_gives_up_the_promised_share_of_held_out_samples(lof, tmp_path: Path):
    held_out = np.random.default_rng(1).normal(0, 1.2, (400, 12)).astype("float32")
    calibrated = lof.calibrated(held_out)
    np.testing.assert_array_equal(calibrated.anomaly_scores(QUERIES), lof.anomaly_scores(QUERIES))
    save_lof(calibrated, tmp_path / "lof.npz")
    limit = load_lof(tmp_path / "lof.npz").threshold(0.05)
    assert np.mean(lof.anomaly_scores(held_out) > limit) == pytest.approx(0.05, abs=0.005)
    assert limit > lof.threshold(0.05)


def test_stored_lof_answers_as_before(lof, tmp_path: Path):
    rounded = fit_lof(SAMPLES.astype("float16").astype("float32"), 20)
    save_lof(rounded, tmp_path / "novelty.npz")
    loaded = load_lof(tmp_path / "novelty.npz")
    for query in QUERIES[::10]:
        assert loaded.explain(query)[0] == rounded.explain(query)[0]
    assert loaded.threshold(0.01) == rounded.threshold(0.01)


def test_samples_can_be_left_out_of_the_file(lof, tmp_path: Path):
    save_lof(lof, tmp_path / "novelty.npz", with_samples=False)
    loaded = load_lof(tmp_path / "novelty.npz", SAMPLES)
    assert loaded.explain(QUERIES[0])[0] == lof.explain(QUERIES[0])[0]


def test_bad_arguments_are_named(lof):
    with pytest.raises(ValueError, match=r"`n_neighbors` must be in .* Received: n_neighbors=600"):
        fit_lof(SAMPLES, n_neighbors=600)
    with pytest.raises(ValueError, match=r"`contamination` must be in \(0, 0.5\]. Received: .*=0"):
        lof.threshold(0)


def test_trimming_leaves_strays_out_so_that_they_excuse_no_query():
    strays = np.random.default_rng(1).normal(20, 8, (12, 12)).astype("float32")
    samples = np.concatenate([strays, SAMPLES])
    query = np.full(12, 20.0)
    excused = fit_lof(samples, 20).explain(query)[0]
    trimmed = fit_trimmed_lof(samples, 20, trim=0.03)
    assert not set(range(12)) & set(trimmed.rows)
    assert trimmed.explain(query)[0] > 2 * excused


def test_rows_of_a_trimmed_fit_count_in_all_samples():
    trimmed = fit_trimmed_lof(SAMPLES, 20, trim=0.1)
    assert len(trimmed.rows) == pytest.approx(0.9 * len(SAMPLES), abs=1)
    query = SAMPLES[400]
    _, rows, distances = trimmed.explain(query)
    exact = np.linalg.norm(SAMPLES[rows] - query, axis=1)
    np.testing.assert_allclose(exact, distances, rtol=1e-5)


def test_trimming_nothing_is_the_plain_fit():
    np.testing.assert_array_equal(fit_trimmed_lof(SAMPLES, 20, 0.0).scores, fit_lof(SAMPLES).scores)


def test_repeated_values_do_not_make_their_neighbours_outliers():
    # scikit-learn #27839: ten equal values, more than the five neighbours.
    values = np.concatenate([np.linspace(0, 1, 35), np.full(10, 0.1)]).astype(np.float32)[:, None]
    lof = fit_lof(values, n_neighbors=5)
    (score,) = lof.anomaly_scores(np.float32([[0.105]]))
    assert score == pytest.approx(1, abs=0.3)
    assert lof.explain(np.float32([0.105]))[0] == pytest.approx(score, rel=1e-4)
    assert lof.scores.max() < 5


def test_the_distance_of_repeated_points_is_that_to_the_kth_place():
    # Places 0 (four times), 1, 3, 7: the second place beside 0 is 3.
    lof = fit_lof(np.float32([[0], [0], [0], [0], [1], [3], [7]]), n_neighbors=2)
    np.testing.assert_array_equal(lof.k_distance[:4], 3)
    np.testing.assert_array_equal(lof.k_distance[4:], [1, 3, 6])


def test_equal_samples_leave_finite_scores():
    lof = fit_lof(np.ones((30, 3), np.float32), n_neighbors=5)
    assert lof.scores == pytest.approx(1)
    assert np.isfinite(lof.anomaly_scores(np.zeros((1, 3), np.float32))).all()


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_what_is_no_number_is_refused(lof, bad):
    query = np.full(12, bad, np.float32)
    for ask in (lof.explain, lambda one: lof.anomaly_scores(one[None])):
        with pytest.raises(ValueError, match="`queries` must be finite"):
            ask(query)


@pytest.mark.parametrize("width", [1, 11, 13])
def test_queries_of_another_width_are_refused(lof, width):
    query = np.zeros(width, np.float32)
    for ask in (lof.explain, lambda one: lof.anomaly_scores(one[None])):
        with pytest.raises(ValueError, match="`queries` must have 12 values each"):
            ask(query)
