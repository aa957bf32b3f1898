"""What befalls a real training process: a kill, a rival, a pause, a full disk, a lost folder."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import pytest

from core.runs import ROOT, Run, jobs, processes

NARROW = ("--width=2", "--n-sub-heads=2", "--n-overclusters=10", "--n-probe=200")
LITTLE = (*NARROW, "--batch-size=2750")
PATIENCE = 120.0  # seconds


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.core.little", *arguments]


def until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.02)


def weights(run: Run) -> list[np.ndarray]:
    found: list[np.ndarray] = []
    with h5py.File(run.weights_file) as file:
        file.visititems(lambda _, item: found.append(item[()]) if hasattr(item, "shape") else None)
    return found


@pytest.fixture
def quietly(runs_home: Path) -> dict:
    runs_home.mkdir(parents=True, exist_ok=True)
    return {
        "cwd": ROOT,
        "env": os.environ | {"GLYPHSCOPE_RUNS": str(runs_home)},
        "timeout": PATIENCE,
    }


def test_a_run_killed_within_an_epoch_resumes_to_the_same_end(quietly, runs_home: Path):
    whole, broken = Run(runs_home / "whole"), Run(runs_home / "broken")
    flags = (*NARROW, "--batch-size=25", "--n-epochs=3", "--snapshot-interval=16")
    train = command("train", "iic", *flags, "--into")
    subprocess.run([*train, str(whole.path)], check=True, **quietly)

    environment = {key: quietly[key] for key in ("cwd", "env")}
    process = subprocess.Popen([*train, str(broken.path)], **environment)
    until(lambda: broken.status.get("epoch") == 1 and broken.snapshot_file(96).exists())
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(broken.metrics) == 1
    assert broken.state == "interrupted"

    subprocess.run(command("resume", str(broken.path)), check=True, **quietly)
    assert broken.state == "finished"
    for resumed, expected in zip(weights(broken), weights(whole), strict=True):
        np.testing.assert_allclose(resumed, expected, atol=1e-6)
    assert [line["epoch"] for line in broken.metrics] == [1, 2, 3]
    names = [file.name for file in whole.snapshot_files]
    assert [file.name for file in broken.snapshot_files] == names
    assert json.loads(broken.evaluation_file.read_text()) == whole.evaluation


def test_a_second_start_waits_its_turn_and_a_pause_holds_a_run_at_its_step(runs_home: Path):
    first = jobs.start("iic", seed=0, flags=(*LITTLE, "--n-epochs=400"))
    until(lambda: first.state == "running" and len(first.snapshot_files) > 1)
    second = jobs.start("iic", seed=1, flags=(*LITTLE, "--n-epochs=1"))
    until(lambda: second.status.get("pid") != os.getpid())
    assert second.state == "queued"

    jobs.pause(first)
    until(lambda: first.state == "paused")
    taken = first.snapshot_files
    time.sleep(1.0)
    assert first.snapshot_files == taken
    assert second.state == "queued"
    jobs.go_on(first)
    until(lambda: first.snapshot_files[-1] > taken[-1])
    assert first.state == "running"

    jobs.stop(first)
    until(lambda: first.state == "stopped" and first.evaluation is not None)
    until(lambda: second.state == "finished")
    assert load_weights_of(first)


def load_weights_of(run: Run) -> bool:
    """A stopped run is usable: its weights are there."""
    return all(np.isfinite(array).all() for array in weights(run))


def test_a_full_disk_fails_the_run_with_its_reason(run: Run, monkeypatch, little_mnist):
    from core.iic import viewers
    from core.iic.config import IICConfig
    from core.iic.training import train
    from core.training.loop import supervise

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(viewers, "write_snapshot", full)
    config = IICConfig(width=2, batch_size=500, n_epochs=1, n_probe=100)
    with pytest.raises(OSError, match="No space left"):
        supervise(run, "iic", config, train, [viewers.FilmForViewers(run)])
    assert run.failure == "DiskFull"
    assert "No space left on device" in run.status["message"]


def test_a_run_whose_folder_vanishes_ends_with_one_sentence(runs_home: Path):
    run = jobs.start("iic", seed=0, flags=(*LITTLE, "--n-epochs=400"))
    process = processes.children[-1]
    until(lambda: len(run.snapshot_files) > 1)
    with run.log_file.open() as log:  # stays readable after the folder is gone
        shutil.rmtree(run.path)
        assert process.wait(PATIENCE) == 1
        said = log.read()
    assert f"The folder of the run {run.id} is gone; its training ends." in said
    assert "Traceback" not in said
    assert not run.path.exists()
