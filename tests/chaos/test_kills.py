"""Trainings killed, stopped and interrupted at random moments end as if nothing had happened."""

import os
import signal
import subprocess
import sys
import time

import h5py
import numpy as np
import pytest

from core.runs import ROOT, Run

PATIENCE = 600.0  # seconds
POLL = 0.01
SIGNS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
TRAININGS = {
    "mine-gaussian": ("--n-steps=400", "--snapshot-interval=40", "--batch-size=1000"),
    "cnn": ("--width=2", "--n-view-epochs=2", "--n-clean-epochs=2", "--batch-size=100",
            "--n-decoys=200", "--n-written=0", "--n-written-decoys=0"),
    "iic": ("--width=2", "--n-sub-heads=2", "--n-overclusters=10", "--n-probe=200",
            "--batch-size=100", "--n-epochs=4"),
    "dec": ("--layer-epochs=1", "--finetune-epochs=2", "--pretrain-batch-size=200",
            "--batch-size=100", "--update-interval=6", "--max-updates=4", "--tolerance=0",
            "--n-init=2"),
}  # fmt: skip
FIRST = "mine-gaussian"  # the quickest, in every run of the tests
MANY = 25  # interruptions of each training


def core(home, *arguments, **options):
    """Start a command on little of MNIST."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.core.little", *arguments],
        cwd=ROOT,
        env={**os.environ, "GLYPHSCOPE_RUNS": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **options,
    )


def ended(process):
    """Return what a process said; it shows no traceback."""
    said, _ = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in said, said
    return said


def weights(run):
    """Return all arrays of a run's network."""
    found = []
    with h5py.File(run.weights_file) as file:
        file.visititems(lambda _, item: found.append(item[()]) if hasattr(item, "shape") else None)
    return found


def interrupt(process, run, moment, sign):
    """Send a signal when a run has taken a share of its time, from its start to its end."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and run.state != "running":
        assert time.monotonic() < deadline
        time.sleep(POLL)
    time.sleep(moment)
    process.send_signal(sign)


@pytest.mark.parametrize("method", TRAININGS)
def test_interrupted_anywhere_a_training_ends_the_same(runs_home, method, many, rng):
    if method != FIRST and not many:
        pytest.skip("with --many")
    runs_home.mkdir()
    whole = Run(runs_home / "whole")
    train = ("train", method, *TRAININGS[method], "--into")
    began = time.monotonic()
    ended(core(runs_home, *train, str(whole.path)))
    length = time.monotonic() - began
    for number in range(MANY if many else 1):
        run = Run(runs_home / f"broken-{number}")
        process = core(runs_home, *train, str(run.path))
        interrupt(process, run, rng.uniform(0, length / 2), SIGNS[number % len(SIGNS)])
        said = process.communicate(timeout=PATIENCE)[0]
        assert "Traceback" not in said, said
        before = {line["epoch"]: line for line in run.metrics}
        if run.state != "finished":
            ended(core(runs_home, "resume", str(run.path)))
        assert run.state == "finished"
        assert not run.stop_file.exists()
        after = {line["epoch"]: line for line in run.metrics}
        again = [epoch for epoch, line in before.items() if line != after[epoch]]
        assert len(again) <= 1, f"epochs {again} of {len(before)} were computed again"
        assert list(after) == [line["epoch"] for line in whole.metrics]
        for resumed, expected in zip(weights(run), weights(whole), strict=True):
            np.testing.assert_allclose(resumed, expected, atol=1e-3)
