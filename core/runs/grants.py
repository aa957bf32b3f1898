"""Who may have what trained: how many runs wait, how much of the disk runs and maps take."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from core import limits
from core.limits import Refused
from core.runs.run import LIVE_STATES, Run, list_runs, runs_folder

GB = 1e9
FREED = 0.9  # of the quota that is left full once maps had to go
LOCK_TIMEOUT = 10.0  # seconds


@contextmanager
def granted(starter: str) -> Iterator[None]:
    """Hold the right to start one more training; who starts another meanwhile waits.

    Args:
        starter: the mark of who asks, "" for nobody in particular.

    Raises:
        Refused: the server is public, or too many runs wait, or the disk is full.
    """
    if limits.is_public():
        raise Refused("public")
    runs_folder().mkdir(parents=True, exist_ok=True)
    with FileLock(runs_folder() / ".grants.lock", timeout=LOCK_TIMEOUT):
        _check_queue(starter)
        make_room()
        yield


def _check_queue(starter: str) -> None:
    live = [run for run in list_runs() if run.state in LIVE_STATES]
    own = [run for run in live if starter and run.starter == starter]
    for reason, runs, limit in (
        ("visitor", own, limits.QUEUED_BY_VISITOR),
        ("machine", live, limits.QUEUED),
    ):
        if len(runs) >= limit.value:
            raise Refused(reason, limit.value)


def make_room() -> None:
    """Drop the oldest own maps while runs and maps take more than the quota.

    Raises:
        Refused: they still take more once all maps are gone.
    """
    most = limits.DISK_GB.value * GB
    used = size_of(runs_folder())
    if used < most:
        return
    for file in _own_maps():
        if used < FREED * most:
            return
        used -= _size(file)
        file.unlink(missing_ok=True)
    if used >= most:
        raise Refused("disk", limits.DISK_GB.value)


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder; what goes meanwhile does not count."""
    return sum(_size(file) for file in folder.rglob("*"))


def _own_maps() -> list[Path]:
    """Return the finished maps that visitors had made, the oldest first."""
    return sorted(runs_folder().rglob("projections/*.npz"), key=_changed)


def _size(file: Path) -> int:
    try:
        return 0 if file.is_dir() else file.lstat().st_size
    except OSError:
        return 0


def _changed(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def started_by(run: Run, visitor: str) -> bool:
    """Tell whether a visitor started a run from a page."""
    return bool(visitor) and run.starter == visitor


def may_steer(run: Run, visitor: str) -> bool:
    """Tell whether a visitor may pause, stop or resume a run: one's own, or nobody's."""
    return not limits.is_public() and not run.is_bundled and run.starter in ("", visitor)
