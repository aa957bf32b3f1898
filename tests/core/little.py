"""`python -m tests.core.little`: `python -m core` in a process that sees little of MNIST."""

import sys

import pytest

from core.__main__ import main
from tests.core.conftest import use_little_mnist

if __name__ == "__main__":
    use_little_mnist(pytest.MonkeyPatch())
    sys.exit(main())
