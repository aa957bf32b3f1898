"""A server of the app as a child process."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = (sys.executable, "-m", "streamlit", "run", "app.py")
START_TIMEOUT = 60  # seconds
STOP_TIMEOUT = 10  # seconds


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes:
        url: its address, without a closing slash.
        log: the file that takes what it prints.
    """

    url: str
    log: Path


@contextmanager
def serve(
    log: Path,
    command: Sequence[str] = APP,
    environment: Mapping[str, str] | None = None,
    folder: Path = ROOT,
) -> Iterator[Server]:
    """Run a server on a free port of the loopback, and end it with all its children.

    Args:
        log: the file that takes what it prints.
        command: what starts it; Streamlit's server flags are added.
        environment: added to this process's own.
        folder: the checkout whose app is run.

    Yields:
        The server, as soon as it accepts connections.
    """
    port = free_port()
    flags = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, *flags, "--server.headless", "true"],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _await_port(port, process, log)
            yield Server(f"http://127.0.0.1:{port}", log)
        finally:
            _end(process)


@contextmanager
def serve_runs(folder: Path) -> Iterator[Server]:
    """Run a server that keeps its log and its runs in a folder."""
    with serve(folder / "log", environment={"GLYPHSCOPE_RUNS": str(folder / "runs")}) as server:
        yield server


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _await_port(port: int, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError(f"The server did not start:\n{log.read_text(errors='replace')}")


def _end(process: subprocess.Popen) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            break
        try:
            process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            continue
    process.wait()
