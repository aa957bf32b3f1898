import time

import keras
import numpy as np

from core.digits.config import CnnConfig
from core.runs import Run
from core.training import recording
from core.training.batches import ShuffledBatches
from core.training.loop import supervise
from core.training.recording import RunRecorder, keep_alive, seconds_of_work
from core.training.stage import Stage

IMAGES = np.zeros((64, 28, 28), "uint8")


def test_recorder_keeps_the_heartbeat_of_a_long_epoch(run: Run):
    recorder = RunRecorder(run, ShuffledBatches(IMAGES, 16, 0), Stage("", 1, 0, 1))
    recorder.set_model(keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Flatten()]))
    recorder.on_epoch_begin(0)
    recorder.on_train_batch_end(2)
    assert run.status["step"] == 3
    assert run.state == "running"


def test_a_run_lives_while_a_library_works(run: Run, monkeypatch):
    monkeypatch.setattr(recording, "HEARTBEAT_INTERVAL", 0.01)
    run.update_status(state="running")
    first = run.status["heartbeat"]
    with keep_alive(run):
        deadline = time.monotonic() + 10
        while run.status["heartbeat"] == first:
            assert time.monotonic() < deadline
    last = run.status["heartbeat"]
    time.sleep(0.05)
    assert run.status["heartbeat"] == last > first
    assert run.state == "running"


def test_the_wait_in_the_queue_is_no_work(run: Run):
    worked = seconds_of_work(run)
    assert worked > 0
    run.update_status(waited=5000.0)
    assert seconds_of_work(run) < worked - 4900


def test_the_work_before_an_interruption_counts(run: Run):
    run.append_metrics({"epoch": 1, "seconds": 5000.0})
    config = CnnConfig()

    def note(config, run, observers) -> bool:
        assert seconds_of_work(run) > 5000
        return True

    assert supervise(run, "cnn", config, note, [])
