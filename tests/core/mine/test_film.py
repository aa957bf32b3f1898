"""Films of a Gaussian: what is written comes back, and damage does no harm."""

import numpy as np
import pytest

from core.mine.film import GRID, load_gaussian_film, write_frame
from core.runs import Run

SURFACE = np.outer(GRID, GRID)


def figures(estimate: float) -> dict[str, float]:
    return {"seconds": 2.5, "bound": float("nan"), "estimate": estimate}


def test_a_film_holds_what_was_written_in_the_order_of_the_steps(run: Run):
    write_frame(run, 20, figures(0.25), 2 * SURFACE)
    write_frame(run, 0, figures(0.0), SURFACE)
    film = load_gaussian_film(run)
    assert len(film) == 2
    assert film.steps.tolist() == [0, 20]
    assert film.estimates.tolist() == [0.0, 0.25]
    assert film.seconds.tolist() == [2.5, 2.5]
    assert np.isnan(film.bounds).all()
    np.testing.assert_allclose(film.surfaces[1], 2 * SURFACE, rtol=1e-3, atol=1e-6)


def test_a_surface_beyond_half_precision_stays_finite(run: Run):
    write_frame(run, 5, figures(0.0), 1e6 * SURFACE)
    assert np.isfinite(load_gaussian_film(run).surfaces).all()


def test_a_run_without_snapshots_has_no_film(run: Run):
    assert load_gaussian_film(run) is None


@pytest.mark.parametrize("damage", [b"", b"no archive", b"PK\x03\x04 cut short"])
def test_a_damaged_snapshot_is_left_out(run: Run, damage: bytes):
    write_frame(run, 10, figures(0.1), SURFACE)
    run.snapshot_file(20).write_bytes(damage)
    assert load_gaussian_film(run).steps.tolist() == [10]


def test_a_snapshot_of_another_shape_is_left_out(run: Run):
    write_frame(run, 10, figures(0.1), SURFACE)
    write_frame(run, 20, figures(0.1), SURFACE[:5])
    assert load_gaussian_film(run).steps.tolist() == [10]
