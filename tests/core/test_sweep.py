"""Sweeps: the grid, what is skipped, what is resumed, the table."""

import json

import pytest

from core import sweep
from core.__main__ import main
from core.runs import write_json
from core.sweep import Cell, grid, parse_seeds, parse_settings, summarize_sweep, work_off


@pytest.mark.parametrize(
    ("text", "seeds"), [("0-3", [0, 1, 2, 3]), ("5", [5]), ("0,3,5-6", [0, 3, 5, 6])]
)
def test_seeds_are_read_as_ranges_and_lists(text: str, seeds: list[int]):
    assert parse_seeds(text) == seeds


@pytest.mark.parametrize("text", ["", "a", "1-", "-1", "1;2"])
def test_bad_seeds_are_named(text: str):
    with pytest.raises(ValueError, match="`seeds` must look like 0-9"):
        parse_seeds(text)


def test_settings_are_combined():
    assert parse_settings(["alpha=1,10", "n-sub-heads=5"]) == [
        (("alpha", "1"), ("n_sub_heads", "5")),
        (("alpha", "10"), ("n_sub_heads", "5")),
    ]
    assert parse_settings([]) == [()]


def test_a_cell_is_named_after_its_settings_and_trains_them(runs_home):
    cell = Cell("iic", "quick", (("alpha", "10"), ("views", "rotate+noise")), 3)
    assert cell.run.id == "sweep-iic-quick-alpha-10-views-rotate+noise-s3"
    assert cell.arguments[:6] == [
        "train",
        "iic",
        "--preset",
        "quick",
        "--alpha=10",
        "--views=rotate+noise",
    ]
    assert cell.arguments[6:8] == ["--seed", "3"]


@pytest.fixture
def commands(monkeypatch):
    """The commands that a sweep gives, each of which ends well."""
    given = []

    def run(command, **_):
        given.append(command[3:])
        folder = command[command.index("--into") + 1] if "--into" in command else command[4]
        finish(sweep.Run(sweep.runs_folder() / folder), 0.5 + len(given) / 10)

    monkeypatch.setattr(sweep.subprocess, "run", run)
    return given


def finish(run: sweep.Run, accuracy: float) -> None:
    write_json(run.config_file, {"method": "iic"})
    run.update_status(state="finished")
    heads = [{"stuck": None}, {"stuck": "merged"}]
    write_json(run.evaluation_file, {"test_accuracy": accuracy, "heads": heads})


@pytest.mark.usefixtures("runs_home")
def test_what_is_done_is_skipped_and_what_was_stopped_is_resumed(commands):
    cells = grid("iic", None, [0, 1, 2], [()])
    finish(cells[0].run, 0.9)
    write_json(cells[1].run.config_file, {"method": "iic", "config": {"seed": 1}})
    cells[1].run.update_status(state="stopped")
    assert list(work_off(cells)) == cells
    assert [command[0] for command in commands] == ["resume", "train"]
    assert list(work_off(cells)) == cells
    assert len(commands) == 2


@pytest.mark.usefixtures("runs_home")
def test_a_failure_ends_the_sweep_with_its_reason(monkeypatch):
    def fail(command, **_):
        Cell("iic", None, (), 0).run.update_status(state="failed", message="No space left")

    monkeypatch.setattr(sweep.subprocess, "run", fail)
    with pytest.raises(RuntimeError, match="is failed: No space left"):
        list(work_off(grid("iic", None, [0], [()])))


@pytest.mark.usefixtures("runs_home", "commands")
def test_the_table_has_a_row_for_each_setting(capsys):
    assert (
        main(["sweep", "--method", "iic", "--seeds", "0-1", "--set", "alpha=1,10", "--json"]) == 0
    )
    rows = json.loads(capsys.readouterr().out)
    assert [row["alpha"] for row in rows] == ["1", "10"]
    assert rows[0] | {"sd": 0} == {
        "alpha": "1",
        "runs": 2,
        "mean": 0.65,
        "sd": 0,
        "median": 0.65,
        "min": 0.6,
        "max": 0.7,
        "stuck": 0.5,
    }


@pytest.mark.parametrize(
    ("flags", "sentence"),
    [
        (["--set", "alpha"], "`set` must look like alpha=1,10"),
        (["--set", "beta=1"], "`set` must name a field of iic"),
        (["--set", "alpha=-1"], "`alpha` must be > 0"),
        (["--set", "alpha=x"], "could not convert string to float"),
        (["--preset", "nope"], "`preset` must be one of"),
    ],
)
def test_a_mistake_is_said_before_anything_is_trained(runs_home, flags, sentence, capsys):
    assert main(["sweep", "--method", "iic", *flags]) == 2
    assert sentence in capsys.readouterr().err
    assert not runs_home.exists()


def test_without_figures_there_is_no_row(runs_home):
    assert summarize_sweep(grid("iic", None, [0], [()])) == []
