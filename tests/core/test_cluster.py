"""Sweeps on a cluster: all cells end, and none twice, whoever dies meanwhile."""

import contextlib
import importlib.util
import json
import os
import subprocess
import sys
import time
import warnings
from contextlib import contextmanager

import psutil
import pytest

from core import cluster
from core.__main__ import main
from core.runs import ROOT, Run, write_json
from core.sweep import Cell, grid
from tests.made import cell as stand_in

PATIENCE = 60.0  # seconds
N_CELLS, N_FEW = 20, 6
SWEEP = ("sweep", "--method", "mine-gaussian", "--engine", "ray", "--json")
needs_ray = pytest.mark.skipif(
    importlib.util.find_spec("ray") is None, reason="needs requirements-cluster.txt"
)


@contextmanager
def machines(n, **resources):
    """Run a cluster of `n` machines, all of them processes of this one; yield them."""
    os.environ.update(cluster.NO_REPORTS | cluster.LOOPBACK)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Ray's own, while it is imported and starts
        from ray.cluster_utils import Cluster

        place = {"node_ip_address": "127.0.0.1", "include_dashboard": False, **resources}
        ray_cluster = Cluster(initialize_head=True, head_node_args=place)
        nodes = [ray_cluster.head_node, *(ray_cluster.add_node(**place) for _ in range(n - 1))]
    try:
        yield ray_cluster.address, nodes
    finally:
        ray_cluster.shutdown()


@pytest.fixture(scope="module")
def one_machine():
    with machines(1, num_cpus=2) as (address, _):
        yield address


def sweep(home, address, *words, program="tests.made.grid"):
    """Start a sweep whose trainings are stand-ins."""
    return subprocess.Popen(
        [sys.executable, "-m", program, *SWEEP, *words],
        cwd=ROOT,
        env={**os.environ, "GLYPHSCOPE_RUNS": str(home), "RAY_ADDRESS": address},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def until(true):
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def n_finished(home):
    return sum(run.state == "finished" for run in runs_in(home))


def runs_in(home):
    return [Run(folder) for folder in home.glob("sweep-*")]


def power_off(node):
    """Kill everything that runs on one of the machines at once, in the midst of a training."""
    raylet = psutil.Process(node.all_processes["raylet"][0].process.pid)
    until(lambda: any("tests.made.cell" in words for words in commands(raylet)))
    everything = [*raylet.children(recursive=True), raylet]
    for process in everything:
        process.kill()
    psutil.wait_procs(everything, PATIENCE)


def commands(process):
    """Return the command lines of all that a process started."""
    found = []
    for child in process.children(recursive=True):
        with contextlib.suppress(psutil.Error):
            found.append(child.cmdline())
    return found


def check_all_ended_once(home, said, n_cells):
    """Every cell came to its end, by way of each epoch once, and counts once in the table."""
    (row,) = json.loads(said)
    assert row["runs"] == n_cells
    runs = runs_in(home)
    assert len(runs) == n_cells
    for run in runs:
        assert run.state == "finished"
        assert [line["epoch"] for line in run.metrics] == list(range(1, stand_in.N_EPOCHS + 1))
    return [stand_in.starts(run) for run in runs]


@needs_ray
def test_one_of_two_machines_dies_and_all_cells_end_none_twice(tmp_path):
    with machines(2, num_cpus=1) as (address, nodes):
        running = sweep(tmp_path, address, "--seeds", f"0-{N_CELLS - 1}")
        until(lambda: n_finished(tmp_path) >= N_CELLS // 4)
        power_off(nodes[1])
        said, complaints = running.communicate(timeout=PATIENCE)
    assert running.returncode == 0, complaints
    n_starts = check_all_ended_once(tmp_path, said, N_CELLS)
    assert n_starts.count(1) >= N_CELLS - 1


@needs_ray
def test_a_sweep_that_died_goes_on_and_trains_no_finished_cell_again(tmp_path, one_machine):
    words = tmp_path, one_machine, "--seeds", f"0-{N_FEW - 1}"
    running = sweep(*words)
    until(lambda: n_finished(tmp_path) >= 2)
    running.kill()
    running.communicate()
    finished = [run for run in runs_in(tmp_path) if run.state == "finished"]
    said, _ = sweep(*words).communicate(timeout=PATIENCE)
    check_all_ended_once(tmp_path, said, N_FEW)
    assert [stand_in.starts(run) for run in finished] == [1] * len(finished)


@needs_ray
def test_a_real_training_goes_through_the_cluster(tmp_path, one_machine):
    settings = ("n-steps=40", "snapshot-interval=20", "batch-size=200")
    words = [word for setting in settings for word in ("--set", setting)]
    running = sweep(tmp_path, one_machine, "--seeds", "0", *words, program="core")
    _, complaints = running.communicate(timeout=PATIENCE)
    assert running.returncode == 0, complaints
    (folder,) = tmp_path.glob("sweep-*")
    assert Run(folder).state == "finished"
    assert Run(folder).config["config"]["n_steps"] == 40


@needs_ray
def test_what_no_machine_has_is_refused(tmp_path, one_machine):
    running = sweep(tmp_path, one_machine, "--gpus", "1")
    _, complaints = running.communicate(timeout=PATIENCE)
    assert running.returncode == 2
    assert "`cpus` and `gpus` must be what a machine of the cluster has" in complaints


def test_without_ray_a_sentence_says_how_to_get_it(runs_home, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "ray", None)
    assert main([*SWEEP]) == 1
    assert "pip install -r requirements-cluster.txt" in capsys.readouterr().err
    assert not runs_home.exists()


@pytest.fixture
def one(runs_home) -> Cell:
    """A cell of a sweep."""
    return grid("mine-gaussian", None, [0], [()])[0]


def test_a_machine_without_the_sweeps_folder_sends_what_it_made(one, runs_home, monkeypatch):
    monkeypatch.setattr(cluster, "POLL_INTERVAL", 0.01)
    elsewhere = runs_home.parent / "another machine's"
    mark = cluster.identity(runs_home)
    monkeypatch.setenv("GLYPHSCOPE_RUNS", str(elsewhere))
    cluster.identity(elsewhere)
    packed = cluster.train(one, elsewhere, mark, 1, "tests.made.cell")
    assert one.run.path.parent == elsewhere
    monkeypatch.setenv("GLYPHSCOPE_RUNS", str(runs_home))
    assert one.run.state == "unknown"
    cluster.unpack(packed, one.run)
    assert one.run.state == "finished"
    assert len(one.run.metrics) == stand_in.N_EPOCHS


def test_a_folder_keeps_its_identity_and_shares_it_with_none(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    assert cluster.identity(first) == cluster.identity(first)
    assert cluster.identity(first) != cluster.identity(second)


def test_a_training_that_outlived_its_worker_is_waited_for(one, monkeypatch):
    monkeypatch.setattr(cluster, "POLL_INTERVAL", 0.01)
    one.run.path.mkdir(parents=True)
    orphan = cluster.jobs.spawn(one.run, [*one.arguments, "--no-queue"], "tests.made.cell")
    cluster.bring_to_end(one, "tests.made.cell")
    orphan.wait()
    assert one.run.state == "finished"
    assert stand_in.starts(one.run) == 1


def test_a_training_that_died_before_its_first_word_begins_again(one, monkeypatch):
    monkeypatch.setattr(cluster, "POLL_INTERVAL", 0.01)
    write_json(one.run.config_file, {"method": "mine-gaussian", "seed": 0})
    one.run.update_status(state="queued", pid=2**22 + 1)  # above the highest of Linux
    cluster.bring_to_end(one, "tests.made.cell")
    assert (one.run.path / "starts").read_text() == "train\n"
