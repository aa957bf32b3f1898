"""The pages in an AppTest, with a stand-in recognizer that answers at once."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.own.ground import Ground
from ui.frame import warmup

SHELL = Path(__file__).resolve().parents[2] / "ui" / "shell.py"
DIGITS = np.array([3, 8, 0, 7, 1, 4, 9, 2, 6, 5])
OVERCLUSTER = 14
SPACES = ("l2", "cnn", "pixels")


class FakeRecognizer:
    """Says 3 to everything; ink on more than a quarter of the image is an outlier."""

    learnt = None

    def threshold(self, space, contamination):
        return 1.0 + 0.005 / contamination

    def verdicts(self, images, spaces):
        return [self.verdict(image) for image in images]

    def verdict(self, image):
        probabilities = np.full(10, 0.01, np.float32)
        probabilities[3] = 0.91
        opinion = SimpleNamespace(probabilities=probabilities, prediction=3)
        score = 1.2 if np.mean(image > 0) < 0.25 else 5.0
        anomaly = SimpleNamespace(score=score, neighbors=np.arange(20), distances=np.ones(20))
        return SimpleNamespace(
            image=image,
            l2=opinion,
            cnn=opinion,
            cluster=SimpleNamespace(
                cluster=0,
                digit=3,
                probabilities=probabilities,
                cluster_digits=DIGITS,
                overcluster=OVERCLUSTER,
            ),
            dec=SimpleNamespace(
                cluster=1, digit=8, probabilities=probabilities[::-1], cluster_digits=DIGITS
            ),
            anomaly=dict.fromkeys(SPACES, anomaly),
            points=dict.fromkeys(SPACES, np.array([np.mean(image > 0), 0], np.float32)),
        )

    def ground(self, space):
        """Digits lie far from every drawing, which lies by its share of ink."""
        return Ground(np.full((10, 2), 5.0, np.float32), np.linspace(0, 0.05, 99, dtype="float32"))


@pytest.fixture
def loading(monkeypatch):
    """The loading of the networks, finished."""
    loading = warmup.Warmup(FakeRecognizer)
    loading.value = FakeRecognizer()
    monkeypatch.setattr(warmup, "recognizer", lambda: loading)
    return loading


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Empty folders for exhibits and runs."""
    monkeypatch.setenv("GLYPHSCOPE_RUNS", str(tmp_path / "runs"))
    monkeypatch.setattr("core.runs.run.EXHIBITS", tmp_path / "exhibits")
    return tmp_path


@pytest.fixture
def app(loading, folders):
    """The app, not yet run."""
    return AppTest.from_file(SHELL, default_timeout=60)


@pytest.fixture
def open_page(app):
    """Return a function that opens a page by its name, perhaps by a link."""

    def open_page(name, **link):
        app.run()
        for key, value in link.items():
            app.query_params[key] = value
        return app.switch_page(f"../pages/{name}.py").run()

    return open_page


@pytest.fixture
def runs_folder(folders):
    """The folder of the visitor's own runs."""
    return folders / "runs"


@pytest.fixture
def page_html():
    """Return all HTML that a page wrote itself, without the style sheet."""

    def read(app):
        bodies = [element.proto.body for element in app.get("html")]
        return " ".join(body for body in bodies if not body.startswith("<style>"))

    return read
