"""Small real data and folders of their own for tests that train."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.data.split import Split, cut_split
from core.runs import Run, new_run

SIZES = {"train": 2000, "validation": 500, "test": 500}


# What `load_mnist` asks at every call, so that it does not matter who imported it from where.
SEAM = "core.data.mnist.cut_split"


def use_little_mnist(patch: pytest.MonkeyPatch) -> None:
    """Let `load_mnist` give everybody a little of each split."""

    def cut(part: Split, split: str) -> Split:
        whole, size = cut_split(part, split), SIZES[split]
        return Split(whole.images[:size], whole.labels[:size])

    patch.setattr(SEAM, cut)


def use_shuffled_labels(patch: pytest.MonkeyPatch, seed: int, size: int) -> None:
    """Let `load_mnist` give everybody `size` images of each split with labels of others."""

    def cut(part: Split, split: str) -> Split:
        whole = cut_split(part, split)
        labels = np.random.default_rng(seed).permutation(whole.labels[:size])
        return Split(whole.images[:size], labels)

    patch.setattr(SEAM, cut)


@pytest.fixture
def little_mnist(monkeypatch: pytest.MonkeyPatch) -> None:
    use_little_mnist(monkeypatch)


@pytest.fixture(scope="module")
def short_maps() -> Iterator[None]:
    """Let t-SNE take a fifth of its steps, each of which costs as much for ten points as for many.

    Maps as long as the app's are made in `test_placing`.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("core.projection.layout.N_EXAGGERATED", 50)
        patch.setattr("core.projection.layout.N_FREE", 100)
        yield


@pytest.fixture
def runs_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GLYPHSCOPE_RUNS", str(tmp_path / "runs"))
    monkeypatch.setattr("core.runs.run.EXHIBITS", tmp_path / "exhibits")
    return tmp_path / "runs"


@pytest.fixture
def run(runs_home: Path) -> Run:
    return new_run("test", 0)
