import errno

import pytest

from core.training.failures import DISK_FULL, TrainingDiverged, failure_name


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EDQUOT, "Disk quota exceeded"),
        RuntimeError(
            "Unable to flush file (errno = 28, error message = 'No space left on device')"
        ),
    ],
)
def test_a_full_disk_has_one_name_whoever_reports_it(error):
    assert failure_name(error) == DISK_FULL


@pytest.mark.parametrize("error", [TrainingDiverged("nan"), ValueError("x"), OSError(5, "I/O")])
def test_any_other_error_goes_by_its_class(error):
    assert failure_name(error) == type(error).__name__
