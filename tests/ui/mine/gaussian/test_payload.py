import base64

import numpy as np
import pytest

from core.mine.arrays import level
from core.mine.film import GRID, GaussianFilm, load_gaussian_film
from tests.made.mine import log_density_ratio, make_gaussian
from ui.mine.gaussian.payload import MOST_FRAMES, UNKNOWN, filmed, payload, surface_bytes

PLANE = np.meshgrid(GRID, GRID)


def film_of(surfaces, estimates):
    n = len(estimates)
    steps, flat = np.arange(n) * 10, np.array(estimates, float)
    return GaussianFilm(steps, steps * 0.1, flat, flat, surfaces)


def sent(data):
    return np.frombuffer(base64.b64decode(data["surfaces"]), "<i2").reshape(-1, 41, 41)


@pytest.mark.parametrize("rho", [0.0, 0.5, -0.8, 0.95])
def test_a_perfect_t_is_levelled_to_the_log_density_ratio(rho):
    ratio = log_density_ratio(*PLANE, rho)
    assert np.allclose(level(ratio[None] + 12.5)[0], ratio, atol=0.02)


def test_surfaces_are_sent_in_thousandths_of_a_nat(tmp_path):
    film = load_gaussian_film(make_gaussian(tmp_path, "mine-gaussian", rho=0.5))
    surfaces = sent(payload(film, 0.5)) / 1000
    assert surfaces.shape == (5, 41, 41)
    assert np.allclose(surfaces[0], 0, atol=0.01)
    assert np.allclose(surfaces[-1], log_density_ratio(*PLANE, 0.5), atol=0.03)


def test_a_surface_that_burst_is_clipped_or_said_to_be_unknown():
    burst = np.stack([np.where(PLANE[0] > 0, 6e4, 0.0), np.full((41, 41), np.nan)])
    numbers = np.frombuffer(surface_bytes(burst), "<i2").reshape(2, -1)
    assert set(numbers[0]) == {-32000, numbers[0].max()}
    assert set(numbers[1]) == {UNKNOWN}


def test_figures_that_are_no_numbers_are_left_open(tmp_path):
    film = film_of(np.zeros((3, 41, 41)), [np.nan, 0.5, -np.inf])
    data = payload(film, 0.8)
    assert data["estimates"] == [None, 0.5, None]


def test_of_a_long_film_the_surfaces_are_thinned_and_the_curves_whole():
    n = 3 * MOST_FRAMES
    data = payload(film_of(np.zeros((n, 41, 41)), np.linspace(0, 1, n)), 0.8)
    assert len(data["steps"]) == n
    assert data["frames"] == data["filmed"]
    assert len(sent(data)) == MOST_FRAMES
    assert [data["frames"][0], data["frames"][-1]] == [0, 10 * (n - 1)]


def test_only_the_newest_surfaces_go_to_those_who_have_the_others(tmp_path):
    film = load_gaussian_film(make_gaussian(tmp_path, "mine-gaussian"))
    data = payload(film, 0.8, newest=2)
    assert data["frames"] == [30, 40]
    assert data["filmed"] == [0, 10, 20, 30, 40]
    assert sent(data).shape == (2, 41, 41)


def test_one_snapshot_is_a_film():
    assert filmed(1).tolist() == [0]
