import json
import math

import pytest

from core.kana.record import GUESSING, read_record
from tests.made.kana import BURST, make_kana


def test_guessing_among_71_costs_their_logarithm():
    assert math.exp(-GUESSING) * 71 == pytest.approx(1)


def test_points_bear_the_step_they_were_measured_after(tmp_path):
    record = read_record(make_kana(tmp_path, "a", n=3))
    assert [point["step"] for point in record.points] == [250, 500, 750]
    assert record.at(500)["epoch"] == 2
    assert record.at(499)["epoch"] == 1
    assert record.at(249) is None
    assert record.at(None) is record.last


def test_a_run_that_learns_has_not_diverged(tmp_path):
    assert read_record(make_kana(tmp_path, "a")).diverged_at is None


def test_a_run_diverges_where_its_loss_stays_that_of_guessing(tmp_path):
    assert read_record(make_kana(tmp_path, "a", n=8, lost_after=3)).diverged_at == 1000


def test_a_single_epoch_at_guessing_is_a_hiccup(tmp_path):
    assert read_record(make_kana(tmp_path, "a", n=8, lost_after=7)).diverged_at is None
    back = make_kana(tmp_path, "b", n=4, lost_after=2)
    back.append_metrics(back.metrics[0] | {"epoch": 5})
    assert read_record(back).diverged_at is None


@pytest.mark.parametrize(("n", "step"), [(0, 0), (4, 1000)])
def test_a_run_whose_loss_was_no_number_diverged_after_its_last_epoch(tmp_path, n, step):
    run = make_kana(tmp_path, "a", n=n, state="failed", message=BURST)
    assert read_record(run).burst
    assert read_record(run).diverged_at == step


def test_another_failure_is_no_divergence(tmp_path):
    run = make_kana(tmp_path, "a", state="failed", message="OSError: disk")
    assert not read_record(run).burst
    assert read_record(run).diverged_at is None


def test_a_damaged_line_counts_as_never_written(tmp_path):
    run = make_kana(tmp_path, "a", n=3)
    whole = read_record(run)
    lines = run.metrics_file.read_text().splitlines()
    no_loss = json.dumps({**json.loads(lines[-1]), "loss": None})
    damaged = [no_loss, json.dumps({"epoch": 3, "loss": 1.0}), "[" + lines[0]]
    run.metrics_file.write_text("\n".join([*lines[:-1], *damaged]) + "\n")
    assert read_record(run).points == whole.points[:-1]
