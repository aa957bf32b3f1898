"""IIC on little real data: it learns without labels, and cannot see one."""

import keras
import numpy as np
import pytest

from core.data import load_mnist
from core.iic import training
from core.iic.config import IICConfig
from core.iic.evaluation import evaluate_iic
from core.iic.network import build
from core.iic.training import IIC, pairs_of
from core.iic.viewers import AccuracyForViewers
from core.runs import Run
from core.training.loop import supervise
from tests.core.conftest import use_shuffled_labels

SMALL = {"width": 8, "n_sub_heads": 2, "batch_size": 125, "n_probe": 500, "warmup_steps": 5}


@pytest.mark.usefixtures("little_mnist")
def test_a_short_training_finds_digits_without_labels(run: Run):
    config = IICConfig(n_epochs=12, **SMALL)
    assert supervise(run, "iic", config, training.train, [AccuracyForViewers(run)])
    first, last = run.metrics[0], run.metrics[-1]
    assert last["mutual_information"] > first["mutual_information"]
    assert last["selected_accuracy"] > 0.3
    assert 0 < last["trace"] <= 1
    figures = evaluate_iic(run)
    assert set(figures) >= {
        "method",
        "heads",
        "selected_head",
        "test_accuracy",
        "nmi",
        "ari",
        "overclustering",
    }
    information = [head["mutual_information"] for head in figures["heads"]]
    assert figures["selected_head"] == int(np.argmax(information))
    selected = figures["heads"][figures["selected_head"]]
    assert figures["test_accuracy"] == selected["test_accuracy"] > 0.3
    assert sorted(figures["cluster_digits"]) == list(range(10))
    assert figures["overclustering"]["majority_accuracy"] > 0.3


def test_shuffled_labels_give_the_same_model_bit_for_bit(runs_home, monkeypatch):
    def weights_with(seed: int) -> list[np.ndarray]:
        use_shuffled_labels(monkeypatch, seed, 1000)
        run = Run(runs_home / f"labels-{seed}")
        supervise(run, "iic", IICConfig(n_epochs=1, **SMALL), training.train, [])
        return training.load(run).get_weights()

    for one, other in zip(weights_with(1), weights_with(2), strict=True):
        np.testing.assert_array_equal(one, other)


def test_both_views_are_drawn_from_one_distribution():
    images = load_mnist("train").images[:200, :, :, None] / np.float32(255)
    pairs = np.asarray(pairs_of(images, IICConfig(), keras.random.SeedGenerator(0)))
    first, second = np.split(pairs, 2)
    assert first.shape == images.shape
    assert not np.allclose(first, second)
    assert first.std() == pytest.approx(second.std(), rel=0.05)


def test_a_restored_model_goes_on_with_its_views(tmp_path):
    images = load_mnist("train").images[:10, :, :, None] / np.float32(255)
    config = IICConfig(**SMALL)
    whole, restored = (IIC(build(config), config, n_steps=100) for _ in range(2))
    whole(images)
    whole.save_weights(tmp_path / "backup.weights.h5")
    restored.load_weights(tmp_path / "backup.weights.h5")
    np.testing.assert_array_equal(whole(images)["clusters"], restored(images)["clusters"])


def test_alpha_falls_to_one_over_its_share_of_the_steps():
    config = IICConfig(alpha=3.0, alpha_share=0.5, **SMALL)
    model = IIC(build(config), config, n_steps=100)
    seen = []
    for step in (0, 25, 50, 90):
        model.step.assign(step)
        seen.append(float(model.alpha()))
    assert seen == pytest.approx([3.0, 2.0, 1.0, 1.0])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"n_clusters": 1}, "`n_clusters` must be >= 2. Received: n_clusters=1"),
        ({"alpha": 0.0}, "`alpha` must be > 0. Received: alpha=0.0"),
        ({"network": "big"}, "`network` must be one of: quick, post, vgg, .* network=big"),
        ({"hidden_units": "128-64"}, "`hidden_units` must be none, or sizes such as 128.64. .*"),
        ({"hidden_units": "64"}, "`hidden_units` must be none where head_start=normal. .*=64"),
        ({"head_start": "glorot"}, "`rescue` must be 0 where head_start=glorot. .* rescue=1"),
        ({"film_split": "train"}, "`film_split` must be one of: validation, test. .*=train"),
        ({"views": "rotate+blur"}, "`views` must be none, or some of: .*. Received: blur"),
        ({"batch_size": 0}, "`batch_size` must be > 0. Received: batch_size=0"),
    ],
)
def test_bad_configurations_are_named(change: dict, message: str):
    with pytest.raises(ValueError, match=message):
        IICConfig(**change)
