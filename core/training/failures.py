"""What ends a training before its time, by names that pages can tell apart."""

import errno
import os

DISK_FULL = "DiskFull"
_FULL = (errno.ENOSPC, errno.EDQUOT)


class TrainingDiverged(ArithmeticError):
    """The loss became NaN or infinite."""


def failure_name(error: BaseException) -> str:
    """Return what `status.json` calls an error: its class, or "DiskFull" where there is no room.

    HDF5 reports a full disk in an error of its own that bears no number, only the system's words.
    """
    full = getattr(error, "errno", None) in _FULL or any(
        os.strerror(number) in str(error) for number in _FULL
    )
    return DISK_FULL if full else type(error).__name__
