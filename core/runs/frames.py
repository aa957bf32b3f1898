"""The frames of a film in a run folder: written, thinned out, read once."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np

from core.runs.archives import read_arrays
from core.runs.run import Run

Frame = Mapping[str, np.ndarray]

LIMIT = 160  # snapshots kept of a run


def thin_out(run: Run) -> None:
    """Drop every second snapshot, the last one excepted, while there are more than `LIMIT`."""
    while len(files := run.snapshot_files) > LIMIT:
        for file in files[-2::-2]:
            file.unlink(missing_ok=True)


def forget_after(run: Run, step: int) -> None:
    """Drop the snapshots taken after `step`: a resumed run takes them again."""
    for file in run.snapshot_files:
        if file != run.snapshot_file(step) and file.name > run.snapshot_file(step).name:
            file.unlink(missing_ok=True)


def read_frame(file: Path) -> Frame:
    """Return the arrays of a frame, from memory unless the file changed; none where it is gone.

    A damaged frame has no arrays either.
    """
    try:
        changed = file.stat().st_mtime_ns
    except OSError:
        return {}
    return _read(file, changed)


@lru_cache(maxsize=4096)
def _read(file: Path, _: int) -> Frame:
    return read_arrays(file) or {}
