"""The benchmark of a device runs on a CPU in a small setting, and says what it measured."""

from dataclasses import replace

import pytest

from benchmarks import gpu
from core.iic.config import PRESETS
from core.runs import Run

SMALL = replace(PRESETS["quick"], width=4, batch_size=50, n_sub_heads=2)


@pytest.fixture
def finished(tmp_path) -> Run:
    """A run that came above the goal in its second epoch."""
    run = Run(tmp_path)
    for epoch, accuracy in ((1, 0.5), (2, 0.975)):
        run.append_metrics({"epoch": epoch, "seconds": 10.0 * epoch, "selected_accuracy": accuracy})
    return run


def test_the_table_has_a_figure_for_time_speed_and_share(finished, capsys):
    gpu.report(finished, SMALL, n_steps=2)
    lines = capsys.readouterr().out.splitlines()[2:]
    figures = dict(line.strip("| ").split(" | ") for line in lines)
    assert figures["97% test accuracy at an epoch's end, s"] == "20"
    assert float(figures["steps of 50 pairs a second, without a film"]) > 0
    assert 0 < float(figures["share of that ceiling"]) < 1


def test_arithmetic_of_the_convolutions_is_counted():
    first, second, third = gpu.convolutions(SMALL)
    assert first == ((100, 14, 14, 4), (3, 3, 4, 4), "same")
    assert second == ((100, 7, 7, 4), (3, 3, 4, 8), "same")
    assert third == ((100, 4, 4, 8), (3, 3, 8, 12), "valid")
    by_hand = 14 * 14 * 9 * 16 + 7 * 7 * 9 * 32 + 2 * 2 * 9 * 96
    assert gpu.flops(SMALL) == 2 * 100 * by_hand
