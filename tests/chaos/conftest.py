"""How much is tried: a little of everything in every run of the tests, all of it with --many."""

import os
import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.runs import ROOT

FEW_DAMAGES = 8
MOST_MEMORY = 500e6  # bytes that the trials of one test may add to what the process takes
KIB = 1024
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
watched: list[list[str]] = []  # what is written where nothing should be, for the tests that look


@pytest.fixture
def rng() -> np.random.Generator:
    """The same chances in every run of the tests."""
    return np.random.default_rng(17)


@pytest.fixture
def runs_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for runs of this test alone."""
    monkeypatch.setenv("GLYPHSCOPE_RUNS", str(tmp_path / "runs"))
    return tmp_path / "runs"


@pytest.fixture
def no_writes_elsewhere() -> Iterator[None]:
    """Fail a test that opens a file to write outside folders for temporary files."""
    found: list[str] = []
    watched.append(found)
    yield
    watched.remove(found)
    assert found == []


@pytest.fixture
def little_memory() -> Iterator[None]:
    """Fail a test whose trials take much memory, each one or all together."""
    before = peak()
    yield
    assert peak() - before < MOST_MEMORY


def peak() -> int:
    """Return the most memory that this process ever took, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB


def _notice(event: str, details: tuple[object, ...]) -> None:
    if event == "open" and watched and details[2] and int(details[2]) & WRITING:
        path = os.fspath(details[0]) if not isinstance(details[0], int) else ""
        if path and not _is_harmless(Path(os.path.abspath(os.fsdecode(path)))):
            watched[-1].append(str(path))


def _is_harmless(path: Path) -> bool:
    """Tell whether a path is for temporary files, a device, or Python's own cache."""
    places = (Path(tempfile.gettempdir()), Path("/dev"), Path("/proc"))
    inside = any(path.is_relative_to(place) for place in places)
    return (inside and not path.is_relative_to(ROOT)) or "__pycache__" in path.parts


sys.addaudithook(_notice)  # it cannot be taken away again
