"""Imports point one way: pages, then ui, then core; and the light parts of core stay light."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIGHT = ("assignments", "cluster_names", "data", "diagnosis", "jobs", "joints", "novelty")
LIGHT += ("anomalies", "anomaly_sets", "detectors")
LIGHT += ("map_figures", "map_points", "maps", "placing", "projecting", "projection")
LIGHT += ("overclusters", "runs", "snapshots", "strokes", "sweep")


def modules_after(statement: str) -> set[str]:
    program = f"{statement}; import sys; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_core_never_imports_streamlit():
    loaded = modules_after("import core.__main__, core.methods, core.verdict, core.prediction")
    assert "core.verdict" in loaded
    assert "streamlit" not in loaded


@pytest.mark.parametrize("module", LIGHT)
def test_light_modules_do_not_wait_for_tensorflow(module: str):
    assert not {"keras", "tensorflow"} & modules_after(f"import core.{module}")


def test_core_imports_nothing_from_above():
    for file in (ROOT / "core").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert not any(
            f"{word} {layer}" in text
            for word in ("import", "from")
            for layer in ("ui", "pages", "streamlit")
        ), file
