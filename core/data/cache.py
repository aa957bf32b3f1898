"""The local cache of downloaded data sets: checked on every read, filled once, by one process.

A data set is four idx files in a folder of its own. Their SHA-256 is checked each time, so a
half or damaged file counts as absent and is fetched again.
"""

import json
import os
import tarfile
import tempfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from core.data.idx import decode_idx, encode_idx, sha256
from core.data.packages import FetchFailed, OnBytes

LOCK_TIMEOUT = 3600  # seconds

Arrays = dict[str, np.ndarray]
Report = Callable[[str, int, int], None]

_FETCHING_ERRORS = (
    FetchFailed,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    zlib.error,
    tarfile.TarError,
    ImportError,
)


class DataUnavailable(RuntimeError):
    """No source gave the data set; the message is one sentence that lists what was tried."""


@dataclass(frozen=True)
class Source:
    """Name a place that holds a data set, and how to load it.

    Attributes:
        name: what the user reads.
        load: takes an empty folder and a callback for the bytes in it; returns uint8 arrays
            "train-images", "train-labels", "test-images" and "test-labels".
        n_bytes: about how much the folder will hold when all is there.
    """

    name: str
    load: Callable[[Path, OnBytes], Arrays]
    n_bytes: int


@dataclass(frozen=True)
class DataSet:
    """Describe a data set: its name, its sources in order, and its content.

    Attributes:
        name: also the name of its folder.
        checksums: SHA-256 of each array as an uncompressed idx file.
        sources: tried in this order.
    """

    name: str
    checksums: dict[str, str]
    sources: tuple[Source, ...]


def cache_folder() -> Path:
    """Return the folder of the cache: `GLYPHSCOPE_DATA`, or the user's own cache folder."""
    chosen = os.environ.get("GLYPHSCOPE_DATA")
    return Path(chosen).expanduser() if chosen else user_cache_path("glyphscope")


def read_cached(data_set: DataSet, array: str) -> np.ndarray | None:
    """Read one array from the cache.

    Args:
        data_set: which data set.
        array: "train-images", "train-labels", "test-images" or "test-labels".

    Returns:
        The read-only uint8 array, or None where it is absent or not as it should be.
    """
    try:
        content = _path(data_set, array).read_bytes()
    except OSError:
        return None
    return decode_idx(content) if sha256(content) == data_set.checksums[array] else None


def is_cached(data_set: DataSet) -> bool:
    """Tell whether all arrays are in the cache and as they should be."""
    return all(read_cached(data_set, array) is not None for array in data_set.checksums)


def source_of(data_set: DataSet) -> str | None:
    """Name the source that filled the cache, where that is known."""
    try:
        return json.loads((cache_folder() / data_set.name / "source.json").read_text())["source"]
    except (OSError, ValueError, LookupError):
        return None


def fill(data_set: DataSet, report: Report) -> None:
    """Fetch a data set into the cache from the first source that gives it.

    Processes that ask at the same time wait for the first one and find its result.

    Args:
        data_set: which data set.
        report: called with a source's name, the bytes so far and about how many there will be.

    Raises:
        DataUnavailable: no source gave it, or the cache cannot be written.
    """
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f"{data_set.name}.lock", timeout=LOCK_TIMEOUT):
            if not is_cached(data_set):
                _fetch_and_store(data_set, report)
    except Timeout as error:
        raise DataUnavailable(
            f"Another process has been fetching {data_set.name} too long."
        ) from error
    except OSError as error:
        raise DataUnavailable(
            f"The data folder {folder} cannot be written ({error.strerror or error}): free some "
            "space or set GLYPHSCOPE_DATA to another folder."
        ) from error


def _fetch_and_store(data_set: DataSet, report: Report) -> None:
    failures = []
    for source in data_set.sources:
        try:
            arrays = _fetch(source, data_set, report)
        except _FETCHING_ERRORS as error:
            failures.append(f"{source.name} ({error})")
            continue
        _store(data_set, arrays, source.name)
        return
    raise DataUnavailable(
        f"No source gave the data set {data_set.name}: tried the cache {cache_folder()}, "
        f"{', '.join(failures)}."
    )


def _fetch(source: Source, data_set: DataSet, report: Report) -> dict[str, bytes]:
    """Return the checked content of the idx files."""
    report(source.name, 0, source.n_bytes)
    with tempfile.TemporaryDirectory(dir=cache_folder(), prefix="fetching-") as folder:
        arrays = source.load(
            Path(folder), lambda n_bytes: report(source.name, n_bytes, source.n_bytes)
        )
    contents = {name: encode_idx(arrays[name]) for name in data_set.checksums}
    for name, content in contents.items():
        if sha256(content) != data_set.checksums[name]:
            raise FetchFailed(f"the checksum of {name} differs")
    report(source.name, source.n_bytes, source.n_bytes)
    return contents


def _store(data_set: DataSet, contents: dict[str, bytes], source: str) -> None:
    for name, content in contents.items():
        _write(_path(data_set, name), content)
    note = json.dumps({"source": source}).encode()
    _write(cache_folder() / data_set.name / "source.json", note)


def _write(path: Path, content: bytes) -> None:
    """Write to a temporary name and move into place: readers see all or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        partial.write_bytes(content)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def _path(data_set: DataSet, array: str) -> Path:
    return cache_folder() / data_set.name / f"{array}.idx"
