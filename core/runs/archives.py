"""Arrays on disk: one .npz file, written whole or not at all, read without unpickling."""

import zipfile
import zlib
from pathlib import Path

import numpy as np

from core.runs import atomic_path

UNREADABLE = (OSError, ValueError, EOFError, zipfile.BadZipFile, zlib.error)


def write_arrays(path: Path, **arrays: np.ndarray | np.generic) -> None:
    """Write arrays to `path`, compressed."""
    with atomic_path(path) as draft, draft.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)


def read_arrays(path: Path) -> dict[str, np.ndarray] | None:
    """Return all arrays of an .npz by name, None where it is missing or damaged."""
    try:
        # Opened here, since NumPy leaves a file open that is no archive.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            return dict(stored)
    except UNREADABLE:
        return None
