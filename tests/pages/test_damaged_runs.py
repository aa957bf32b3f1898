"""A damaged run folder never takes a page down."""

import json
from dataclasses import asdict

import pytest

from core.methods import METHODS

PAGES = ("runs", "texts", "watch", "overclusters", "dec", "mine", "inside", "kana_lab", "anomalies")
ODD = (None, 7, "x", [], [1], {"a": 1}, True, -1.5)
GOOD_LINES = [
    {"epoch": 1, "seconds": 1.0, "loss": 0.5, "accuracy": 0.5, "validation_accuracy": 0.5}
]


def damages():
    """Name -> what to write in place of a file of the run."""
    for value in ODD:
        yield f"config-is-{value}", {"config.json": value}
        yield f"settings-are-{value}", {"config.json": {"method": "METHOD", "config": value}}
        yield f"status-is-{value}", {"status.json": value}
        yield f"evaluation-is-{value}", {"evaluation.json": value}
        yield f"accuracy-is-{value}", {"evaluation.json": {"test_accuracy": value, "lof": value}}
        yield f"metrics-are-{value}", {"metrics.jsonl": [value]}
        lines = [{"epoch": value, "loss": value, "seconds": value, "validation_accuracy": value}]
        yield f"figures-are-{value}", {"metrics.jsonl": lines}
        yield f"events-are-{value}", {"events.jsonl": [value, {"event": value, "step": value}]}
    yield "seed-is-odd", {"config.json": {"method": "METHOD", "seed": "x", "config": {"seed": []}}}
    yield "method-is-odd", {"config.json": {"method": ["x"], "config": {}}}


def write(folder, method, damage):
    """Write a run of a method with some files damaged."""
    folder.mkdir(parents=True)
    config = {"method": method, "seed": 0, "config": asdict(METHODS[method].config())}
    files = {
        "config.json": config,
        "status.json": {"state": "finished", "n_epochs": 1, "n_steps": 1},
        "metrics.jsonl": GOOD_LINES,
        "evaluation.json": {"test_accuracy": 0.5},
    } | damage
    for name, content in files.items():
        lines = content if name.endswith(".jsonl") else [content]
        text = "\n".join(json.dumps(line) for line in lines)
        (folder / name).write_text(text.replace("METHOD", method) + "\n")
    (folder / "model.weights.h5").write_bytes(b"cut")
    (folder / "snapshots").mkdir()
    (folder / "snapshots" / "000001.npz").write_bytes(b"cut")


@pytest.mark.parametrize("page", PAGES)
def test_damaged_runs_break_no_page(open_page, folders, page):
    for method in METHODS:
        for number, (_, damage) in enumerate(damages()):
            write(folders / "runs" / f"{method}-{number}", method, damage)
    opened = open_page(page)
    assert not opened.exception


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("value", ["x", -1, 1.5])
def test_settings_of_the_wrong_kind_break_no_page(open_page, folders, page, value):
    for method in METHODS:
        settings = dict.fromkeys(asdict(METHODS[method].config()), value)
        damage = {"config.json": {"method": method, "seed": 0, "config": settings}}
        write(folders / "runs" / f"{method}-odd", method, damage)
    assert not open_page(page).exception
