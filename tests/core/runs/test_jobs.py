"""Trainings take turns, wait in order, and can be stopped while they wait."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from core.runs import Run, jobs, new_run, processes
from core.runs.jobs import Cancelled, stop, turn


def test_the_second_training_waits_for_the_first(runs_home: Path, monkeypatch):
    monkeypatch.setattr(jobs, "POLL_INTERVAL", 0.01)
    first, second, order = new_run("cnn", 0), new_run("cnn", 1), []

    def wait_and_train() -> None:
        with turn(second):
            order.append("second")

    with turn(first):
        waiting = threading.Thread(target=wait_and_train)
        waiting.start()
        deadline = time.monotonic() + 5
        while second.state != "queued" and time.monotonic() < deadline:
            time.sleep(0.01)
        assert second.state == "queued"
        first.update_status(state="running")
        order.append("first")
    waiting.join(5)
    assert order == ["first", "second"]
    assert first.status["waited"] < second.status["waited"] < 5


def test_an_older_run_in_the_queue_goes_first(runs_home: Path):
    older, younger = new_run("cnn", 0), new_run("cnn", 1)
    older.update_status(state="queued", queued=1.0)
    younger.update_status(state="queued", queued=2.0)
    assert jobs._is_first(older)
    assert not jobs._is_first(younger)


def test_a_waiting_run_can_be_stopped(runs_home: Path):
    older, run = new_run("cnn", 0), new_run("cnn", 1)
    older.update_status(state="queued", queued=1.0)
    stop(run)
    with pytest.raises(Cancelled, match="was stopped before its turn"), turn(run):
        pass
    assert run.state == "stopped"


def test_a_dead_process_blocks_nobody(runs_home: Path):
    runs_home.mkdir(parents=True, exist_ok=True)
    holder = (
        "from filelock import FileLock; import os, sys;"
        f"FileLock({str(runs_home / '.training.lock')!r}).acquire(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", holder], check=False, timeout=30)
    entered = []
    with turn(new_run("cnn", 0)):
        entered.append(True)
    assert entered


def test_a_started_job_is_a_process_of_its_own_and_its_end_is_recorded(runs_home: Path):
    run = jobs.start("cnn", seed=7, flags=("--width", "0"))
    assert isinstance(run, Run)
    assert run.config == {"method": "cnn", "seed": 7}
    processes.children[-1].wait(60)
    assert "`width` must be > 0. Received: width=0" in run.log_file.read_text()
    assert "Traceback" not in run.log_file.read_text()


def test_a_job_that_dies_before_it_says_a_word_holds_up_nobody(runs_home: Path):
    dead = jobs.start("cnn", seed=7, flags=("--width", "0"))
    processes.children[-1].wait(60)
    waiting = new_run("cnn", 1)
    waiting.update_status(state="queued", queued=time.time())
    assert dead.state == "interrupted"
    assert jobs._is_first(waiting)


def test_damaged_states_of_others_make_no_run_wait(runs_home: Path, monkeypatch):
    monkeypatch.setattr(jobs, "POLL_INTERVAL", 0.01)
    for number, content in enumerate(
        (
            "",
            "[]",
            '{"state": "queued"}',
            '{"state": "queued", "heartbeat": NaN, "pid": 1}',
            '{"state": "queued", "heartbeat": 1e300, "pid": 1e300}',
            '{"state": "running", "heartbeat": 1e300, "pid": 99999999999999999999999999}',
            '{"state": "queued", "queued": "early", "heartbeat": Infinity, "pid": true}',
        )
    ):
        new_run("cnn", number).status_file.write_text(content)
    began = time.monotonic()
    with turn(new_run("cnn", 99)) as _:
        pass
    assert time.monotonic() - began < 2


def test_a_run_whose_own_state_was_emptied_still_gets_its_turn(runs_home: Path, monkeypatch):
    monkeypatch.setattr(jobs, "POLL_INTERVAL", 0.01)
    first, second = new_run("cnn", 0), new_run("cnn", 1)
    entered = threading.Event()

    def wait() -> None:
        with turn(second):
            entered.set()

    with turn(first):
        waiting = threading.Thread(target=wait)
        waiting.start()
        while second.state != "queued":
            time.sleep(0.01)
        second.status_file.write_text("")
        first.update_status(state="running")
    assert entered.wait(5)
    waiting.join(5)


def test_a_deleted_run_is_gone_with_its_process(runs_home: Path):
    run = new_run("cnn", 0)
    line = "import time; time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", line, "core", str(run.path)])
    run.update_status(state="running", pid=process.pid)
    jobs.delete(run)
    assert not psutil.pid_exists(process.pid)
    process.wait(5)
    assert not run.path.exists()


def test_a_deleted_run_leaves_the_queue(runs_home: Path, monkeypatch):
    monkeypatch.setattr(jobs, "POLL_INTERVAL", 0.01)
    first, second = new_run("cnn", 0), new_run("cnn", 1)
    cancelled = threading.Event()

    def wait() -> None:
        try:
            with turn(second):
                pass
        except Cancelled:
            cancelled.set()

    with turn(first):
        waiting = threading.Thread(target=wait)
        waiting.start()
        while second.state != "queued":
            time.sleep(0.01)
        second.update_status(pid=-1)
        second.config_file.unlink()
        second.status_file.unlink()
        assert cancelled.wait(5)
    waiting.join(5)


@pytest.mark.parametrize("place", ["exhibits/iic", "elsewhere", "runs/a/backup"])
def test_nothing_but_own_runs_is_deleted(runs_home: Path, place):
    folder = runs_home.parent / place
    folder.mkdir(parents=True)
    with pytest.raises(ValueError, match="can be deleted"):
        jobs.delete(Run(folder))
    assert folder.exists()


def test_a_run_on_another_machine_counts_by_its_signs_of_life(runs_home: Path):
    run = new_run("cnn", 0)
    run.update_status(state="running", pid=2**22 + 1)
    assert run.state == "interrupted"
    run.update_status(host="another", pid=2**22 + 1)
    assert run.state == "running"
    run.update_status(heartbeat=time.time() - 1000, host="another")
    assert run.state == "interrupted"
