"""A fine-tuning of the bundled network on a few drawings, small."""

import json
import shutil

import numpy as np
import pytest
from PIL import Image

from core.__main__ import main
from core.data import load_mnist
from core.methods import METHODS
from core.own import file, places
from core.own.evaluation import store_places
from core.own.examples import Examples
from core.own.ready import ready_examples
from core.runs import ROOT, Run

SMALL = ["--n-digits", "1500", "--n-written", "100", "--n-decoys", "100", "--n-views", "50"]


@pytest.fixture(scope="module")
def tuned(tmp_path_factory) -> Run:
    """A finished run that was taught a smiley; its judging is left out, which takes long."""
    folder = tmp_path_factory.mktemp("own")
    taught = Examples().with_examples("smiley", ready_examples("smiley"))
    file.save(taught, folder / "own.npz")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GLYPHSCOPE_RUNS", str(folder / "runs"))
        patch.setattr("core.method.Works.judge", lambda self, run, real=None: {})
        base, own = str(ROOT / "exhibits" / "l2-softmax"), str(folder / "own.npz")
        command = ["train", "own", "--base", base, "--own", own, "--into", str(folder / "run")]
        assert main([*command, "--n-epochs", "2", *SMALL]) == 0
    (folder / "own.npz").unlink()
    return Run(folder / "run")


def test_the_run_keeps_what_it_was_taught_and_has_a_class_for_it(tuned):
    kept = file.load(tuned.own_file)
    assert kept.counts == {"smiley": 5}
    network = METHODS["own"].works.load(tuned)
    assert network.output["logits"].shape[-1] == 11
    assert [line["epoch"] for line in tuned.metrics] == [1, 2]
    assert tuned.metrics[-1]["validation_accuracy"] > 0.97


def test_it_answers_with_the_name_and_still_knows_digits(tuned, tmp_path, capsys):
    test = load_mnist("test")
    shown = [ready_examples("smiley")[3], *test.images[:5]]
    files = []
    for number, image in enumerate(shown):
        files.append(str(tmp_path / f"{number}.png"))
        Image.fromarray(255 - image).save(files[-1])
    capsys.readouterr()
    assert main(["predict", str(tuned.path), *files, "--json"]) == 0
    answers = json.loads(capsys.readouterr().out)
    assert answers[0]["prediction"] == "smiley"
    assert answers[0]["anomalous"] is False
    assert [answer["prediction"] for answer in answers[1:]] == test.labels[:5].tolist()
    assert len(answers[0]["probabilities"]) == 11


def test_its_space_can_be_mapped(tuned):
    points = METHODS["own"].works.embed(tuned, "l2")(load_mnist("test").images[:3])
    np.testing.assert_allclose(np.linalg.norm(points, axis=1), 1, atol=2e-3)


def test_mistakes_are_answered_in_a_sentence(tmp_path, capsys):
    into = ["--into", str(tmp_path / "run")]
    assert main(["train", "own", *into]) == 2
    assert "`own` must name a file of examples" in capsys.readouterr().err
    shutil.rmtree(tmp_path / "run")
    assert main(["train", "own", "--own", str(tmp_path / "none.npz"), *into]) == 2
    assert "none.npz" in capsys.readouterr().err
    shutil.rmtree(tmp_path / "run")
    (tmp_path / "bad.npz").write_bytes(b"hello")
    assert main(["train", "own", "--own", str(tmp_path / "bad.npz"), *into]) == 2
    assert "damaged" in capsys.readouterr().err


def test_it_is_taught_itself_beside_what_it_knows(tuned, tmp_path, capsys):
    own, circle = str(tmp_path / "own.npz"), ready_examples("failure")
    files = []
    for number, image in enumerate([*circle, ready_examples("smiley")[2]]):
        files.append(str(tmp_path / f"{number}.png"))
        Image.fromarray(255 - image).save(files[-1])
    capsys.readouterr()
    command = ["teach", str(tuned.path), own, "--name", "O", *files[:4], "--json"]
    assert main(command) == 0
    told = json.loads(capsys.readouterr().out)
    assert [row["name"] for row in told["classes"]] == ["O"]
    assert file.load(tmp_path / "own.npz").counts == {"O": 4}
    assert main(["predict", str(tuned.path), *files[4:], "--own", own, "--json"]) == 0
    answers = json.loads(capsys.readouterr().out)
    assert answers[0]["own"]["name"] == "O"
    assert answers[1]["prediction"] == "smiley"


def test_its_maps_hold_digits_and_what_was_taught(tuned):
    store_places(tuned)
    found = places.load(tuned)
    assert found.before.shape == found.after.shape == (places.N_PLACED + 5, 2)
    moved = np.linalg.norm(found.after - found.before, axis=1)
    assert 0 < np.median(moved) < np.ptp(found.before)
