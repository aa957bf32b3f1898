"""MINE on a Gaussian: it finds the known answer, repeats itself, and says when it bursts."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from keras import ops

from core.__main__ import main
from core.mine import gaussian
from core.mine.arrays import gaussian_information
from core.mine.film import GRID, load_gaussian_film
from core.mine.gaussian import GaussianPairs, estimate, fresh_pairs
from core.mine.gaussian_config import PRESETS, MineGaussianConfig
from core.mine.network import StatisticsNetwork
from core.mine.viewers import GaussianFilmForViewers, surface
from core.runs import Run
from core.training.failures import TrainingDiverged
from core.training.loop import supervise
from tests.made.mine import log_density_ratio

SHORT = MineGaussianConfig(n_steps=200, batch_size=1000)


def trained(run: Run, config: MineGaussianConfig) -> Run:
    supervise(run, "mine-gaussian", config, gaussian.train, [GaussianFilmForViewers(run)])
    return run


@pytest.fixture(autouse=True, scope="module")
def few_judged() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gaussian, "N_JUDGED", 100_000)
        yield


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory, few_judged: None) -> Run:
    """A run of `SHORT`, not to be changed."""
    return trained(Run(tmp_path_factory.mktemp("runs") / "short"), SHORT)


def test_a_short_training_finds_the_information_and_the_density_ratio(short: Run):
    figures = gaussian.evaluate_gaussian(short)
    assert set(figures) == {"method", "rho", "estimate", "analytic", "histogram"}
    assert figures["method"] == "mine-gaussian"
    assert figures["analytic"] == gaussian_information(0.8)
    assert figures["estimate"] == pytest.approx(figures["analytic"], abs=0.02)
    assert figures["histogram"] > figures["analytic"]

    T, ratio = surface(gaussian.load(short)), log_density_ratio(*np.meshgrid(GRID, GRID), 0.8)
    likely = ratio > -3
    np.testing.assert_allclose(np.corrcoef(T[likely], ratio[likely])[0, 1], 1, atol=0.02)


def test_the_film_begins_untrained_and_climbs(short: Run):
    film = load_gaussian_film(short)
    assert film.steps.tolist() == list(range(0, 201, 25))
    assert film.surfaces.shape == (9, 41, 41)
    assert film.estimates[0] < 0.1 < 0.4 < film.estimates[-1]
    assert np.isnan(film.bounds[0])
    assert np.isfinite(film.bounds[1:]).all()
    assert np.all(np.diff(film.seconds) > 0)
    assert [line["estimate"] for line in short.metrics] == film.estimates[1:].tolist()


def test_rows_of_the_film_are_y_and_columns_x():
    statistics = StatisticsNetwork(1, 4, "softplus", seed=0)
    pair = (np.float32([[GRID[30]]]), np.float32([[GRID[5]]]))
    expected = float(ops.convert_to_numpy(statistics(pair))[0])
    assert surface(statistics)[5, 30] == pytest.approx(expected, abs=1e-6)


def test_the_same_seed_gives_the_same_film_and_another_seed_another(runs_home):
    config = replace(SHORT, n_steps=50)
    runs = [Run(runs_home / name) for name in ("one", "again", "other")]
    for run, seed in zip(runs, (3, 3, 4), strict=True):
        trained(run, replace(config, seed=seed))
    one, again, other = map(load_gaussian_film, runs)
    np.testing.assert_array_equal(one.surfaces, again.surfaces)
    np.testing.assert_array_equal(one.estimates, again.estimates)
    assert not np.allclose(one.surfaces[-1], other.surfaces[-1])


def test_a_batch_depends_on_its_step_alone():
    whole, resumed = GaussianPairs(SHORT), GaussianPairs(SHORT)
    resumed.first_epoch = 2
    np.testing.assert_array_equal(whole[2 * 25 + 7][0], resumed[7][0])
    assert not np.array_equal(whole[0][0], whole[1][0])
    assert whole[0][0].shape == (1000, 2)


def test_samples_that_judge_are_none_that_trained():
    judged = fresh_pairs(SHORT, 1000, gaussian.JUDGING, 0)
    assert not np.intersect1d(judged, GaussianPairs(SHORT)[0][0]).size


def test_an_untrained_constant_t_bounds_nothing():
    statistics = StatisticsNetwork(1, 4, "softplus", seed=0)
    statistics.set_weights([np.zeros_like(w) for w in statistics.get_weights()])
    assert estimate(statistics, fresh_pairs(SHORT, 1000, 9)) == pytest.approx(0, abs=1e-6)


def test_the_blow_up_bursts_and_keeps_its_film(run: Run):
    config = replace(PRESETS["blow-up"], warmup_steps=0, n_steps=50)
    with pytest.raises(TrainingDiverged, match="The loss became"):
        trained(run, config)
    assert run.state == "failed"
    film = load_gaussian_film(run)
    assert not np.isfinite(film.bounds[-1])
    assert np.isfinite(film.surfaces).all()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rho": 1.0}, "`rho` must be > -1 and < 1. Received: rho=1.0"),
        ({"rho": -1.0}, "`rho` must be > -1 and < 1. Received: rho=-1.0"),
        ({"rho": float("nan")}, "`rho` must be > -1 and < 1. Received: rho=nan"),
        ({"batch_size": 4}, "`batch_size` must be >= 5. Received: batch_size=4"),
        ({"moving_average": 1.0}, "`moving_average` must be < 1. Received: moving_average=1.0"),
        ({"log_mean_exp": 2}, "`log_mean_exp` must be one of: 0, 1. Received: log_mean_exp=2"),
        ({"hidden": 0}, "`hidden` must be > 0. Received: hidden=0"),
        ({"n_steps": 0}, "`n_steps` must be > 0. Received: n_steps=0"),
    ],
)
def test_bad_configurations_are_named(change: dict, message: str):
    with pytest.raises(ValueError, match=message):
        MineGaussianConfig(**change)


def test_the_command_line_refuses_a_full_correlation_with_one_sentence(runs_home, capsys):
    assert main(["train", "mine-gaussian", "--rho", "1"]) == 2
    said = capsys.readouterr().err
    assert said == "python -m core train: `rho` must be > -1 and < 1. Received: rho=1.0\n"


def test_a_gaussian_run_has_no_answer_to_images(run: Run, tmp_path, capsys):
    trained(run, replace(SHORT, n_steps=25))
    assert main(["predict", str(run.path), str(tmp_path / "digit.png")]) == 2
    assert "of mine-gaussian has no answer to images." in capsys.readouterr().err
