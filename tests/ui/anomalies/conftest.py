import pytest

from tests.made.anomalies import make_run
from ui.anomalies import runs


@pytest.fixture
def make_scored(tmp_path, monkeypatch):
    monkeypatch.setattr("core.runs.run.EXHIBITS", tmp_path / "exhibits")
    monkeypatch.setenv("GLYPHSCOPE_DATA", str(tmp_path / "no data"))

    def make(method="l2-softmax", detector="lof"):
        run = make_run(tmp_path / "runs", "mine", method)
        return runs.score(run, runs.load(run), detector)

    return make
