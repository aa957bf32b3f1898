import json
import os
import time
from dataclasses import asdict
from pathlib import Path

import pytest

from core.methods import METHODS
from tests.pages.shown import plots
from ui.frame.warmup import Warmup

EVALUATION = {
    "test_accuracy": 0.9951,
    "lof": {"0.001": {"mnist": 0.004, "fashion_mnist": 0.93, "cifar10": None}},
    "auroc": {"fashion_mnist": 0.991, "cifar10": None},
}


@pytest.fixture
def make_run(folders):
    def make(
        name,
        method="l2-softmax",
        state="finished",
        n_epochs=3,
        evaluation=None,
        preset=None,
        **status,
    ):
        path = folders / "runs" / name
        path.mkdir(parents=True)
        config = {"method": method, "seed": 5, "device": "CPU"}
        if method in METHODS:
            config["config"] = asdict(METHODS[method].preset(preset))
        config["command"] = f"python -m core train {method} --seed 5"
        status |= {"state": state, "heartbeat": time.time(), "pid": os.getpid()}
        epochs = [
            {"epoch": n + 1, "seconds": 70.0 * (n + 1), "loss": 1 / (n + 1), "accuracy": 0.9}
            for n in range(n_epochs)
        ]
        (path / "config.json").write_text(json.dumps(config))
        (path / "status.json").write_text(json.dumps(status))
        (path / "metrics.jsonl").write_text("".join(json.dumps(e) + "\n" for e in epochs))
        if evaluation:
            (path / "evaluation.json").write_text(json.dumps(evaluation))

    return make


@pytest.fixture
def runs_page(app):
    app.run()
    return lambda: app.switch_page("../pages/runs.py").run()


def test_without_runs_the_page_says_how_to_start_one(runs_page):
    page = runs_page()
    assert not page.exception
    assert "There is no run yet" in page.info[0].value
    assert page.code[-1].value.startswith("python -m core train")


@pytest.mark.parametrize(
    ("preset", "accuracy", "rejected"),
    [("text", "<td>99.31%</td>", "<td>88%</td>"), (None, "", "")],
)
def test_only_a_run_by_a_texts_recipe_stands_beside_the_texts_figures(
    runs_page, make_run, page_html, preset, accuracy, rejected
):
    make_run("mine", evaluation=EVALUATION, preset=preset)
    page = runs_page()
    html = page_html(page)
    assert not page.exception
    assert f"<td>99.51%</td>{accuracy}</tr>" in html
    assert ("The text</th>" in html) == bool(accuracy)
    assert (
        "<td>Fashion-MNIST rejected at contamination 0.001</td>"
        f"<td>93.00%</td>{rejected}</tr>" in html
    )
    assert "CIFAR-10" not in html
    assert "4 min" in html
    assert plots(page) == ["loss", "accuracy"]
    assert "python -m core train l2-softmax --seed 5" in [code.value for code in page.code]


@pytest.mark.parametrize(
    ("method", "hand", "written"),
    [
        ("l2-softmax", "US census", True),
        ("iic", "US census", False),
        ("kana-cnn", "no human hand", False),
        ("mine-gaussian", "random numbers", False),
        ("own", "a visitor’s drawings", True),
    ],
)
def test_a_run_says_whose_handwriting_it_learnt_from(runs_page, make_run, method, hand, written):
    make_run("mine", method=method)
    said = runs_page().caption[0].value
    assert hand in said
    assert ("a program wrote)" in said) == written


def test_a_run_that_learnt_from_a_file_names_it(runs_page, make_run, folders):
    make_run("mine", method="kana-linear")
    file = folders / "runs" / "mine" / "config.json"
    config = json.loads(file.read_text())
    config["config"]["data"] = "/home/someone/ETL8G_01"
    file.write_text(json.dumps(config))
    said = runs_page().caption[0].value
    assert "people wrote, in ETL8G_01" in said
    assert "someone" not in said


def test_a_run_without_evaluation_names_the_line_that_makes_one(runs_page, make_run):
    make_run("mine")
    assert "python -m core evaluate mine" in [code.value for code in runs_page().code]


def test_a_failed_run_says_why(runs_page, make_run, page_html):
    make_run("bad", state="failed", n_epochs=0, message="The loss became nan.")
    page = runs_page()
    assert not page.exception
    assert page.error[0].value == "This run failed. The loss became nan."
    assert "failed" in page_html(page)


def test_an_interrupted_run_can_be_resumed(runs_page, make_run):
    make_run("cut", state="running")
    status = {"state": "running", "heartbeat": 0, "pid": -1}
    page = runs_page()
    assert "python -m core resume cut" not in [code.value for code in page.code]
    path = os.path.join(os.environ["GLYPHSCOPE_RUNS"], "cut", "status.json")
    with open(path, "w") as file:
        json.dump(status, file)
    page.run()
    assert "python -m core resume cut" in [code.value for code in page.code]


def test_damaged_files_do_not_break_the_page(runs_page, make_run, folders):
    make_run("mine")
    for name in ("status.json", "metrics.jsonl"):
        (folders / "runs" / "mine" / name).write_bytes(b"\xff{half")
    assert not runs_page().exception


def test_names_are_escaped(runs_page, make_run, page_html):
    make_run("<img src=x>", method="<b>")
    html = page_html(runs_page())
    assert "<img src=x>" not in html
    assert "&lt;img src=x&gt;" in html


@pytest.fixture
def exported(monkeypatch):
    """Stand in for the export's process, and for its packages."""
    told = {"same_answers": True, "images": 200, "max_difference": 9.5e-6}

    def ask_core(words):
        Path(words[4]).write_bytes(b"onnx" * 500_000)
        return json.dumps(told)

    monkeypatch.setattr("ui.training.export.missing", lambda kind: [])
    monkeypatch.setattr("ui.training.export.ask_core", ask_core)
    return told


def export_page(make_run, folders, runs_page, monkeypatch):
    make_run("l2-1", evaluation=EVALUATION)
    (folders / "runs" / "l2-1" / "model.weights.h5").touch()
    monkeypatch.setattr(Warmup, "start", lambda self, delay=0.0: self._run())
    return runs_page()


@pytest.mark.parametrize(("kind", "name"), [("onnx", "ONNX"), ("litert", "LiteRT")])
def test_a_network_is_exported_and_how_it_differs_is_said(
    make_run, folders, runs_page, monkeypatch, exported, kind, name
):
    page = export_page(make_run, folders, runs_page, monkeypatch)
    page.button(key=f"export-l2-1-{kind}-go").click().run()
    said = [caption.value for caption in page.caption]
    assert any("the same answers" in one and "200 test images; " in one for one in said)
    assert any("9.5E−6" in one for one in said)
    assert page.get("download_button")[0].proto.label == f"Save as {name} (2.0 MB)"
    assert not page.exception


def test_a_file_that_answers_otherwise_is_said_to(
    make_run, folders, runs_page, monkeypatch, exported
):
    exported["same_answers"] = False
    page = export_page(make_run, folders, runs_page, monkeypatch)
    page.button(key="export-l2-1-onnx-go").click().run()
    assert any("differ from the network's" in caption.value for caption in page.caption)


def test_missing_packages_are_named_with_the_line_that_installs_them(
    make_run, folders, runs_page, monkeypatch
):
    lacking = {"onnx": ["tf2onnx"], "litert": []}
    monkeypatch.setattr("ui.training.export.missing", lacking.get)
    page = export_page(make_run, folders, runs_page, monkeypatch)
    assert "export-l2-1-onnx-go" not in {button.key for button in page.button}
    assert page.button(key="export-l2-1-litert-go").label == "Export as LiteRT"
    assert any("not installed here: tf2onnx" in caption.value for caption in page.caption)
    assert "pip install -r requirements-export.txt" in [code.value for code in page.code]


def test_an_export_that_fails_says_why(make_run, folders, runs_page, monkeypatch, exported):
    def refuse(words):
        raise RuntimeError("no network of images")

    monkeypatch.setattr("ui.training.export.ask_core", refuse)
    page = export_page(make_run, folders, runs_page, monkeypatch)
    page.button(key="export-l2-1-onnx-go").click().run()
    assert page.error[0].value == "The network could not be exported. no network of images"
    assert not page.exception


def test_a_public_server_exports_nothing(make_run, folders, runs_page, monkeypatch, exported):
    monkeypatch.setenv("GLYPHSCOPE_PUBLIC", "1")
    page = export_page(make_run, folders, runs_page, monkeypatch)
    assert "export-l2-1-onnx-go" not in {button.key for button in page.button}
    assert any(code.value.startswith("python -m core export l2-1") for code in page.code)
