"""The command line: its contract of JSON fields, exit codes and sentences."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.__main__ import main
from core.data import ALTERATIONS, DataUnavailable, Split, load_altered, load_mnist
from core.digits import evaluation
from core.outliers.stored import load_anomalies
from core.runs import Run
from tests.core.conftest import use_little_mnist

RNG = np.random.default_rng(0)
NOISE = Split(RNG.integers(0, 256, (200, 28, 28)).astype("uint8"), np.zeros(200, "uint8"))
LITTLE = ["--width", "8", "--batch-size", "50", "--n-decoys", "400", "--embedding-dim", "16"]
LITTLE += ["--n-written", "100", "--n-written-decoys", "100"]


def use_little_sets(patch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give a little of MNIST, noise in place of Fashion-MNIST, and CIFAR-10 out of reach."""

    def out_of_reach(split: str) -> Split:
        raise DataUnavailable("CIFAR-10 could not be had: tried nothing.")

    for name in ALTERATIONS:
        load_altered(name)  # made of the whole test split, once per process
    use_little_mnist(patch)
    sets = {"fashion_mnist": lambda split: NOISE, "cifar10": out_of_reach}
    patch.setattr(evaluation, "OUTLIER_SETS", sets)
    patch.setenv("GLYPHSCOPE_DATA", str(tmp_path / "no-data"))


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A digit network that the command line trained, not to be changed."""
    folder = tmp_path_factory.mktemp("cli") / "l2"
    command = ["train", "l2-softmax", "--seed", "3", "--into", str(folder)]
    epochs = ["--n-view-epochs", "2", "--n-clean-epochs", "2"]
    with pytest.MonkeyPatch.context() as patch:
        use_little_sets(patch, folder.parent)
        patch.setenv("GLYPHSCOPE_RUNS", str(folder.parent / "runs"))
        patch.setattr("core.runs.run.EXHIBITS", folder.parent / "exhibits")
        assert main([*command, *epochs, *LITTLE]) == 0
    return Run(folder)


@pytest.fixture
def trained(finished: Run, tmp_path: Path, monkeypatch, runs_home) -> Run:
    use_little_sets(monkeypatch, tmp_path)
    return finished


def printed(capsys) -> object:
    return json.loads(capsys.readouterr().out)


def test_a_digit_network_is_trained_evaluated_and_asked(trained: Run, tmp_path: Path, capsys):
    assert trained.state == "finished"
    assert trained.config["command"].startswith("python -m core train l2-softmax --seed 3")
    capsys.readouterr()

    assert main(["evaluate", str(trained.path), "--json"]) == 0
    figures = printed(capsys)
    assert set(figures) >= {"method", "test_accuracy", "lof", "auroc", "fpr95"}
    assert set(figures["lof"]) == {"0.001", "0.01"}
    assert set(figures["lof"]["0.01"]) >= {"mnist", "fashion_mnist", "cifar10"}
    assert figures["auroc"]["fashion_mnist"] > 0.7
    assert figures["lof"]["0.01"]["cifar10"] is None
    assert "tried nothing" in figures["missing"]["cifar10"]
    assert trained.evaluation == figures
    assert "letters" in load_anomalies(trained).datasets

    black_on_white = 255 - np.kron(load_mnist("test").images[0], np.ones((5, 5), np.uint8))
    file = tmp_path / "seven.png"
    Image.fromarray(black_on_white).save(file)
    assert main(["predict", str(trained.path), str(file), "--json"]) == 0
    (answer,) = printed(capsys)
    assert set(answer) == {
        "image",
        "prediction",
        "probabilities",
        "anomaly_score",
        "threshold",
        "anomalous",
        "close_call",
        "note",
        "characters",
    }
    assert answer["image"] == str(file)
    assert answer["note"] is None
    (character,) = answer["characters"]
    assert character == {name: answer[name] for name in character}
    assert len(answer["probabilities"]) == 10
    assert sum(answer["probabilities"]) == pytest.approx(1, abs=1e-5)
    assert answer["anomalous"] is (answer["anomaly_score"] > answer["threshold"])


def test_a_finished_folder_is_not_trained_over(trained: Run, capsys):
    assert main(["train", "cnn", "--into", str(trained.path)]) == 2
    assert "`into` must be a folder without a finished run" in capsys.readouterr().err


def test_a_finished_run_does_not_resume(trained: Run, capsys):
    assert main(["resume", str(trained.path)]) == 2
    assert "is finished" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["train", "cnn", "--width", "0"], "`width` must be > 0. Received: width=0"),
        (["train", "iic", "--preset", "swift"], "`preset` must be one of: "),
        (["evaluate", "nowhere"], "There is no run 'nowhere'"),
        (["data", "--fetch", "imagenet"], "`name` must be one of"),
    ],
)
def test_bad_arguments_get_one_sentence_and_exit_code_2(
    arguments: list[str], sentence: str, capsys, runs_home
):
    assert main(arguments) == 2
    message = capsys.readouterr().err
    assert sentence in message
    assert "Traceback" not in message


@pytest.mark.parametrize(
    "arguments",
    [
        ["train", "perceptron"],
        ["train", "cnn", "--depth", "3"],
        ["train", "cnn", "--width", "x"],
        [],
    ],
)
def test_unknown_words_get_one_sentence_and_exit_code_2(arguments: list[str], capsys):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_an_unreadable_image_is_named(trained: Run, tmp_path: Path, capsys):
    file = tmp_path / "text.png"
    file.write_text("no picture")
    assert main(["predict", str(trained.path), str(file)]) == 2
    missing = main(["predict", str(trained.path), str(tmp_path / "missing.png")])
    assert missing == 2
    assert "Traceback" not in capsys.readouterr().err


def saved(pixels: np.ndarray, file: Path) -> str:
    Image.fromarray(pixels).save(file)
    return str(file)


def test_an_unreadable_file_costs_only_its_own_answer(trained: Run, tmp_path: Path, capsys):
    digits = load_mnist("test").images
    drawing = tmp_path / "drawing.svg"
    drawing.write_text("<svg></svg>")
    files = [saved(digits[0], tmp_path / "a.png"), str(drawing)]
    files.append(saved(digits[1], tmp_path / "b.png"))
    assert main(["predict", str(trained.path), *files, "--json"]) == 1
    captured = capsys.readouterr()
    answers = json.loads(captured.out)
    assert [answer["image"] for answer in answers] == files
    assert answers[1] == {
        "image": str(drawing),
        "error": "SVG drawings are not read: save the drawing as PNG.",
    }
    assert "prediction" in answers[0]
    assert "prediction" in answers[2]
    assert captured.err == f"{drawing}: SVG drawings are not read: save the drawing as PNG.\n"


def test_a_blank_page_has_no_answer(trained: Run, tmp_path: Path, capsys):
    file = saved(np.full((90, 90), 200, np.uint8), tmp_path / "blank.png")
    assert main(["predict", str(trained.path), file, "--json"]) == 0
    (answer,) = printed(capsys)
    assert answer["prediction"] is None
    assert answer["anomalous"] is True
    assert answer["characters"] == []
    assert answer["note"] == "Nothing is drawn here."


def test_each_of_several_characters_is_read(trained: Run, tmp_path: Path, capsys):
    row = np.hstack([np.pad(digit, 4) for digit in load_mnist("test").images[[1, 0, 7]]])
    file = saved(row.repeat(4, 0).repeat(4, 1), tmp_path / "row.png")
    assert main(["predict", str(trained.path), file, "--json"]) == 0
    (answer,) = printed(capsys)
    assert len(answer["characters"]) == 3
    assert answer["note"].startswith("This looks like 3 characters, from left to right: ")


def test_the_table_fits_eighty_columns(trained: Run, tmp_path: Path, capsys):
    digit = load_mnist("test").images[0]
    long = saved(digit, tmp_path / ("a very long name of a file " * 4 + ".png"))
    short = saved(digit, tmp_path / "seven.png")
    assert main(["predict", str(trained.path), long, short]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["file", "answer", "sure", "verdict"]
    assert max(map(len, lines)) <= 80
    assert len(lines) == 3
    assert lines[2].startswith("seven.png")
    assert "%" in lines[2]
    assert lines[2].rstrip().endswith("digit")


def test_contamination_outside_its_range_is_refused(trained: Run, tmp_path: Path, capsys):
    file = tmp_path / "digit.png"
    Image.fromarray(load_mnist("test").images[0]).save(file)
    assert main(["predict", str(trained.path), str(file), "--contamination", "0.9"]) == 2
    assert "`contamination` must be in (0, 0.5]" in capsys.readouterr().err


def test_runs_lists_every_run_with_its_fields(runs_home: Path, capsys):
    from core.runs import new_run

    run = new_run("cnn", 0)
    assert main(["runs", "--json"]) == 0
    (line,) = printed(capsys)
    assert line["id"] == run.id
    assert set(line) == {"id", "method", "state", "epoch", "seconds", "device"}


def test_devices_are_listed(capsys):
    assert main(["devices", "--json"]) == 0
    assert "CPU" in printed(capsys)


def test_data_describes_the_bundle_and_its_checksums(capsys):
    assert main(["data"]) == 0
    assert "ba891046" in capsys.readouterr().out


def test_devices_say_what_is_used_and_why_it_is_no_gpu(capsys, monkeypatch, tmp_path):
    from core.training import backend

    monkeypatch.setattr(backend, "devices", lambda: ["CPU"])
    monkeypatch.setattr(backend.shutil, "which", lambda _: None)
    monkeypatch.setattr(backend, "CARDS", tmp_path / "none")
    assert main(["devices"]) == 0
    said = capsys.readouterr().out
    assert "trains on CPU." in said
    assert "shows no NVIDIA GPU" in said
    (tmp_path / "none" / "0000:01:00.0").mkdir(parents=True)
    assert "does not see it" in backend.why_no_gpu()
    monkeypatch.setattr(backend, "devices", lambda: ["GPU:0 NVIDIA T4", "CPU"])
    assert main(["devices"]) == 0
    said = capsys.readouterr().out
    assert "trains on GPU:0 NVIDIA T4." in said
    assert "It also sees CPU." in said
    assert "NVIDIA GPU" not in said
