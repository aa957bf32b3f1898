"""MINE on little real data: it learns without labels, and cannot see one."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from keras import ops
from PIL import Image

from core.__main__ import main
from core.data import load_mnist
from core.maps.spaces import Embedder
from core.methods import METHODS
from core.mine import images as mine_images
from core.mine.classifier import LinearClassifier, fit_classifier, load_classifier
from core.mine.config import PRESETS, MineConfig
from core.mine.images import ImageMINE, bound, embed, held_out_pairs
from core.mine.network import build
from core.mine.viewers import LinearAccuracyForViewers
from core.runs import Run
from core.training.loop import supervise
from tests.core.conftest import use_little_mnist, use_shuffled_labels

SMALL = {"width": 8, "hidden": 64, "batch_size": 50, "n_shifts": 8, "warmup_steps": 5}
IMAGES = load_mnist("train").images[:100]


def trained(run: Run, **changes: object) -> Run:
    config = MineConfig(**SMALL | changes)
    viewers = [LinearAccuracyForViewers(run)]
    assert supervise(run, "mine", config, mine_images.train, viewers)
    return run


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A finished and judged run, not to be changed."""
    run = Run(tmp_path_factory.mktemp("runs") / "mine")
    with pytest.MonkeyPatch.context() as patch:
        use_little_mnist(patch)
        trained(run, n_epochs=4)
        METHODS["mine"].works.judge(run)
    return run


def test_a_short_training_finds_digits_without_labels(finished: Run):
    first, last = finished.metrics[0], finished.metrics[-1]
    assert last["bound"] > first["bound"]
    assert last["loss"] < first["loss"]
    figures = finished.evaluation
    assert set(figures) >= {"method", "latent_dim", "bound", "linear_accuracy"}
    assert (figures["method"], figures["latent_dim"]) == ("mine", 10)
    assert figures["bound"] == pytest.approx(last["bound"], abs=0.02)
    assert figures["linear_accuracy"] > 0.3
    confusion = np.array(figures["confusion"])
    assert confusion.sum() == 500
    assert np.trace(confusion) / 500 == pytest.approx(figures["linear_accuracy"])


@pytest.fixture
def digit(tmp_path: Path) -> Path:
    """A test image in a file."""
    Image.fromarray(load_mnist("test").images[0]).save(tmp_path / "digit.png")
    return tmp_path / "digit.png"


def test_a_finished_run_answers_images_by_its_classifier(finished: Run, digit: Path, capsys):
    image = load_mnist("test").images[0]
    capsys.readouterr()
    assert main(["predict", str(finished.path), str(digit), "--json"]) == 0
    [answer] = json.loads(capsys.readouterr().out)
    latent = embed(mine_images.load(finished), image[None])
    expected = load_classifier(finished).probabilities(latent)[0]
    np.testing.assert_allclose(answer["probabilities"], expected, atol=1e-5)
    assert answer["prediction"] == expected.argmax()
    assert answer["anomaly_score"] is None


def test_a_damaged_classifier_is_fitted_first(finished: Run, tmp_path: Path, digit: Path, capsys):
    run = Run(shutil.copytree(finished.path, tmp_path / "damaged"))
    run.classifier_file.write_bytes(b"damage")
    assert main(["predict", str(run.path), str(digit)]) == 2
    assert "Fit its classifier first" in capsys.readouterr().err


def test_latents_are_a_space_of_the_run(finished: Run):
    points = Embedder(finished, "latent").embed(IMAGES[:7])
    np.testing.assert_array_equal(points, embed(mine_images.load(finished), IMAGES[:7]))
    assert points.shape == (7, 10)


def test_weights_take_half_the_space_and_keep_the_latents(finished: Run, tmp_path):
    networks = mine_images.load(finished)
    whole = tmp_path / "whole.weights.h5"
    networks.save_weights(whole)
    saved = whole.stat().st_size - finished.weights_file.stat().st_size
    assert saved > 1.5 * networks.count_params()  # of two bytes each, less what a file adds
    assert {w.dtype for w in networks.get_weights()} == {np.dtype("float32")}
    for weight in networks.get_weights():
        np.testing.assert_array_equal(weight, weight.astype(np.float16))


def test_shuffled_labels_give_the_same_model_bit_for_bit(runs_home, monkeypatch):
    def weights_with(seed: int) -> list[np.ndarray]:
        use_shuffled_labels(monkeypatch, seed, 500)
        run = Run(runs_home / f"labels-{seed}")
        config = MineConfig(n_epochs=1, **SMALL)
        supervise(run, "mine", config, mine_images.train, [])
        return mine_images.load(run).get_weights()

    for one, other in zip(weights_with(1), weights_with(2), strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_restored_model_goes_on_with_its_views_and_its_average(tmp_path):
    images = IMAGES[:20, :, :, None] / np.float32(255)
    config = MineConfig(**SMALL)
    whole, restored = (ImageMINE(build(config), config) for _ in range(2))
    whole.compute_loss(None, None, whole(images))
    whole.save_weights(tmp_path / "backup.weights.h5")
    restored.load_weights(tmp_path / "backup.weights.h5")
    assert float(restored.log_average) == float(whole.log_average) != 0
    for one, other in zip(whole(images), restored(images), strict=True):
        np.testing.assert_array_equal(one, other)


def test_strangers_are_views_of_other_images():
    config = MineConfig(**SMALL)
    model = ImageMINE(build(config), config)
    joint_scores, marginal_scores = model(IMAGES[:20, :, :, None] / np.float32(255))
    assert joint_scores.shape == (20,)
    assert marginal_scores.shape == (8 * 20,)


def test_latents_of_a_batch_are_held_to_one_scale():
    config = MineConfig(latent_dim=16, **SMALL)
    z = ops.convert_to_numpy(build(config)(IMAGES[..., None] / np.float32(255), training=True))
    assert z.shape == (100, 16)
    np.testing.assert_allclose(z.mean(axis=0), 0, atol=1e-3)
    np.testing.assert_allclose(np.cov(z.T), np.eye(16), atol=0.15)


def test_an_untrained_bound_is_near_nothing():
    config = MineConfig(**SMALL)
    networks = build(config)
    networks.statistics.set_weights(
        [np.zeros_like(weight) for weight in networks.statistics.get_weights()]
    )
    assert bound(networks, held_out_pairs(config, IMAGES), 4) == pytest.approx(0, abs=1e-6)


def test_a_linear_classifier_separates_what_is_linear_and_keeps_scales():
    rng = np.random.default_rng(0)
    labels = np.arange(500) % 10
    latents = rng.normal(size=(500, 12))
    latents[np.arange(500), labels] += 8
    latents = latents * np.linspace(0.1, 50, 12) + 3
    classifier = fit_classifier(latents, labels)
    assert classifier.accuracy(latents, labels) > 0.98
    chances = classifier.probabilities(latents)
    np.testing.assert_allclose(chances.sum(axis=1), 1)
    np.testing.assert_array_equal(chances.argmax(axis=1), classifier.predict(latents))


def test_probabilities_are_a_softmax_by_hand():
    weights, biases = np.zeros((1, 10)), np.zeros(10)
    weights[0, 3], biases[3] = 1.0, np.log(2.0)
    found = LinearClassifier(weights, biases).probabilities(np.log([[4.5]]))
    assert found[0, 3] == pytest.approx(9 / 18)
    assert found[0, 0] == pytest.approx(1 / 18)


@pytest.mark.parametrize("config", PRESETS.values())
def test_every_named_recipe_builds_an_encoder_that_answers(config: MineConfig):
    assert embed(build(config), IMAGES[:2]).shape == (2, config.latent_dim)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"latent_dim": 0}, "`latent_dim` must be > 0. Received: latent_dim=0"),
        ({"n_shifts": 0}, "`n_shifts` must be > 0. Received: n_shifts=0"),
        ({"batch_size": 8, "n_shifts": 8}, "`batch_size` must be >= 9. Received: batch_size=8"),
        ({"network": "big"}, "`network` must be one of: quick, post, vgg, .* network=big"),
        ({"activation": "sin"}, "`activation` must be one of: .*. Received: activation=sin"),
    ],
)
def test_bad_configurations_are_named(change: dict, message: str):
    with pytest.raises(ValueError, match=message):
        MineConfig(**change)


def test_the_command_line_refuses_a_latent_of_nothing(runs_home, capsys):
    assert main(["train", "mine", "--latent-dim", "0"]) == 2
    said = capsys.readouterr().err
    assert said == "python -m core train: `latent_dim` must be > 0. Received: latent_dim=0\n"
