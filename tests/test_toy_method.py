"""A method that nobody knew: a room in core, an entry in the table, a room in ui and a page."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
FILES = {
    "core/toy/__init__.py": '"""A method that does next to nothing."""\n',
    "core/toy/config.py": """
from dataclasses import dataclass

@dataclass(frozen=True)
class ToyConfig:
    seed: int = 0
    n_halves: int = 2
""",
    "core/toy/method.py": """
import numpy as np
from core.answers import SILENT, named
from core.method import Works
from core.runs.archives import write_arrays

def train(config, run, observers):
    write_arrays(run.weights_file, n_halves=np.int64(config.n_halves))
    return True

def halves(images):
    return images.reshape(len(images), 2, -1).mean(axis=2).astype(np.float32)

def answer(run, contamination):
    return lambda image: named(np.eye(10)[7]) | SILENT

TOY = Works(
    train=train,
    evaluate=lambda run: {"method": run.method, "test_accuracy": 0.125},
    load=lambda run: None,
    answer=answer,
    embed=lambda run, space: halves,
)
""",
    "ui/toy/__init__.py": '"""The exhibit Toy."""\n',
    "ui/toy/screen.py": """
import streamlit as st
from core.runs import list_runs

def show():
    st.title("A toy")
    st.write([run.id for run in list_runs() if run.method == "toy"])
""",
    "pages/toy.py": "from ui.toy import screen\n\nscreen.show()\n",
}
ENTRY = '    "toy": Method(ToyConfig, "core.toy.method:TOY", spaces=("halves", "pixels")),\n'
PAGE = """
from streamlit.testing.v1 import AppTest
from ui.embeddings import targets
from ui.frame.texts import speaker
from ui.shell import page_names

print([target.name(speaker("en")) for target in targets.offered() if not target.bundled])
print(page_names())
page = AppTest.from_file("ui/shell.py", default_timeout=60).run()
page.switch_page("../pages/toy.py").run()
assert not page.exception, page.exception
print(page.title[0].value)
print(page.json[0].value)
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the app with the toy in it."""
    home = tmp_path_factory.mktemp("house")
    for folder in ("core", "ui", "pages"):
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, home / folder, ignore=ignore)
    (home / "exhibits").symlink_to(ROOT / "exhibits")
    for name, content in FILES.items():
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text(content)
    table = home / "core" / "methods.py"
    text = table.read_text().replace("METHODS = {\n", f"METHODS = {{\n{ENTRY}", 1)
    imports = "from core.toy.config import ToyConfig\nfrom core.runs import Run\n"
    table.write_text(text.replace("from core.runs import Run\n", imports, 1))
    return home


@pytest.fixture(scope="module")
def python(house):
    """Run Python in the copy and return what it printed."""

    def run(*arguments):
        environment = os.environ | {
            "GLYPHSCOPE_RUNS": str(house / "runs"),
            "PYTHONPATH": str(house),
            "TF_CPP_MIN_LOG_LEVEL": "3",
        }
        done = subprocess.run(
            [sys.executable, *arguments], cwd=house, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="module")
def trained(house, python):
    """The folder of a trained toy."""
    folder = house / "runs" / "toy-a"
    python("-m", "core", "train", "toy", "--seed", "3", "--n-halves", "2", "--into", str(folder))
    return folder


def test_it_is_trained_judged_and_listed(trained, python):
    listed = json.loads(python("-m", "core", "runs", "--json"))
    assert ("toy-a", "toy", "finished") in {(r["id"], r["method"], r["state"]) for r in listed}
    figures = json.loads(python("-m", "core", "evaluate", "toy-a", "--json"))
    assert figures == json.loads((trained / "evaluation.json").read_text())
    assert figures == {"method": "toy", "test_accuracy": 0.125}


def test_it_answers_for_an_image(trained, python, tmp_path):
    file = tmp_path / "seven.png"
    Image.fromarray(np.pad(np.full((20, 6), 255, np.uint8), ((4, 4), (11, 11)))).save(file)
    (answer,) = json.loads(python("-m", "core", "predict", "toy-a", str(file), "--json"))
    assert (answer["prediction"], answer["anomalous"]) == (7, None)


def test_its_space_is_mapped(trained, python):
    space = ["--space", "halves", "--method", "pca", "--json"]
    assert json.loads(python("-m", "core", "project", "toy-a", *space))["space"] == "halves"


def test_its_page_and_its_space_appear_in_the_app(trained, python):
    spaces, pages, title, runs = python("-c", PAGE).splitlines()[-4:]
    assert "toy-a · halves" in spaces
    assert pages.startswith("['draw', 'lessons', 'teach'")
    assert "'inside', 'toy', 'watch'" in pages
    assert (title, json.loads(runs)) == ("A toy", ["toy-a"])
