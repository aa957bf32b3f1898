"""Films of trainings: what is written comes back, bounded, and damage does no harm."""

import numpy as np
import pytest

from core.iic.film import load_film, write_snapshot
from core.runs import Run, frames
from core.runs.frames import thin_out

RNG = np.random.default_rng(0)


def arrays(seconds: float = 1.0, k: int = 10) -> dict:
    joints = RNG.dirichlet(np.ones(k * k), 2).reshape(2, k, k)
    over_joint = RNG.dirichlet(np.ones(400)).reshape(20, 20)
    return {
        "epoch": 0.5,
        "seconds": seconds,
        "alpha": 2.0,
        "joints": (joints + joints.swapaxes(1, 2)) / 2,
        "over_joint": (over_joint + over_joint.T) / 2,
        "confusions": RNG.integers(0, 60, (2, 10, k)),
        "over_confusion": RNG.integers(0, 60, (10, 20)),
    }


def test_a_film_holds_what_was_written_in_the_order_of_the_steps(run: Run):
    later, first = arrays(2.0), arrays(1.0)
    write_snapshot(run, 20, later)
    write_snapshot(run, 10, first)
    film = load_film(run)
    assert film.steps.tolist() == [10, 20]
    assert film.seconds.tolist() == [1.0, 2.0]
    assert film.alphas.tolist() == [2.0, 2.0]
    np.testing.assert_allclose(film.joints[1], later["joints"], rtol=2e-3, atol=1e-6)
    np.testing.assert_allclose(film.over_joints.sum(axis=(1, 2)), 1.0, atol=1e-5)
    np.testing.assert_array_equal(film.confusions[0], first["confusions"])


def test_a_run_without_snapshots_has_no_film(run: Run):
    assert load_film(run) is None


@pytest.mark.parametrize("damage", [b"", b"no archive", b"PK\x03\x04 cut short"])
def test_a_damaged_snapshot_is_left_out(run: Run, damage: bytes):
    write_snapshot(run, 10, arrays())
    run.snapshot_file(20).write_bytes(damage)
    assert load_film(run).steps.tolist() == [10]


def test_a_snapshot_of_another_shape_is_left_out(run: Run):
    write_snapshot(run, 10, arrays(k=4))
    write_snapshot(run, 20, arrays())
    assert load_film(run).steps.tolist() == [20]


def test_pickled_arrays_are_refused(run: Run):
    run.snapshots_folder.mkdir()
    np.savez(run.snapshot_file(10), step=np.array([{}], dtype=object))
    assert load_film(run) is None


def test_every_second_snapshot_goes_when_there_are_too_many(run: Run, monkeypatch):
    monkeypatch.setattr(frames, "LIMIT", 8)
    for step in range(1, 41):
        write_snapshot(run, step, arrays())
        thin_out(run)
        assert len(run.snapshot_files) <= 8
    assert load_film(run).steps[-1] == 40


def test_a_snapshot_is_small_and_leaves_no_draft(run: Run):
    write_snapshot(run, 10, arrays())
    assert [file.name for file in run.snapshots_folder.iterdir()] == ["00000010.npz"]
    assert run.snapshot_file(10).stat().st_size < 10_000


def test_a_resumed_run_forgets_what_it_will_film_again(run: Run):
    for step in (10, 20, 30):
        write_snapshot(run, step, arrays())
    frames.forget_after(run, 20)
    assert load_film(run).steps.tolist() == [10, 20]
