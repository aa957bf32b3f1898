import pytest

from core.runs.pace import seconds_an_epoch, steps_done
from tests.made.mine import make_images


def test_the_time_of_an_epoch_is_that_of_a_finished_run(tmp_path):
    assert seconds_an_epoch([make_images(tmp_path, "mine-a", state="running")]) is None
    assert seconds_an_epoch([make_images(tmp_path, "mine-b")]) == 30.0


@pytest.mark.parametrize(
    ("status", "steps"),
    [
        ({}, 0),
        ({"epoch": 0, "step": 7, "n_steps": 110}, 7),
        ({"epoch": 2, "step": 110, "n_steps": 110}, 220),
        ({"epoch": 2, "step": 5, "n_steps": 110}, 225),
    ],
)
def test_steps_are_counted_over_all_epochs(status, steps):
    assert steps_done(status) == steps
