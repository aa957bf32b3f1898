"""Trainings take turns, wait in order, and can be stopped while they wait."""

import subprocess
import sys
import threading
import time
from pathlib import Path

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
