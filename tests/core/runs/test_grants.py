import os
import time

import pytest

from core import limits
from core.limits import Refused
from core.maps import background
from core.projection.layout import ProjectionConfig
from core.runs import grants, jobs, new_run


@pytest.fixture(autouse=True)
def no_processes(monkeypatch):
    """Runs that are started wait for ever: their process is this one."""
    process = type("Process", (), {"pid": os.getpid()})
    monkeypatch.setattr(jobs, "start_core", lambda *_: process)


def reason(start):
    with pytest.raises(Refused) as refused:
        start()
    return refused.value.reason


def test_a_visitor_may_have_so_many_runs_waiting_and_another_still_starts(runs_home, monkeypatch):
    monkeypatch.setenv("GLYPHSCOPE_QUEUE_VISITOR", "2")
    runs = [jobs.start("cnn", seed, starter="ann") for seed in range(2)]
    assert reason(lambda: jobs.start("cnn", starter="ann")) == "visitor"
    assert jobs.start("cnn", starter="ben").state == "queued"
    runs[0].update_status(state="finished")
    assert jobs.start("cnn", starter="ann").starter == "ann"
    assert reason(lambda: jobs.resume(runs[0])) == "visitor"


def test_a_machine_takes_so_many_runs_whoever_asks(runs_home, monkeypatch):
    monkeypatch.setenv("GLYPHSCOPE_QUEUE", "3")
    for visitor in ("ann", "ben", ""):
        jobs.start("cnn", starter=visitor)
    assert reason(lambda: jobs.start("cnn", starter="eve")) == "machine"
    assert reason(lambda: jobs.start("cnn")) == "machine"


def test_a_public_server_starts_neither_runs_nor_maps(runs_home, monkeypatch):
    monkeypatch.setenv(limits.PUBLIC, "1")
    assert reason(lambda: jobs.start("cnn")) == "public"
    assert not runs_home.exists()
    monkeypatch.delenv(limits.PUBLIC)
    run = new_run("cnn", 0)
    monkeypatch.setenv(limits.PUBLIC, "1")
    assert reason(lambda: background.start(run, "pixels", ProjectionConfig())) == "public"


def file_of(path, size, age):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(size))
    os.utime(path, (time.time() - age, time.time() - age))
    return path


def test_the_oldest_own_maps_go_first_when_the_disk_is_full(runs_home, monkeypatch):
    young, old = (
        file_of(runs_home / run / "projections" / "cnn.test.pca.npz", 40_000, age)
        for run, age in (("a", 1), ("exhibits/cnn", 1000))
    )
    weights = file_of(runs_home / "a" / "model.weights.h5", 40_000, 5000)
    monkeypatch.setenv("GLYPHSCOPE_DISK_GB", "1e-4")  # 100 kB
    grants.make_room()
    assert [file.exists() for file in (old, young, weights)] == [False, True, True]


def test_a_disk_full_of_runs_refuses_and_keeps_every_run(runs_home, monkeypatch):
    weights = file_of(runs_home / "a" / "model.weights.h5", 200_000, 10)
    monkeypatch.setenv("GLYPHSCOPE_DISK_GB", "1e-4")
    assert reason(lambda: jobs.start("cnn")) == "disk"
    assert weights.exists()


def test_a_run_is_steered_by_who_started_it_and_one_of_a_terminal_by_anybody(
    runs_home, monkeypatch
):
    own, terminal = jobs.start("cnn", starter="ann"), new_run("cnn", 1)
    assert grants.may_steer(own, "ann")
    assert not grants.may_steer(own, "ben")
    assert grants.may_steer(terminal, "ben")
    assert not grants.started_by(terminal, "")
    monkeypatch.setenv(limits.PUBLIC, "1")
    assert not grants.may_steer(own, "ann")
