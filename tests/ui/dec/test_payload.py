import base64

import numpy as np
import pytest

from core.dec import moves
from core.dec.film import N_CODES, N_MAPPED, load_dec_film
from core.dec.moves import Kernel
from tests.made.dec import K, make_dec_run
from ui.dec import feed, payload


@pytest.fixture
def run(tmp_path):
    return make_dec_run(tmp_path)


@pytest.fixture
def film(run):
    return load_dec_film(run).clustering


def numbers(text, kind, *shape):
    return np.frombuffer(base64.b64decode(text), kind).reshape(shape)


def test_the_nearest_centroid_is_the_cluster(film):
    found = moves.clusters(film)
    gaps = np.linalg.norm(film.codes[2, 7] - film.centroids[2], axis=1)
    assert found.shape == (5, N_CODES)
    assert found[2, 7] == gaps.argmin()


def test_all_frames_share_one_scale():
    positions = np.array([[[0, 0], [1, 1]], [[-3, 1], [1, 2]]], np.float32)
    steps = payload.steps(positions)
    assert steps.min() == -32767
    assert steps.max() == 32767
    widths = steps[1, 1, 0] - np.int32(steps[1, 0, 0]), steps[0, 1, 0] - np.int32(steps[0, 0, 0])
    assert widths[0] == pytest.approx(4 * widths[1], abs=3)


def test_points_that_never_move_apart_are_no_division_by_zero():
    assert not payload.steps(np.ones((2, 3, 2), np.float32)).any()


def test_q_sums_to_one_and_p_is_the_paper_s_equation_3(film):
    q, p = moves.assignments(film, 4, Kernel("squared", 1.0))
    weight = q**2 / film.frequencies
    assert q.sum(axis=1) == pytest.approx(np.ones(5), abs=1e-5)
    assert p == pytest.approx(weight / weight.sum(axis=1, keepdims=True), abs=1e-6)


def test_the_posts_kernel_is_flatter_beyond_distance_one(film):
    q = [moves.assignments(film, 4, Kernel(name))[0] for name in ("squared", "distance")]
    assert (q[0].max(axis=1) > q[1].max(axis=1)).all()


def test_a_film_goes_out_with_five_hundred_images_or_two_thousand(run, film):
    assert payload.sizes(film) == [N_MAPPED, N_CODES]
    for size in (N_MAPPED, N_CODES):
        sent = feed.moving(run, size)
        assert sent["n"] == size
        numbers(sent["positions"], "<i2", 5, size + K, 2)
        numbers(sent["clusters"], np.uint8, 5, size)


def test_a_running_training_has_only_the_small_map(tmp_path):
    film = load_dec_film(make_dec_run(tmp_path, "dec-now", state="running")).clustering
    assert payload.sizes(film) == [N_MAPPED]
    assert payload.moving(film, N_CODES)["n"] == N_MAPPED


def test_the_image_nearest_to_a_centroid_is_found(film):
    rows = moves.nearest(film, 4)
    gaps = np.linalg.norm(film.codes[4] - film.centroids[4, 3], axis=1)
    assert gaps[rows[3]] == gaps.min()
