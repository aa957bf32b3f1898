"""A sweep on a cluster of Ray: each cell is a task with processors, or a GPU, of its own.

A training is a process beside Ray's worker and writes its run folder, so that it may go on where
it was when a worker, a machine or the sweep itself dies. Machines that do not share the folder of
the runs train in one of their own, and send what they made.
"""

import io
import os
import shutil
import subprocess
import tarfile
import time
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any
from uuid import uuid4

from filelock import FileLock

from core.runs import LIVE_STATES, Run, atomic_path, jobs, runs_folder
from core.runs.processes import start_core
from core.sweep import Cell, complaint, is_done, next_arguments

PROGRAM = "core"  # the module that trains
RETRIES = 20  # of a cell whose worker or machine died
POLL_INTERVAL = 0.2  # seconds between two looks at a training
STOP_TIMEOUT = 60.0  # seconds in which a training that was told to stop ends its step
THREADS = ("TF_NUM_INTRAOP_THREADS", "OMP_NUM_THREADS")  # read when TensorFlow and OpenMP load
NO_REPORTS = {"RAY_USAGE_STATS_ENABLED": "0"}
LOOPBACK = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}  # what Ray does by itself on both of these
ALONE = "local"  # Ray's word for an address that is yet to be
HOW_TO_INSTALL = (
    "`engine=ray` needs Ray, which is not installed: pip install -r requirements-cluster.txt"
)


def work_off(cells: Sequence[Cell], n_cpus: int = 1, n_gpus: float = 0.0) -> Iterator[Cell]:
    """Train what has not been trained yet, and yield every cell as soon as it is done.

    The cluster is that of the variable RAY_ADDRESS. Without it, one of this machine alone, which
    no other machine reaches, is started for as long as the sweep takes.

    Args:
        cells: the trainings.
        n_cpus: processors of a cell, which computes with as many threads.
        n_gpus: GPUs of a cell; a share of one lets several cells use it.

    Raises:
        RuntimeError: Ray is not installed; or trainings were stopped or failed while all others
            came to their end, and the same sweep goes on from there.
        ValueError: no machine of the cluster has as much.
    """
    ray = _connect()
    try:
        _check_share(ray, n_cpus, n_gpus)
        task = ray.remote(num_cpus=n_cpus, num_gpus=n_gpus, max_retries=RETRIES)(train)
        yield from _gather(ray, task, cells, n_cpus)
    finally:
        ray.shutdown()


def _connect() -> ModuleType:
    address = os.environ.get("RAY_ADDRESS", ALONE)
    os.environ.update(NO_REPORTS | (LOOPBACK if address == ALONE else {}))
    try:
        ray = import_module("ray")
    except ModuleNotFoundError as error:
        raise RuntimeError(HOW_TO_INSTALL) from error
    ray.init(address, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    return ray


def _check_share(ray: ModuleType, n_cpus: int, n_gpus: float) -> None:
    """Raise ValueError where no machine could ever take a cell, which would wait for ever."""
    machines = [node["Resources"] for node in ray.nodes() if node["Alive"]]
    sizes = [(machine.get("CPU", 0), machine.get("GPU", 0)) for machine in machines]
    if not any(cpus >= n_cpus and gpus >= n_gpus for cpus, gpus in sizes):
        found = "; ".join(f"cpus={cpus:g}, gpus={gpus:g}" for cpus, gpus in sizes)
        raise ValueError(
            f"`cpus` and `gpus` must be what a machine of the cluster has ({found}). "
            f"Received: cpus={n_cpus}, gpus={n_gpus:g}"
        )


def _gather(ray: ModuleType, task: Any, cells: Sequence[Cell], n_cpus: int) -> Iterator[Cell]:
    """Give every cell that is not done to the cluster, and yield each one when it is."""
    home = runs_folder().resolve()
    mark = identity(home)
    done = [cell for cell in cells if is_done(cell)]
    waiting = {
        task.remote(cell, home, mark, n_cpus, PROGRAM): cell for cell in cells if cell not in done
    }
    yield from done
    failures = []
    try:
        while waiting:
            (answer,), _ = ray.wait(list(waiting), num_returns=1)
            cell = waiting.pop(answer)
            fault = _receive(ray, answer, cell)
            if is_done(cell):
                yield cell
            else:
                failures.append(fault or complaint(cell))
    finally:
        _cancel(ray, list(waiting))
    if failures:
        raise RuntimeError(f"{'. '.join(failures)}. The same line goes on from there.")


def _receive(ray: ModuleType, answer: Any, cell: Cell) -> str:
    """Take what a task gave, and return why it gave nothing, "" where it did."""
    try:
        packed = ray.get(answer)
    except ray.exceptions.RayError as error:
        return f"{cell.run.id} was given up: {str(error).strip().splitlines()[-1]}"
    if packed is not None:
        unpack(packed, cell.run)
    return ""


def _cancel(ray: ModuleType, answers: list[Any]) -> None:
    """Stop the trainings of tasks that nobody waits for any more; each ends its step."""
    for answer in answers:
        ray.cancel(answer)
    if answers:
        ray.wait(answers, num_returns=len(answers), timeout=STOP_TIMEOUT)


def identity(folder: Path) -> str:
    """Return what tells a folder of runs from others at its path on other machines."""
    file = folder / ".identity"
    if not file.exists():
        with atomic_path(file) as draft:
            draft.write_text(uuid4().hex, encoding="ascii")
    return file.read_text(encoding="ascii")


def train(cell: Cell, home: Path, mark: str, n_cpus: int, program: str) -> bytes | None:
    """Bring a cell to its end on the machine where this runs.

    Args:
        cell: the training.
        home: the folder of the runs where the sweep was started.
        mark: that folder's identity.
        n_cpus: threads to compute with.
        program: the module that trains.

    Returns:
        The run, packed, where this machine does not share the folder.
    """
    shared = home.is_dir() and identity(home) == mark
    if shared:
        os.environ["GLYPHSCOPE_RUNS"] = str(home)
    os.environ.update(dict.fromkeys(THREADS, str(n_cpus)))
    bring_to_end(cell, program)
    return None if shared else pack(cell.run)


def bring_to_end(cell: Cell, program: str = PROGRAM) -> None:
    """Train a cell unless it is done, from where it was left.

    Where a worker died and its training did not, that one goes on; it is waited for.
    """
    run = cell.run
    run.path.mkdir(parents=True, exist_ok=True)
    with FileLock(run.path / ".cell.lock"):
        while run.state in LIVE_STATES:
            time.sleep(POLL_INTERVAL)
        if is_done(cell):
            return
        process = _start(run, next_arguments(cell), program)
        try:
            while process.poll() is None:
                time.sleep(POLL_INTERVAL)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(STOP_TIMEOUT)


def _start(run: Run, arguments: list[str], program: str) -> subprocess.Popen[bytes]:
    if arguments[0] == "evaluate":  # the run stays finished
        return start_core(arguments, run.log_file, "ab", program)
    return jobs.spawn(run, [*arguments, "--no-queue"], program)


def pack(run: Run) -> bytes:
    """Return a run's folder as an archive."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.add(run.path, run.id)
    return packed.getvalue()


def unpack(packed: bytes, run: Run) -> None:
    """Put a packed run in its place; what lay there before goes."""
    with TemporaryDirectory(dir=runs_folder(), prefix=".") as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        shutil.rmtree(run.path, ignore_errors=True)
        os.replace(Path(folder) / run.id, run.path)
