"""The light parts of core do not wait for TensorFlow: pages ask them before a network is loaded."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIGHT = (
    "data",
    "data.strokes",
    "iic.arrays",
    "iic.assignments",
    "iic.cluster_names",
    "iic.diagnosis",
    "iic.film",
    "iic.film_figures",
    "iic.overclusters",
    "dec.arrays",
    "dec.film",
    "dec.moves",
    "mine.arrays",
    "mine.film",
    "mine.sample",
    "kana.record",
    "maps.background",
    "maps.placing",
    "maps.points",
    "maps.stored",
    "methods",
    "outliers.detectors",
    "outliers.lof",
    "outliers.profile",
    "outliers.sets",
    "outliers.stored",
    "projection.figures",
    "projection.layout",
    "runs",
    "texts.comparison",
    "runs.jobs",
    "runs.pace",
    "sweep",
)


@pytest.mark.parametrize("module", LIGHT)
def test_light_modules_do_not_wait_for_tensorflow(module: str):
    program = f"import core.{module}, sys; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not {"keras", "tensorflow"} & set(done.stdout.split())
