"""Files by other hands and of many kinds are answered rightly by the bundled network."""

import json
from pathlib import Path

import pytest

from benchmarks.cases import CONTAMINATION, shown
from core.prediction import predict_files
from core.runs import exhibit

FOLDER = Path(__file__).resolve().parents[1] / "cases"
CASES = json.loads((FOLDER / "cases.json").read_text())


@pytest.fixture(scope="module")
def answers():
    """What the network that decides on the page Draw makes of every file."""
    files = [FOLDER / case["file"] for case in CASES]
    found = predict_files(exhibit("l2-softmax"), files, CONTAMINATION)
    return {case["file"]: shown(answer) for case, answer in zip(CASES, found, strict=True)}


def test_every_file_is_of_the_cases():
    assert {case["file"] for case in CASES} | {"cases.json", "README.md"} == {
        file.name for file in FOLDER.iterdir()
    }


def marked(case):
    """Return a case as a parameter; one that the network misses must go on missing, or be told."""
    wrong = pytest.mark.xfail(strict=True, reason=case["wrong"]) if "wrong" in case else ()
    return pytest.param(case, id=case["file"], marks=wrong)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_file_is_answered_rightly(answers, case):
    assert answers[case["file"]] == str(case["want"])
