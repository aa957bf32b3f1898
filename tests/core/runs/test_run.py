"""The run folder: whole files or none, damaged files survived, dead runs told from live ones."""

import json
import os
import time
from pathlib import Path

import pytest

from core.runs import (
    Run,
    RunNotFound,
    atomic_path,
    find_run,
    list_runs,
    new_run,
    summarize,
    write_json,
)
from core.runs.run import NoNetwork


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GLYPHSCOPE_RUNS", str(tmp_path / "runs"))
    monkeypatch.setattr("core.runs.run.EXHIBITS", tmp_path / "exhibits")
    return tmp_path


def test_new_runs_of_one_second_get_folders_of_their_own():
    first, second = new_run("cnn", 0), new_run("cnn", 0)
    assert first.id != second.id
    assert first.config == {"method": "cnn", "seed": 0}


def test_a_run_is_found_by_id_and_by_folder():
    run = new_run("cnn", 3)
    assert find_run(run.id).path == run.path
    assert find_run(run.path).path == run.path


def test_a_missing_run_is_named():
    with pytest.raises(RunNotFound, match="There is no run 'nothing'"):
        find_run("nothing")


def test_a_failed_write_leaves_the_old_file_and_no_draft(folders: Path):
    path = folders / "file.json"
    path.write_text("old")

    def write_half() -> None:
        with atomic_path(path) as draft:
            draft.write_text("half")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_half()
    assert path.read_text() == "old"
    assert list(folders.iterdir()) == [path]


def test_damaged_files_read_as_empty():
    run = new_run("cnn", 0)
    run.config_file.write_text('{"method": "cn')
    run.status_file.write_bytes(b"\x00\xff")
    run.metrics_file.write_text('{"epoch": 1, "loss": 2}\n[3]\n{"epoch": 2, "lo')
    assert run.config == {}
    assert run.method == "unknown"
    assert run.state == "unknown"
    assert run.metrics == [{"epoch": 1, "loss": 2}]


def test_metrics_of_later_epochs_are_forgotten_on_resuming():
    run = new_run("cnn", 0)
    for epoch in (1, 2, 3):
        run.append_metrics({"epoch": epoch})
    run.forget_from(2)
    assert [record["epoch"] for record in run.metrics] == [1]


def test_a_running_process_is_running_and_a_dead_one_interrupted():
    run = new_run("cnn", 0)
    run.update_status(state="running")
    assert run.state == "running"
    dead = {"state": "running", "heartbeat": time.time(), "pid": 2**22 + 1}
    run.status_file.write_text(json.dumps(dead))
    assert run.state == "interrupted"


def test_a_silent_process_is_interrupted():
    run = new_run("cnn", 0)
    silent = {"state": "running", "heartbeat": time.time() - 1000, "pid": os.getpid()}
    run.status_file.write_text(json.dumps(silent))
    assert run.state == "interrupted"


def test_list_holds_exhibits_and_runs_but_no_other_folder(folders: Path):
    (folders / "runs" / "stray").mkdir(parents=True)
    exhibit = folders / "exhibits" / "iic"
    exhibit.mkdir(parents=True)
    (exhibit / "config.json").write_text('{"method": "iic"}')
    run = new_run("cnn", 0)
    assert [r.id for r in list_runs()] == ["iic", run.id]


def test_summary_has_the_fields_of_the_command_line():
    run = new_run("cnn", 0)
    run.append_metrics({"epoch": 4, "seconds": 12.5})
    run.update_status(state="finished")
    assert summarize(run) == {
        "id": run.id,
        "method": "cnn",
        "state": "finished",
        "epoch": 4,
        "seconds": 12.5,
        "device": "unknown",
    }


def test_a_folder_deleted_under_a_reader_is_no_error():
    run = Run(Path("gone"))
    assert (run.config, run.status, run.metrics, run.evaluation) == ({}, {}, [], None)


def test_a_failure_has_a_name_also_in_runs_of_older_versions(folders):
    run = new_run("cnn", 0)
    assert run.failure is None
    run.update_status(state="failed", error="DiskFull", message="OSError: full")
    assert run.failure == "DiskFull"
    run.update_status(error=None, message="TrainingDiverged: The loss became nan.")
    assert run.failure == "TrainingDiverged"


def test_a_run_without_weights_says_how_to_train_it_again():
    run = new_run("cnn", 0)
    write_json(run.config_file, run.config | {"command": "python -m core train cnn --seed 0"})
    with pytest.raises(NoNetwork, match="keeps no network; `python -m core train cnn --seed 0`"):
        _ = run.weights
    run.weights_file.touch()
    assert run.weights == run.weights_file


def test_a_missing_network_counts_as_a_missing_file_and_as_one_that_cannot_be_found():
    assert issubclass(NoNetwork, FileNotFoundError)
    assert issubclass(NoNetwork, LookupError)
