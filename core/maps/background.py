"""Compute a map in a process of its own, watch it, and call it off.

The process writes how far it is beside the file that it will leave, and takes that note away at
its end. A page, or a server, may come and go meanwhile.
"""

import contextlib
import math
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from core import limits
from core.limits import Refused
from core.maps.stored import map_file
from core.projection.layout import ProjectionConfig, Report
from core.runs import Run, read_json, runs_folder, write_json
from core.runs.grants import make_room
from core.runs.processes import start_core


@dataclass(frozen=True)
class Progress:
    """How far a map is.

    Args:
        state: "running" or "failed".
        share: of the layout's steps, in [0, 1].
        seconds_left: at the pace so far, None before the first steps.
        message: why it failed, else None.
    """

    state: str
    share: float
    seconds_left: float | None
    message: str | None = None


def start(run: Run, space: str, config: ProjectionConfig, split: str = "test") -> None:
    """Start `python -m core project` in the background unless this map is being made already.

    Raises:
        Refused: the server is public, too many maps are being made, or the disk is full.
    """
    going = progress(run, space, config, split)
    if going is not None and going.state == "running":
        return
    if limits.is_public():
        raise Refused("public")
    if _n_running() >= limits.MAPS.value:
        raise Refused("maps", limits.MAPS.value)
    make_room()
    note = note_file(run, space, config, split)
    note.parent.mkdir(parents=True, exist_ok=True)
    arguments = command(run, space, config, split)
    process = start_core(arguments, log_file(note), mode="wb")
    write_json(note, {"pid": process.pid, "share": 0.0, "started": time.time()})


def command(run: Run, space: str, config: ProjectionConfig, split: str = "test") -> list[str]:
    """Return the arguments of `python -m core` that make a map."""
    settings = {
        "tsne": ("perplexity", "start", "seed"),
        "umap": ("n_neighbors", "min_dist", "start", "seed"),
        "pca": (),
    }[config.method]
    names = ("method", "n_components", *settings)
    flags = [part for n in names for part in (_flag(n), f"{getattr(config, n)}")]
    return ["project", str(run.path), "--space", space, "--split", split, *flags]


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def note_file(run: Run, space: str, config: ProjectionConfig, split: str) -> Path:
    """Return where the process that makes a map notes how far it is."""
    return map_file(run, space, config, split).with_suffix(".progress.json")


def log_file(note: Path) -> Path:
    """Return where its output goes."""
    return note.with_suffix(".log")


@contextmanager
def noting(note: Path) -> Iterator[Report]:
    """Yield a function that notes the share done; the note goes when the block succeeds."""
    begun = time.time()

    def report(share: float) -> None:
        content = {"pid": os.getpid(), "share": share, "started": begun, "now": time.time()}
        write_json(note, content)

    report(0.0)
    yield report
    note.unlink(missing_ok=True)
    log_file(note).unlink(missing_ok=True)


def progress(
    run: Run, space: str, config: ProjectionConfig, split: str = "test"
) -> Progress | None:
    """Tell how far a map is, None where nobody is making it.

    A process that died before its map was there has failed; its last line says why.
    """
    note = note_file(run, space, config, split)
    content = read_json(note)
    if content is None:
        return None
    share = _number(content, "share")
    if _is_running(content):
        return Progress("running", share, _seconds_left(content, share))
    ended_meanwhile = not note.exists()
    return None if ended_meanwhile else Progress("failed", share, None, _reason(log_file(note)))


def cancel(run: Run, space: str, config: ProjectionConfig, split: str = "test") -> None:
    """End the process that makes a map, and forget a failure."""
    note = note_file(run, space, config, split)
    content = read_json(note)
    if content is not None and _is_running(content):
        with contextlib.suppress(ProcessLookupError):
            os.kill(content["pid"], signal.SIGTERM)
    note.unlink(missing_ok=True)
    log_file(note).unlink(missing_ok=True)


def _n_running() -> int:
    """Return how many maps are being made now, of whatever run."""
    notes = runs_folder().rglob("*.progress.json")
    return sum(_is_running(read_json(note) or {}) for note in notes)


def _is_running(content: dict[str, Any]) -> bool:
    """Tell whether a note's process runs as `python -m core`; zombies have ended."""
    try:
        process = psutil.Process(content.get("pid", -1))
        return process.status() != psutil.STATUS_ZOMBIE and "core" in process.cmdline()
    except (psutil.Error, ValueError, TypeError, OverflowError):
        return False


def _seconds_left(content: dict[str, Any], share: float) -> float | None:
    if share == 0:
        return None
    return (_number(content, "now") - _number(content, "started")) * (1.0 - share) / share


def _number(content: dict[str, Any], name: str) -> float:
    """Return a finite number of a note, 0 where there is none of that name."""
    value = content.get(name)
    sound = isinstance(value, int | float) and math.isfinite(value)
    return float(value) if sound and value is not None else 0.0


def _reason(log: Path) -> str | None:
    """The last line that a process wrote, without the name of the command."""
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    last = next((line for line in reversed(lines) if line.strip()), None)
    return last.removeprefix("python -m core project: ") if last else None
