"""Two processes work the tests off at once, a file at a time; each computes with one thread."""

import os

import pytest

# Read when TensorFlow and OpenMP are loaded, here and in every process that a test starts. More
# threads than processors spend their time waiting for each other.
for variable in ("TF_NUM_INTRAOP_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(variable, "1")


def pytest_addoption(parser):
    """Let the tests of `tests/chaos` try as much as can be tried."""
    parser.addoption("--many", action="store_true", help="the full count of kills and damages")


@pytest.fixture
def many(request) -> bool:
    """Whether the full count was asked for."""
    return request.config.getoption("--many")
