from dataclasses import asdict, replace

import pytest
from streamlit.testing.v1 import AppTest

from core.methods import METHODS
from core.runs import Run, write_json

CONFIGS = {"linear-ours": METHODS["kana-linear"].preset(None)}
CONFIGS |= {"linear-text": METHODS["kana-linear"].preset("text")}


def _page():
    from core.runs import list_runs
    from ui.frame.texts import speaker
    from ui.training.choice import RunChoice

    choice = RunChoice("lab", lambda run, _: run.id, "linear-ours", apart=True)
    runs = list_runs()
    choice.picker(runs, choice.chosen(runs), speaker("en"))


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GLYPHSCOPE_RUNS", str(tmp_path))
    monkeypatch.setattr("core.runs.run.EXHIBITS", tmp_path / "exhibits")
    return tmp_path


def make(home, name, seed=0):
    run = Run(home / f"{name}-{seed}" if seed else home / name)
    run.path.mkdir()
    config = asdict(replace(CONFIGS[name], seed=seed))
    write_json(run.config_file, {"method": "kana-linear", "seed": seed, "config": config})
    write_json(run.status_file, {"state": "finished"})


def test_runs_as_in_the_text_and_ours_are_listed_apart(home):
    for name in CONFIGS:
        make(home, name)
    make(home, "linear-ours", seed=1)
    page = AppTest.from_function(_page).run()
    assert not page.exception
    assert page.segmented_control[0].value == "ours"
    assert set(page.selectbox[0].options) == {"linear-ours", "linear-ours-1"}
    page.segmented_control[0].set_value("text").run()
    assert page.selectbox[0].options == ["linear-text"]
    assert page.query_params["run"] == "linear-text"


def test_runs_of_one_kind_need_no_switch(home):
    make(home, "linear-ours")
    assert not AppTest.from_function(_page).run().segmented_control
