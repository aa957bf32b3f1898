import time

import pytest

from tests.made.iic import make_run
from ui.frame.texts import speaker
from ui.training import live_run

SAY = speaker("en")


def test_progress_and_what_remains():
    status = {"n_epochs": 4, "n_steps": 100, "steps_per_second": 5.0}
    assert live_run.progress(status, 100) == (0.25, 60.0)


def test_nothing_is_promised_before_the_first_heartbeat():
    assert live_run.progress({"n_epochs": 4}, 0) == (0.0, None)
    assert live_run.progress({"n_epochs": 4, "n_steps": 10}, 10) == (0.25, None)


def test_the_headline_says_epoch_speed_time_left_and_device(tmp_path):
    run = make_run(tmp_path, state="running", steps_per_second=4.0)
    line = live_run.headline(run, 50, SAY)
    assert line == "running · epoch 2 of 2 · 4.0 steps a second · 8 sec left · CPU"


def test_a_queued_run_waits_for_the_one_that_trains(tmp_path):
    first = make_run(tmp_path, "iic-a", state="running")
    second = make_run(tmp_path, "iic-b", n=0, state="queued")
    third = make_run(tmp_path, "iic-c", n=0, state="queued", queued=time.time() + 9)
    runs = [third, second, first]
    assert live_run.waits_for(second, runs) is first
    assert live_run.waits_for(third, runs) is first
    assert live_run.waits_for(first, runs) is None
    assert live_run.waits_for(second, [second, third]) is None


@pytest.mark.parametrize(
    ("error", "message", "sentence"),
    [
        ("DiskFull", "OSError: [Errno 28] No space left on device", "The disk is full"),
        ("TrainingDiverged", "The loss became nan.", "The loss became nan."),
        (None, None, "no message"),
    ],
)
def test_a_failure_is_said_in_one_sentence(tmp_path, error, message, sentence):
    run = make_run(tmp_path, state="failed", error=error, message=message)
    assert sentence in live_run.failure(run, SAY)


def test_waking_up_counts_the_seconds(tmp_path):
    run = make_run(tmp_path, n=0, state="queued", queued=time.time() - 7)
    assert "7 sec so far" in live_run.waking_html(run, SAY)
