"""Records of run folders with one wrong value: the list of runs answers, and pages stand."""

import json
import shutil

import pytest
from streamlit.testing.v1 import AppTest

from core.__main__ import main
from core.runs import EXHIBITS
from tests.chaos import nonsense
from tests.chaos.test_truncations import EXHIBITS_TRIED, PAGES, SHELL

FEW, MANY = 12, 1000
RECORDS = ("config.json", "status.json", "evaluation.json", "metrics.jsonl", "events.jsonl")
LEFT_OUT = shutil.ignore_patterns("projections", "snapshots")


def spoil(folder, rng):
    """Put nonsense in place of one value of one record of a run."""
    names = [name for name in (*RECORDS, "names.json") if (folder / name).is_file()]
    file = folder / str(rng.choice(names))
    lines = file.read_text().splitlines() if file.suffix == ".jsonl" else [file.read_text()]
    if not any(json.loads(line) for line in lines):
        return
    row = int(rng.integers(len(lines)))
    lines[row] = json.dumps(nonsense.spoilt(json.loads(lines[row]), rng))
    file.write_text("\n".join(lines) + "\n")


@pytest.mark.usefixtures("no_writes_elsewhere")
def test_pages_and_the_list_of_runs_stand_over_one_wrong_value(runs_home, many, rng, capfd):
    app = AppTest.from_file(SHELL, default_timeout=60).run()
    folder = runs_home / "mine"
    for number in range(MANY if many else FEW):
        shutil.rmtree(folder, ignore_errors=True)
        name = EXHIBITS_TRIED[number % len(EXHIBITS_TRIED)]
        shutil.copytree(EXHIBITS / name, folder, ignore=LEFT_OUT)
        spoil(folder, rng)
        assert main(["runs", "--json"]) == 0
        capfd.readouterr()
        page = PAGES[int(rng.integers(len(PAGES)))]
        app.query_params["run"] = "mine"
        app.switch_page(f"../pages/{page}.py").run()
        assert not app.exception, (name, page)
