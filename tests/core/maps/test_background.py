"""A map is made by a process that can be watched, called off, and may fail or die."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from core.__main__ import main
from core.maps import background
from core.maps.background import cancel, command, note_file, noting, progress, start
from core.maps.making import find_or_make
from core.maps.stored import load_map, map_file
from core.projection.layout import ProjectionConfig
from core.runs import exhibit, processes

QUICK = ProjectionConfig(method="pca", n_components=3)
LONG = ProjectionConfig(perplexity=37.0)
CNN = exhibit("cnn")


@pytest.fixture(autouse=True)
def own_runs(tmp_path, monkeypatch):
    monkeypatch.setenv("GLYPHSCOPE_RUNS", str(tmp_path / "runs"))


def wait_until(done: Callable[[], bool], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not done() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert done()


def test_a_map_is_made_in_the_background(monkeypatch):
    config = ProjectionConfig(method="umap", n_neighbors=6, min_dist=0.3)
    children = []
    monkeypatch.setattr(processes, "children", children)
    assert progress(CNN, "cnn", config) is None
    start(CNN, "cnn", config)
    start(CNN, "cnn", config)  # a second click changes nothing
    assert len(children) == 1
    assert progress(CNN, "cnn", config).state == "running"
    wait_until(lambda: progress(CNN, "cnn", config) is None, 300)
    found = load_map(CNN, "cnn", config)
    assert found.points.shape == (10_000, 2)
    assert found.figures["knn_accuracy"] > 0.9
    assert children[0].wait() == 0
    assert [file.suffix for file in map_file(CNN, "cnn", config).parent.iterdir()] == [".npz"]


def test_a_map_can_be_called_off():
    start(CNN, "cnn", LONG)
    wait_until(lambda: progress(CNN, "cnn", LONG).state == "running")
    child = processes.children[-1]
    cancel(CNN, "cnn", LONG)
    assert progress(CNN, "cnn", LONG) is None
    assert child.wait(20) == -signal.SIGTERM
    assert load_map(CNN, "cnn", LONG) is None


def test_a_process_that_died_has_failed_with_its_last_words():
    dead = subprocess.Popen([sys.executable, "-c", "pass"])
    dead.wait()
    note = note_file(CNN, "cnn", LONG, "test")
    note.parent.mkdir(parents=True)
    note.write_text(json.dumps({"pid": dead.pid, "share": 0.5, "started": 0.0}))
    background.log_file(note).write_text("python -m core project: No space left on device\n\n")
    going = progress(CNN, "cnn", LONG)
    assert (going.state, going.share) == ("failed", 0.5)
    assert going.message == "No space left on device"
    cancel(CNN, "cnn", LONG)
    assert progress(CNN, "cnn", LONG) is None


def test_the_time_left_follows_from_the_share(tmp_path, monkeypatch):
    monkeypatch.setattr(background, "_is_running", lambda pid: True)
    note = note_file(CNN, "cnn", LONG, "test")
    note.parent.mkdir(parents=True)
    note.write_text(json.dumps({"pid": 1, "share": 0.25, "started": 100.0, "now": 110.0}))
    assert progress(CNN, "cnn", LONG).seconds_left == pytest.approx(30.0)


def test_a_note_stays_where_the_work_fails(tmp_path):
    note = tmp_path / "map.progress.json"

    def fail_at(share: float) -> None:
        with noting(note) as report:
            report(share)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_at(0.4)
    assert json.loads(note.read_text())["share"] == 0.4


def test_a_command_names_only_what_matters_to_the_method():
    flags = " ".join(command(CNN, "cnn", LONG))
    assert "--perplexity 37.0" in flags
    assert "min-dist" not in flags


def test_the_command_line_makes_what_the_page_asks_for(capsys):
    assert main([*command(exhibit("pixels"), "noise", QUICK), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["map"] == "pca-3d"
    assert answer["n_points"] == 10_000
    assert answer["trustworthiness"] > 0.999  # noise has three axes, and all are shown
    assert answer["knn_accuracy"] < 0.15  # its labels are drawn
    assert abs(answer["silhouette"]) < 0.05
    again = find_or_make(exhibit("pixels"), "noise", QUICK, "test")
    assert again == answer


@pytest.mark.parametrize(
    ("flags", "sentence"),
    [
        (["cnn", "--space", "l2"], "`space` must be one of cnn, pixels for cnn"),
        (["cnn", "--space", "cnn", "--method", "isomap"], "`method` must be one of"),
        (["cnn", "--space", "cnn", "--split", "train"], "`split` must be test or all"),
        (["nobody", "--space", "cnn"], "There is no run 'nobody'"),
    ],
)
def test_bad_arguments_get_one_sentence_and_code_2(flags, sentence, capsys):
    assert main(["project", *flags]) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("python -m core project:") == 1
