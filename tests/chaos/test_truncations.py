"""Every file of a run folder, cut, zeroed or emptied: a sentence from commands, and pages stand."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from core.__main__ import main
from core.runs import EXHIBITS
from tests.chaos.conftest import FEW_DAMAGES
from ui.shell import page_names

SHELL = Path(__file__).resolve().parents[2] / "ui" / "shell.py"
EXHIBITS_TRIED = ("l2-softmax", "iic", "pixels", "dec", "kana-linear", "mine-16")
DAMAGES = {
    "cut": lambda content: content[: len(content) // 2],
    "zeroed": lambda content: bytes(len(content)),
    "emptied": lambda _: b"",
}
PAGES = tuple(name for name in page_names() if name not in ("lessons", "room", "texts"))


def all_damages() -> Iterator[tuple[str, str, str]]:
    """Yield every exhibit with each of its files and each way to damage it."""
    for name in EXHIBITS_TRIED:
        for file in sorted((EXHIBITS / name).rglob("*")):
            if file.is_file() and file.parent.name != "projections":
                for damage in DAMAGES:
                    yield name, str(file.relative_to(EXHIBITS / name)), damage


@pytest.fixture
def damaged(runs_home):
    """Return a function that makes a run of one's own with one damaged file."""

    def make(exhibit: str, file: str, damage: str) -> Path:
        folder = runs_home / "mine"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(
            EXHIBITS / exhibit, folder, ignore=shutil.ignore_patterns("projections", "snapshots")
        )
        place = folder / file
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(DAMAGES[damage]((EXHIBITS / exhibit / file).read_bytes()))
        return folder

    return make


@pytest.fixture
def seven(tmp_path):
    """A picture of a stroke."""
    paper = np.full((60, 60), 255, np.uint8)
    paper[10:50, 28:34] = 0
    Image.fromarray(paper).save(tmp_path / "seven.png")
    return tmp_path / "seven.png"


def chosen(many, rng):
    """Return the damages of this run of the tests."""
    every = list(all_damages())
    if many:
        return every
    picked = [one for one in every if one[1] in ("novelty.npz", "config.json", "status.json")]
    return [picked[place] for place in rng.choice(len(picked), FEW_DAMAGES, replace=False)]


def test_commands_answer_a_damaged_run_with_a_sentence(damaged, seven, many, rng, capfd):
    for damage in chosen(many, rng):
        folder = damaged(*damage)
        for arguments in (["predict", str(folder), str(seven)], ["runs", "--json"]):
            code = main([*arguments])
            said = capfd.readouterr().err
            assert code in (0, 1, 2), damage
            assert "Traceback" not in said, damage
            assert code == 0 or said.count("python -m core") >= 1, damage


def test_pages_stand_over_a_damaged_run(damaged, many, rng):
    app = AppTest.from_file(SHELL, default_timeout=60).run()
    for number, damage in enumerate(chosen(many, rng)):
        damaged(*damage)
        for page in PAGES if many else (PAGES[number % len(PAGES)],):
            app.query_params["run"] = "mine"
            app.switch_page(f"../pages/{page}.py").run()
            assert not app.exception, (page, damage)
