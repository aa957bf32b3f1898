"""A bundled network taught from the command line, and asked with what it was taught."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.__main__ import main
from core.data import load_mnist
from core.digits.handwriting import ANY_PEN
from core.digits.written import decoys
from core.own import file
from core.writing.kinds import HANDS
from core.writing.people import write_strokes

RUN = "exhibits/l2-softmax"


def written(name: str, n: int, seed: int) -> np.ndarray:
    """The first way to write something that is no digit, by n hands."""
    kind = next(kind for kind in decoys().kinds if kind.name == name)
    strokes = kind.draw(np.random.default_rng(0))
    return write_strokes([strokes] * n, HANDS, ANY_PEN, np.random.default_rng(seed))


@pytest.fixture
def pictures(tmp_path):
    """Return a function that puts images into files."""

    def put(images: np.ndarray, stem: str) -> list[str]:
        paths = [tmp_path / f"{stem}-{number}.png" for number in range(len(images))]
        for image, path in zip(images, paths, strict=True):
            Image.fromarray(255 - image).resize((140, 140)).save(path)
        return [str(path) for path in paths]

    return put


def asked(capsys, *arguments: str) -> tuple[int, object]:
    code = main([*arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_smiley_is_taught_listed_recognised_and_removed(tmp_path, capsys, pictures):
    own, shown = str(tmp_path / "own.npz"), pictures(written("smile", 4, 1), "smile")
    code, told = asked(capsys, "teach", RUN, own, "--name", "smiley", *shown)
    assert code == 0
    assert told["classes"][0]["name"] == "smiley"
    assert told["classes"][0]["examples"] == 4
    assert [image["image"] for image in told["images"]] == shown

    code, listed = asked(capsys, "teach", RUN, own)
    assert (code, listed["classes"]) == (0, told["classes"])

    fifth = pictures(written("smile", 1, 2), "fifth")
    digits = load_mnist("test")
    sevens = pictures(digits.images[digits.labels == 7][:3], "seven")
    _, plain = asked(capsys, "predict", RUN, *fifth, *sevens)
    _, answers = asked(capsys, "predict", RUN, *fifth, *sevens, "--own", own)
    assert plain[0]["anomalous"]
    assert "own" not in plain[0]
    assert answers[0]["prediction"] == "smiley"
    assert answers[0]["anomalous"] is False
    assert answers[0]["anomaly_score"] == plain[0]["anomaly_score"]
    assert answers[0]["own"]["nearest"][0]["name"] == "smiley"
    assert answers[0]["own"]["distance"] < 1
    for before, after in zip(plain[1:], answers[1:], strict=True):
        assert after["prediction"] == before["prediction"] == 7
        assert after["own"]["taught"] is False

    code, told = asked(capsys, "teach", RUN, own, "--remove", "smiley")
    assert (code, told["classes"], told["accuracy"]) == (0, [], None)
    assert len(file.load(Path(own))) == 0


def test_examples_of_a_digit_answer_with_the_digit(tmp_path, capsys, pictures):
    own, shown = str(tmp_path / "own.npz"), pictures(written("N", 3, 1), "odd")
    asked(capsys, "teach", RUN, own, "--name", "7", *shown)
    _, answers = asked(capsys, "predict", RUN, *shown, "--own", own)
    assert [answer["prediction"] for answer in answers] == [7, 7, 7]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["teach", RUN, "new.npz", "no-name.png"], "`name` must say"),
        (["teach", RUN, "nowhere.npz"], "nowhere.npz"),
        (["teach", RUN, "nowhere.npz", "--remove", "smiley"], "nowhere.npz"),
        (["teach", "exhibits/iic", "new.npz"], "Only runs of l2-softmax, cnn, own, pixels"),
        (["predict", RUN, "a.png", "--own", "README.md"], "damaged"),
        (["teach", RUN, "README.md", "--name", "a", "b.png"], "damaged"),
        (["teach", RUN, "new.npz", "--name", "", "b.png"], "`name` must have"),
    ],
)
def test_mistakes_are_answered_in_a_sentence(arguments, said, capsys):
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_an_image_that_cannot_be_read_is_named_and_the_others_count(tmp_path, capsys, pictures):
    blank = pictures(np.zeros((1, 28, 28), np.uint8), "blank")
    shown = pictures(written("smile", 1, 1), "smile")
    own = str(tmp_path / "own.npz")
    code, told = asked(capsys, "teach", RUN, own, "--name", "a", *blank, "none.png", *shown)
    assert code == 1
    assert [bool(image.get("error")) for image in told["images"]] == [True, True, False]
    assert told["classes"][0]["examples"] == 1
    code, _ = asked(capsys, "teach", RUN, own, "--name", "b", *blank)
    assert code == 2
