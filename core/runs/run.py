"""The run folder: the only module that knows the names of its artifacts.

A run is a folder `runs/<id>/` (the user's own) or `exhibits/<id>/` (bundled, read-only):

    config.json        the frozen configuration, versions, commit, seed, device, command
    status.json        state, epoch, heartbeat, process id, and the class of an error
    metrics.jsonl      one line per epoch
    events.jsonl       what the trainer found stuck, and what it did
    model.weights.h5   the weights to evaluate with
    novelty.npz        the fitted Local Outlier Factor, where the method has one
    anomalies.npz      scores of what is no digit by every detector, for the pages
    stages.npz         the autoencoder after its stages, where the method has one
    classifier.npz     a linear classifier on latents, where the method has one
    filters.npz        the first layer's kernels after every epoch, where they are filmed
    snapshots/         arrays at chosen steps, where the method draws itself learning
    evaluation.json    the figures that `evaluate` computed from the stored model
    clusters.npz       where the finished network puts every image
    names.json         the names that people gave to overclusters
    projections/       maps of the run's spaces
    own.npz            what the run was taught by a visitor's examples
    places.npz         where these and digits lie before and after it learnt them
    starter            the mark of the visitor who started it from a page

Files are written under a temporary name and moved into place; reading never unpickles.
"""

import json
import os
import platform
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import psutil

from core.runs import records
from core.runs.files import append_line, atomic_path, read_json, read_lines, write_json

ROOT = Path(__file__).resolve().parents[2]
EXHIBITS = ROOT / "exhibits"
HEARTBEAT_TIMEOUT = 120.0  # seconds without a sign of life before a run counts as interrupted
MARK_LENGTH = 64  # characters of a visitor's mark
LIVE_STATES = ("queued", "running", "paused")
USABLE_STATES = ("finished", "stopped")  # whose network has its last weights
RESUMABLE_STATES = ("stopped", "interrupted")


def runs_folder() -> Path:
    """Return the folder of the user's own runs (`GLYPHSCOPE_RUNS`, default `runs/`)."""
    return Path(os.environ.get("GLYPHSCOPE_RUNS", ROOT / "runs"))


class RunNotFound(LookupError):
    """No run has the given id, and no run folder lies at the given path."""


class NoNetwork(LookupError, FileNotFoundError):
    """A run keeps curves and figures only, or was never trained."""


class Run:
    """One training run on disk.

    Args:
        path: the run's folder. It need not exist yet.
    """

    def __init__(self, path: Path) -> None:
        self.path = Path(path)
        self.id = self.path.name
        self.config_file = self.path / "config.json"
        self.status_file = self.path / "status.json"
        self.metrics_file = self.path / "metrics.jsonl"
        self.events_file = self.path / "events.jsonl"
        self.weights_file = self.path / "model.weights.h5"
        self.novelty_file = self.path / "novelty.npz"
        self.anomalies_file = self.path / "anomalies.npz"
        self.stages_file = self.path / "stages.npz"
        self.classifier_file = self.path / "classifier.npz"
        self.confusions_file = self.path / "confusions.npz"
        self.filters_file = self.path / "filters.npz"
        self.evaluation_file = self.path / "evaluation.json"
        self.log_file = self.path / "log.txt"
        self.clusters_file = self.path / "clusters.npz"
        self.own_file = self.path / "own.npz"
        self.places_file = self.path / "places.npz"
        self.starter_file = self.path / "starter"
        self.stop_file = self.path / "stop"
        self.pause_file = self.path / "pause"
        self.backup_folder = self.path / "backup"
        self.snapshots_folder = self.path / "snapshots"
        self.projections_folder = self.path / "projections"

    def __repr__(self) -> str:
        return f"Run({str(self.path)!r})"

    def snapshot_file(self, step: int) -> Path:
        """Return where the snapshot after `step` lies."""
        return self.snapshots_folder / f"{step:08d}.npz"

    @property
    def snapshot_files(self) -> list[Path]:
        """The snapshots there are, in the order of their steps."""
        return sorted(self.snapshots_folder.glob("[0-9]*.npz"))

    @property
    def names_file(self) -> Path:
        """Where names for the overclusters lie that this server adds to an exhibit's own."""
        return self._own_folder / "names.json"

    @property
    def own_projections(self) -> Path:
        """Where new maps go: exhibits are read-only, theirs lie with the runs."""
        return self._own_folder / "projections"

    @property
    def is_bundled(self) -> bool:
        """Whether the run came with the app; such runs are read-only."""
        return self.path.parent == EXHIBITS

    @property
    def _own_folder(self) -> Path:
        return runs_folder() / "exhibits" / self.id if self.is_bundled else self.path

    @property
    def config(self) -> dict[str, Any]:
        """What config.json says, empty where it is missing or damaged."""
        return records.config_of(read_json(self.config_file))

    @property
    def status(self) -> dict[str, Any]:
        """What status.json says, empty where it is missing or damaged."""
        return records.status_of(read_json(self.status_file))

    @property
    def weights(self) -> Path:
        """The file of the weights.

        Raises:
            NoNetwork: there is none; the message says how to train the run again.
        """
        if not self.weights_file.is_file():
            command = self.config.get("command", "python -m core train")
            raise NoNetwork(f"The run {self.id} keeps no network; `{command}` trains it again.")
        return self.weights_file

    @property
    def evaluation(self) -> dict[str, Any] | None:
        """The stored figures, or None where the run was never evaluated."""
        found = read_json(self.evaluation_file)
        return found if isinstance(found, dict) else None

    @property
    def method(self) -> str:
        """The method's name as the command line spells it, "unknown" for a damaged run."""
        return str(self.config.get("method", "unknown"))

    @property
    def state(self) -> str:
        """One of queued, running, finished, stopped, failed, interrupted, unknown.

        A run whose process died without a word counts as interrupted.
        """
        status = self.status
        state = str(status.get("state", "unknown"))
        if state in LIVE_STATES and not _is_alive(status):
            return "interrupted"
        return state

    @property
    def failure(self) -> str | None:
        """The name of the error that ended a failed run, such as "TrainingDiverged" or "DiskFull".

        None for a run that did not fail. Up to version 0.5 it stood at the head of the message.
        """
        status = self.status
        if self.state != "failed":
            return None
        return str(status.get("error") or str(status.get("message") or "").partition(":")[0])

    @property
    def starter(self) -> str:
        """The mark of the visitor who started the run from a page, "" for a run of a terminal."""
        try:
            return self.starter_file.read_text(encoding="utf-8")[:MARK_LENGTH]
        except (OSError, UnicodeDecodeError):
            return ""

    @property
    def metrics(self) -> list[dict[str, Any]]:
        """The epochs' figures in order. A line cut short by a crash is left out."""
        return read_lines(self.metrics_file)

    @property
    def events(self) -> list[dict[str, Any]]:
        """What happened at which epoch, in order: heads found stuck and freed."""
        return read_lines(self.events_file)

    def append_metrics(self, record: dict[str, Any]) -> None:
        """Append one epoch's figures to metrics.jsonl and put it on disk."""
        append_line(self.metrics_file, record)

    def append_event(self, record: dict[str, Any]) -> None:
        """Append what happened at an epoch to events.jsonl and put it on disk."""
        append_line(self.events_file, record)

    def forget_from(self, epoch: int) -> None:
        """Drop the lines of `epoch` and later: a resumed run computes them again."""
        for file in (self.metrics_file, self.events_file):
            kept = [record for record in read_lines(file) if record["epoch"] < epoch]
            with atomic_path(file) as draft:
                draft.write_text("".join(json.dumps(r) + "\n" for r in kept), encoding="utf-8")

    def update_status(self, **changes: object) -> None:
        """Merge `changes` into status.json and stamp heartbeat, host and, unless given, process."""
        own = {"heartbeat": time.time(), "pid": os.getpid(), "host": platform.node()}
        status = self.status | own | changes
        write_json(self.status_file, status)


def _is_alive(status: dict[str, Any]) -> bool:
    """Tell whether a run gives signs of life; only its own machine can ask for its process."""
    silence = time.time() - float(status.get("heartbeat", 0))
    elsewhere = status.get("host", platform.node()) != platform.node()
    return silence < HEARTBEAT_TIMEOUT and (elsewhere or _is_running(int(status.get("pid", -1))))


def _is_running(pid: int) -> bool:
    """Tell whether a process runs; one that ended and was not yet asked how does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except (psutil.Error, ValueError, OverflowError):
        return False


def exhibit(name: str) -> Run:
    """Return the bundled run of a name, which need not be there."""
    return Run(EXHIBITS / name)


def new_run(method: str, seed: int) -> Run:
    """Make a fresh folder for a run of `method` and return the run."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    for attempt in range(1000):
        suffix = f"-{attempt}" if attempt else ""
        path = runs_folder() / f"{method}-{stamp}-s{seed}{suffix}"
        try:
            path.mkdir(parents=True)
        except FileExistsError:
            continue
        write_json(path / "config.json", {"method": method, "seed": seed})
        return Run(path)
    raise FileExistsError(f"No free run folder beside {path}")


def list_runs() -> list[Run]:
    """Return the bundled exhibits, then the user's own runs, each sorted by id."""
    folders = [*_run_folders(EXHIBITS), *_run_folders(runs_folder())]
    return [Run(folder) for folder in folders]


def _run_folders(parent: Path) -> list[Path]:
    if not parent.is_dir():
        return []
    return sorted(p for p in parent.iterdir() if (p / "config.json").is_file())


def find_run(name: str | Path) -> Run:
    """Return the run with the id or the folder `name`.

    Raises:
        RunNotFound: neither a run folder nor the id of a run.
    """
    for path in (Path(name), runs_folder() / name, EXHIBITS / name, ROOT / name):
        if (path / "config.json").is_file():
            return Run(path.resolve())
    raise RunNotFound(f"There is no run {str(name)!r}. `python -m core runs` lists what there is.")


def summarize(run: Run) -> dict[str, Any]:
    """Return one line of `runs --json`: id, method, state, epoch, seconds, device."""
    metrics = run.metrics
    last = metrics[-1] if metrics else {}
    return {
        "id": run.id,
        "method": run.method,
        "state": run.state,
        "epoch": last.get("epoch", 0),
        "seconds": last.get("seconds", 0.0),
        "device": run.config.get("device", "unknown"),
    }
