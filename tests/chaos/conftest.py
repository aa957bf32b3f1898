"""How much is tried: a little of everything in every run of the tests, all of it with --many."""

from pathlib import Path

import numpy as np
import pytest

FEW_DAMAGES = 8


@pytest.fixture
def rng() -> np.random.Generator:
    """The same chances in every run of the tests."""
    return np.random.default_rng(17)


@pytest.fixture
def runs_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for runs of this test alone."""
    monkeypatch.setenv("GLYPHSCOPE_RUNS", str(tmp_path / "runs"))
    return tmp_path / "runs"
