import numpy as np
import pytest

from core.mine.arrays import gaussian_information
from core.mine.film import GaussianFilm, load_gaussian_film
from tests.made.mine import make_gaussian
from ui.figure import style
from ui.frame.texts import speaker
from ui.mine.gaussian import figures
from ui.mine.gaussian.figures import LEVELS, LIMIT, UNKNOWN, coded

SAY = speaker("en")


def film_of(estimates):
    n = len(estimates)
    steps, flat = np.arange(n) * 10, np.array(estimates, float)
    return GaussianFilm(steps, steps * 0.1, flat, flat, np.zeros((n, 41, 41)))


def named(figure, words):
    [found] = [trace for trace in figure.data if words in trace.name]
    return found


def test_the_bound_climbs_to_the_formula(tmp_path):
    film = load_gaussian_film(make_gaussian(tmp_path, "mine-gaussian", rho=0.63))
    figure = figures.climb(film, 0.63, 40, SAY)
    fresh, exact = named(figure, "fresh"), named(figure, "Formula")
    assert list(fresh.x) == [0, 10, 20, 30, 40]
    assert fresh.y[-1] == pytest.approx(gaussian_information(0.63), abs=1e-5)
    assert list(exact.y) == [gaussian_information(0.63)] * 2
    assert (fresh.line.color, exact.line.color) == (style.VIOLET, style.GREEN)
    titles = (figure.layout.xaxis.title.text, figure.layout.yaxis.title.text)
    assert titles == ("training step", "mutual information (nats)")
    assert figure.layout.xaxis.range == (0, 40)


@pytest.mark.parametrize(
    ("rho", "counted"), [(0.5, [0.145158, 0.147247]), (-0.8, [0.510342]), (0.3, [])]
)
def test_the_books_counts_stand_where_it_counted(rho, counted):
    figure = figures.climb(film_of([0.0, 0.1]), rho, 10, SAY)
    lines = [trace for trace in figure.data if "book" in trace.name]
    assert [trace.y[0] for trace in lines] == counted
    assert all(str(nats) in trace.name for nats, trace in zip(counted, lines, strict=True))


def test_a_live_training_has_room_for_its_rest():
    assert figures.climb(film_of([0.0, 0.1]), 0.8, 3000, SAY).layout.xaxis.range == (0, 3000)


def test_estimates_that_are_no_numbers_are_gaps_and_said_to_be_none():
    film = film_of([np.nan, 0.5, -np.inf])
    assert list(named(figures.climb(film, 0.8, 20, SAY), "fresh").y) == [None, 0.5, None]
    assert figures.captions(film, SAY)[:2] == [
        "MINE on fresh pairs no number",
        "MINE on fresh pairs 0.500",
    ]


def test_the_picture_of_the_climb_ends_little_above_the_goal():
    goal = gaussian_information(0.8)
    assert figures.top(film_of([-900, 0.1]), 0.8) == goal
    assert figures.top(film_of([0.1, 99]), 0.8) == 3 * goal


def test_the_relief_is_a_surface_beside_the_net_of_the_truth():
    learned = np.full((41, 41), 1.5, np.float32)
    surface, net = figures.relief(learned, 0.5, SAY).data
    assert (surface.type, net.type, net.hidesurface) == ("surface", "surface", True)
    assert surface.z[20][20] == 1.5
    # In the middle the log density ratio is half the logarithm of 1 / (1 - rho^2).
    assert net.z[20][20] == pytest.approx(-0.5 * np.log(0.75), abs=1e-6)
    assert (surface.x[0], surface.x[-1]) == (-3.5, 3.5)


def test_the_relief_has_titles_and_keeps_its_camera():
    layout = figures.relief(None, 0.5, SAY).layout
    titles = [layout.scene[axis].title.text for axis in ("xaxis", "yaxis", "zaxis")]
    assert titles == ["x", "y", "T (nats)"]
    assert layout.uirevision == "same"
    assert layout.scene.zaxis.range == (-LIMIT, LIMIT)


def test_without_a_run_there_is_the_truth_alone():
    [net] = figures.relief(None, -0.9, SAY).data
    assert net.name == "The truth"
    # At (3.5, -3.5): -ln(0.19) / 2 + (0.9 - 0.81) * 3.5^2 / 0.19, above where the axis ends.
    assert net.z[0][-1] == pytest.approx(6.6330, abs=1e-3)


def test_surfaces_become_codes_of_a_sixteenth_of_a_nat():
    nats = np.array([[[-9.0, -LIMIT, 0.0, 1.234, LIMIT, np.inf, np.nan]]])
    codes = coded(nats)
    assert codes[0, 0].tolist()[0] == 0
    assert codes[0, 0, -1] == UNKNOWN
    read = LEVELS[codes[0, 0]]
    assert read[:6] == pytest.approx([-8, -4, 0, 1.234, 4, 8], abs=0.04)
    assert np.isnan(read[-1])


def test_a_long_film_has_a_moment_for_each_snapshot():
    film = film_of(np.linspace(0, 1, 1000))
    assert figures.moments(film, SAY)[-1] == "step 9990 · 999.0 s"
    assert len(figures.climb(film, 0.8, 9990, SAY).data[0].x) == 1000
