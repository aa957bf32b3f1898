"""Start `python -m core` as a process of its own, which outlives whoever asked for it."""

import subprocess
import sys
from pathlib import Path

from core.runs import ROOT

children: list[subprocess.Popen[bytes]] = []  # held so that those that ended can be reaped


def start_core(arguments: list[str], log: Path, mode: str = "ab") -> subprocess.Popen[bytes]:
    """Start `python -m core` with `arguments` in its own process group.

    Args:
        arguments: command and flags.
        log: where its output goes.
        mode: "ab" appends to the log, "wb" begins a new one.
    """
    children[:] = [child for child in children if child.poll() is None]
    with log.open(mode) as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "core", *arguments],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    children.append(process)
    return process
