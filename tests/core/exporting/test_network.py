"""Networks for other programs: the same answers, and what is refused in a sentence."""

import json

import pytest

from core.__main__ import main
from core.exporting import kinds, network

RUN = "exhibits/l2-softmax"


@pytest.mark.filterwarnings("ignore")  # of the converters
@pytest.mark.parametrize("kind", kinds.SUFFIXES)
def test_an_exported_network_answers_as_the_original(kind, tmp_path, capsys):
    if kinds.missing(kind):
        pytest.skip("needs requirements-export.txt")
    out = tmp_path / f"network{kinds.SUFFIXES[kind]}"
    assert main(["export", RUN, "--format", kind, str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["same_answers"] is True
    assert told["images"] == 200
    assert 0 <= told["max_difference"] < 1e-4
    assert told["outputs"] == {"logits": [10], "embedding": [64]}
    assert told["bytes"] == out.stat().st_size > 100_000


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", RUN, "--format", "onnx", "a.tflite"], "`out` must end with .onnx"),
        (["export", "exhibits/pixels", "--format", "onnx", "a.onnx"], "no network"),
        (["export", "nowhere", "--format", "onnx", "a.onnx"], "There is no run"),
    ],
)
def test_mistakes_are_answered_in_a_sentence(arguments, said, capsys, monkeypatch):
    monkeypatch.setattr(network, "_require", lambda kind: None)
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_missing_packages_are_named(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(kinds, "NEEDED", {"onnx": ("no_such_package",)})
    assert main(["export", RUN, "--format", "onnx", str(tmp_path / "a.onnx")]) == 1
    error = capsys.readouterr().err
    assert "needs no_such_package: pip install -r requirements-export.txt" in error
