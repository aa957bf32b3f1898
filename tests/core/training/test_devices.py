"""One training on several devices, which share each batch and its loss."""

import importlib.util
import json
import os
import subprocess
import sys

import keras
import numpy as np
import pytest

from core.__main__ import main
from core.runs import ROOT, Run
from core.training import backend

FOUR = {"KERAS_BACKEND": "jax", "XLA_FLAGS": "--xla_force_host_platform_device_count=4"}


@pytest.mark.skipif(not importlib.util.find_spec("jax"), reason="needs requirements-cluster.txt")
def test_four_devices_compute_the_losses_of_one(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.made.sharing", str(tmp_path / "run")],
        cwd=ROOT,
        env={**os.environ, **FOUR, "GLYPHSCOPE_RUNS": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["n"] == 4
    assert len(found["one"]) == 50
    assert found["one"][-1] < found["one"][0]
    np.testing.assert_allclose(found["all"], found["one"], rtol=0, atol=1e-5)
    assert found["code"] == 0
    run = Run(tmp_path / "run")
    assert run.state == "finished"
    assert run.config["device"] == "4 x CPU"


@pytest.mark.skipif(keras.backend.backend() == "jax", reason="jax does not refuse")
def test_a_backend_that_would_give_another_loss_is_refused(runs_home, capsys):
    assert main(["train", "iic", "--devices", "all"]) == 2
    assert "MirroredStrategy" in capsys.readouterr().err
    assert not runs_home.exists()


def test_a_method_that_cannot_share_batches_refuses_before_it_trains(runs_home, capsys):
    assert main(["train", "kana-cnn", "--devices", "all"]) == 2
    assert "`devices` must be one for kana-cnn" in capsys.readouterr().err
    assert not runs_home.exists()


def test_a_batch_that_devices_cannot_share_in_equal_parts_is_refused(monkeypatch):
    monkeypatch.setattr(backend, "n_sharing", lambda: 4)
    backend.check_batch(500)
    with pytest.raises(ValueError, match=r"A batch must be a multiple of 4, .* Received: 250"):
        backend.check_batch(250)
