"""Start `python -m core` as a process of its own, which may outlive whoever asked for it."""

import contextlib
import subprocess
import sys
from pathlib import Path

import psutil

from core.runs import ROOT

END_TIMEOUT = 5.0  # seconds for the operating system to end a killed process
ANSWER_TIMEOUT = 600.0  # seconds for a command that is waited for
children: list[subprocess.Popen[bytes]] = []  # held so that those that ended can be reaped


def start_core(
    arguments: list[str], log: Path, mode: str = "ab", program: str = "core"
) -> subprocess.Popen[bytes]:
    """Start `python -m core` with `arguments` in its own process group.

    Args:
        arguments: command and flags.
        log: where its output goes.
        mode: "ab" appends to the log, "wb" begins a new one.
        program: another module in place of `core`.
    """
    children[:] = [child for child in children if child.poll() is None]
    with log.open(mode) as output:
        process = subprocess.Popen(
            [sys.executable, "-m", program, *arguments],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    children.append(process)
    return process


def ask_core(arguments: list[str]) -> str:
    """Run `python -m core` with `arguments` to its end, and return what it printed.

    Raises:
        RuntimeError: it failed, with its sentence.
        TimeoutError: it took longer than `ANSWER_TIMEOUT`.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", "core", *arguments],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=ANSWER_TIMEOUT,
            check=True,
        )
    except subprocess.TimeoutExpired as expired:
        raise TimeoutError(f"No answer within {expired.timeout:.0f} s.") from expired
    except subprocess.CalledProcessError as failed:
        said = failed.stderr.strip().splitlines()
        raise RuntimeError(said[-1] if said else f"exit code {failed.returncode}") from failed
    return done.stdout


def end_core(pid: int, about: str) -> None:
    """Kill a process of this machine if it is a `python -m core` whose arguments name something.

    Args:
        pid: its id; perhaps another process bears it by now, or none.
        about: what its arguments must hold, such as the id of a run.
    """
    with contextlib.suppress(psutil.Error, ValueError, OverflowError):
        process = psutil.Process(pid)
        words = process.cmdline()
        if "core" in words and any(about in word for word in words):
            process.kill()
            process.wait(END_TIMEOUT)
