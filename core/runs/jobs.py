"""Start, queue, stop and resume trainings as processes of their own.

A training outlives the page, the browser and the server. One runs at a time; the others wait in
the order in which they came. All that they share is files in the folder of the runs, so a
process that dies blocks nobody: the operating system drops its lock.
"""

import math
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from core.runs import Run, list_runs, new_run, runs_folder
from core.runs.grants import granted
from core.runs.processes import end_core, start_core

POLL_INTERVAL = 0.5  # seconds between two looks at the queue


class Cancelled(RuntimeError):
    """The run was stopped while it waited for its turn."""


def start(method: str, seed: int = 0, flags: tuple[str, ...] = (), starter: str = "") -> Run:
    """Start `python -m core train METHOD` in the background and return its run at once.

    Args:
        method: a method of the command line.
        seed: the run's seed.
        flags: further flags, such as ("--n-epochs", "3").
        starter: the mark of who asks, "" for nobody in particular.

    Raises:
        Refused: the server does not grant it.
    """
    with granted(starter):
        run = new_run(method, seed)
        if starter:
            run.starter_file.write_text(starter, encoding="utf-8")
        spawn(run, ["train", method, "--into", str(run.path), "--seed", str(seed), *flags])
    return run


def resume(run: Run) -> None:
    """Go on with a stopped or interrupted run in the background, from its last epoch.

    Raises:
        Refused: the server does not grant it.
    """
    with granted(run.starter):
        spawn(run, ["resume", str(run.path)])


def delete(run: Run) -> None:
    """Delete a run of the user's own with all its files, and end its process.

    A training on another machine that shares the folder notices within a second and ends.

    Raises:
        ValueError: the run is not one of the user's own.
    """
    if run.is_bundled or run.path.resolve().parent != runs_folder().resolve():
        raise ValueError(f"Only a run in {runs_folder()} can be deleted. Received: {run.path}")
    end_core(int(run.status.get("pid", -1)), about=run.id)
    shutil.rmtree(run.path)


def stop(run: Run) -> None:
    """Ask a run to end after its current step; it stays usable and can be resumed."""
    run.stop_file.touch()


def pause(run: Run) -> None:
    """Ask a running run to wait after its current step; it keeps its turn."""
    run.pause_file.touch()


def go_on(run: Run) -> None:
    """Let a paused run continue at the step where it waits."""
    run.pause_file.unlink(missing_ok=True)


def spawn(run: Run, arguments: list[str], program: str = "core") -> subprocess.Popen[bytes]:
    """Start the process that trains a run, and note it as queued, whatever becomes of it.

    Args:
        run: an existing folder.
        arguments: what `program` takes: command and flags.
        program: the module that trains, as `python -m` takes it.
    """
    run.stop_file.unlink(missing_ok=True)
    run.pause_file.unlink(missing_ok=True)
    run.update_status(state="queued", queued=time.time(), error=None, message=None)
    process = start_core(arguments, run.log_file, "ab", program)
    run.update_status(pid=process.pid)  # one that ends before it says a word holds up nobody
    return process


@contextmanager
def turn(run: Run) -> Iterator[None]:
    """Hold the machine for `run`: wait until it is first in the queue and nobody trains.

    Raises:
        Cancelled: the run was asked to stop, or was deleted, while it waited.
    """
    runs_folder().mkdir(parents=True, exist_ok=True)
    lock = FileLock(runs_folder() / ".training.lock", timeout=0)
    place = {"state": "queued", "queued": run.status.get("queued", time.time())}
    run.update_status(**place)
    began = time.time()
    while not (_is_first(run) and _acquire(lock)):
        if run.stop_file.exists():
            run.update_status(state="stopped", message="Stopped before its turn came.")
            raise Cancelled(f"{run.id} was stopped before its turn came.")
        time.sleep(POLL_INTERVAL)
        if not run.status_file.exists():
            raise Cancelled(f"{run.id} was deleted before its turn came.")
        run.update_status(**place)  # said anew each time: the file may have been damaged meanwhile
    run.update_status(waited=round(time.time() - began, 3))
    try:
        yield
    finally:
        lock.release()


def _is_first(run: Run) -> bool:
    waiting = [other for other in list_runs() if other.state == "queued"]
    return all(_place(other) >= _place(run) for other in waiting)


def _place(run: Run) -> tuple[float, str]:
    """Return what orders the queue: since when a run waits; a damaged one comes last."""
    return float(run.status.get("queued", math.inf)), run.id


def _acquire(lock: FileLock) -> bool:
    try:
        lock.acquire()
    except Timeout:
        return False
    return True
