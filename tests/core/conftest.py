"""Small real data and folders of their own for tests that train."""

from pathlib import Path

import pytest

from core.data import Split, load_mnist
from core.dec import evaluation as dec_evaluation
from core.dec import training as dec_training
from core.dec import viewers as dec_viewers
from core.digits import training as metric
from core.iic import evaluation, training, viewers
from core.mine import evaluation as mine_evaluation
from core.mine import images
from core.mine import viewers as mine_viewers
from core.outliers import scoring
from core.runs import Run, new_run

SIZES = {"train": 2000, "validation": 500, "test": 500}


def load_little_mnist(split: str) -> Split:
    whole, size = load_mnist(split), SIZES[split]
    return Split(whole.images[:size], whole.labels[:size])


READERS = (
    metric,
    training,
    evaluation,
    viewers,
    scoring,
    dec_training,
    dec_evaluation,
    dec_viewers,
    images,
    mine_evaluation,
    mine_viewers,
)


def use_little_mnist(patch: pytest.MonkeyPatch) -> None:
    """Let everything in core that reads MNIST read a little of it."""
    for module in READERS:
        patch.setattr(module, "load_mnist", load_little_mnist)


@pytest.fixture
def little_mnist(monkeypatch: pytest.MonkeyPatch) -> None:
    use_little_mnist(monkeypatch)


@pytest.fixture
def runs_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GLYPHSCOPE_RUNS", str(tmp_path / "runs"))
    monkeypatch.setattr("core.runs.run.EXHIBITS", tmp_path / "exhibits")
    return tmp_path / "runs"


@pytest.fixture
def run(runs_home: Path) -> Run:
    return new_run("test", 0)
