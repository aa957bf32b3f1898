"""Runs of MINE that are killed in the middle, and end as if they had not been."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import pytest

from core.mine.film import load_gaussian_film
from core.runs import ROOT, Run

PATIENCE = 240.0  # seconds
IMAGES = ("--width=2", "--hidden=16", "--n-shifts=2", "--batch-size=25", "--n-epochs=3")
GAUSSIAN = ("--n-steps=120", "--snapshot-interval=40", "--batch-size=20000")


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.core.little", *arguments]


def until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.01)


def weights(run: Run) -> list[np.ndarray]:
    found: list[np.ndarray] = []
    with h5py.File(run.weights_file) as file:
        file.visititems(lambda _, item: found.append(item[()]) if hasattr(item, "shape") else None)
    return found


def backed_up(run: Run) -> bool:
    """The first epoch's backup is whole: Keras writes this file last."""
    written = run.backup_folder.glob("training_metadata.json")
    return any(file.stat().st_size > 0 for file in written)


@pytest.mark.parametrize(("method", "flags"), [("mine", IMAGES), ("mine-gaussian", GAUSSIAN)])
def test_a_killed_run_resumes_to_the_same_end(runs_home: Path, method: str, flags: tuple):
    runs_home.mkdir(parents=True)
    place = {"cwd": ROOT, "env": os.environ | {"GLYPHSCOPE_RUNS": str(runs_home)}}
    whole, broken = Run(runs_home / "whole"), Run(runs_home / "broken")
    train = command("train", method, *flags, "--into")
    subprocess.run([*train, str(whole.path)], check=True, timeout=PATIENCE, **place)

    process = subprocess.Popen([*train, str(broken.path)], **place)
    until(lambda: backed_up(broken))
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert broken.state == "interrupted"
    assert len(broken.metrics) in (1, 2)

    resume = command("resume", str(broken.path))
    subprocess.run(resume, check=True, timeout=PATIENCE, **place)
    assert broken.state == "finished"
    assert [line["epoch"] for line in broken.metrics] == [1, 2, 3]
    for resumed, expected in zip(weights(broken), weights(whole), strict=True):
        np.testing.assert_allclose(resumed, expected, atol=1e-3)
    for name, figure in whole.evaluation.items():
        if isinstance(figure, float):
            assert broken.evaluation[name] == pytest.approx(figure, abs=1e-3)
    if method == "mine-gaussian":
        steps = [load_gaussian_film(run).steps.tolist() for run in (whole, broken)]
        assert steps == [[0, 40, 80, 120]] * 2
