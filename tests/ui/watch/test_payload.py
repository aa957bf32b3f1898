import base64
import json
from dataclasses import replace

import numpy as np
import pytest

from core.iic import film_figures
from core.iic.film import Film, load_film
from core.iic.film_figures import OVER, SUB, Heads, heads_of
from tests.made.iic import make_run
from ui.frame.texts import speaker
from ui.watch.payload import payload

SAY = speaker("en")
RNG = np.random.default_rng(0)
BUDGET = 400_000  # bytes


def random_film(n, n_heads, k_over=50):
    joints = RNG.dirichlet(np.ones(100), (n, n_heads)).reshape(n, n_heads, 10, 10)
    over = RNG.dirichlet(np.ones(k_over**2), n).reshape(n, k_over, k_over)
    return Film(
        steps=np.arange(n) * 10,
        epochs=np.linspace(0, 12, n),
        seconds=np.linspace(6, 150, n),
        alphas=np.linspace(2, 1, n),
        joints=(joints + joints.swapaxes(-1, -2)) / 2,
        over_joints=(over + over.swapaxes(-1, -2)) / 2,
        confusions=RNG.integers(0, 12, (n, n_heads, 10, 10)),
        over_confusions=RNG.integers(0, 3, (n, 10, k_over)),
    )


@pytest.fixture
def film(tmp_path):
    return load_film(make_run(tmp_path))


def unpacked(text, kind, shape):
    return np.frombuffer(base64.b64decode(text), kind).reshape(shape)


@pytest.mark.parametrize("group", [SUB, OVER])
def test_the_longest_film_of_five_heads_stays_small(group):
    assert len(json.dumps(payload(random_film(160, 5), group, SAY))) < BUDGET


def test_half_of_p_in_bytes_gives_p_back(film):
    sent = payload(film, SUB, SAY)["frames"]
    halves = unpacked(sent["joints"], np.uint8, (6, 2, 55)) / 255.0
    rows, columns = np.triu_indices(10)
    np.testing.assert_allclose(halves**2, film.joints[..., rows, columns], atol=0.0015)


def test_shares_in_bytes_give_the_counts_back(film):
    sent = payload(film, SUB, SAY)
    shares = unpacked(sent["frames"]["confusions"], np.uint8, (6, 2, 10, 10)) / 255.0
    counts = np.rint(shares[-1] * np.array(sent["totals"])[:, None])
    np.testing.assert_array_equal(counts, film.confusions[-1])


def test_a_live_film_sends_all_curves_but_only_the_newest_matrices(film):
    sent = payload(film, SUB, SAY, newest=1)
    assert sent["frames"]["steps"] == [51]
    assert len(sent["steps"]) == 6
    assert unpacked(sent["curves"]["loss"], np.float32, (6, 2)).shape == (6, 2)


def test_curves_of_a_uniform_and_of_a_diagonal_joint(film):
    found = film_figures.curves(film, SUB)
    np.testing.assert_allclose(found["information"][[0, -1], 0], [0, np.log(10)], atol=1e-3)
    np.testing.assert_allclose(found["entropy"][:, 0], np.log(10), atol=1e-3)
    np.testing.assert_allclose(found["conditional"][[0, -1], 0], [np.log(10), 0], atol=1e-3)
    # At the end H(z, z') = ln 10 and alpha = 1: the loss is ln 10 - 2 ln 10.
    np.testing.assert_allclose(found["loss"][-1], -np.log(10), atol=1e-3)
    np.testing.assert_allclose(found["accuracy"][[0, -1], 0], [0.1, 1.0])


def test_clusters_are_sorted_by_the_digit_they_match(film):
    np.testing.assert_array_equal(film_figures.orders(heads_of(film, SUB))[0], np.arange(10)[::-1])


def test_overclusters_are_sorted_by_majority_and_the_purest_first():
    confusion = np.zeros((10, 12), int)
    confusion[0, [3, 5]] = 2, 9
    confusion[4, 0] = 1
    rest = [n for n in range(12) if n not in (0, 3, 5)]
    heads = Heads(np.ones((1, 1, 12, 12)) / 144, confusion[None, None])
    assert film_figures.orders(heads)[0].tolist() == [5, 3, *rest, 0]


def test_without_a_viewer_there_is_no_accuracy_and_nothing_is_sorted(film):
    blind = replace(film, confusions=np.zeros((6, 0, 10, 10), int))
    sent = payload(blind, SUB, SAY)
    assert "accuracy" not in sent["curves"]
    assert "confusions" not in sent["frames"]
    assert sent["totals"] is None
    assert sent["orders"] == [list(range(10))] * 2


def test_a_stuck_head_is_named_at_the_snapshots_where_it_is_stuck(film):
    joints = film.joints.copy()
    joints[3, 1] = 0.0
    joints[3, 1, 7, 7] = 1.0
    sent = payload(replace(film, joints=joints), SUB, SAY)
    place = sent["finding_at"][3][1]
    assert "Head 2 has collapsed: cluster 8" in sent["findings"][place]
    assert sent["finding_at"][5] == [-1, -1]
