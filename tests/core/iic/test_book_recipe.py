"""The recipes of the book's text: every number and layer as the text has it."""

from dataclasses import replace
from types import SimpleNamespace

import keras
import numpy as np
import pytest
from keras import layers, ops

from core.__main__ import main
from core.data import load_mnist
from core.iic import training
from core.iic.config import PRESETS, VGG_PRESETS
from core.iic.evaluation import evaluate_iic
from core.iic.keeping import BEST, KeepBestEpoch, head_accuracies
from core.iic.network import build
from core.iic.training import IIC, optimizer, pairs_of
from core.networks.normalisation import BatchNormalization
from core.runs import Run
from core.training.loop import supervise

TEXT = VGG_PRESETS["text"]
IMAGES = load_mnist("train").images[:40, :, :, None] / np.float32(255)
NARROW = replace(TEXT, width=2, batch_size=250, n_sub_heads=2, n_epochs=2)


def test_the_encoder_is_64_m_128_m_256_m_512_flattened():
    trunk = build(TEXT).get_layer("trunk")
    stage = [layers.Conv2D, BatchNormalization, layers.ReLU]
    pooled = [*stage, layers.MaxPooling2D]
    expected = [layers.Cropping2D, *pooled * 3, *stage, layers.Flatten]
    assert [type(layer) for layer in trunk.layers] == expected
    convolutions = [layer for layer in trunk.layers if isinstance(layer, layers.Conv2D)]
    assert [layer.filters for layer in convolutions] == [64, 128, 256, 512]
    for layer in convolutions:
        assert (layer.kernel_size, layer.padding, layer.use_bias) == ((3, 3), "same", True)
        assert isinstance(layer.kernel_initializer, keras.initializers.HeNormal)
    assert trunk.layers[0].output.shape == (None, 24, 24, 1)
    assert trunk.layers[-1].input.shape == (None, 3, 3, 512)
    assert trunk.output_shape == (None, 3 * 3 * 512)


@pytest.mark.parametrize("n_heads", [1, 2, 3, 4, 5])
def test_heads_are_single_dense_layers_of_ten(n_heads: int):
    config = VGG_PRESETS[f"text-{n_heads}-head{'s' if n_heads > 1 else ''}"]
    assert config == replace(TEXT, n_sub_heads=n_heads)
    network = build(config)
    for index in range(n_heads):
        head = network.get_layer(f"sub_head_{index}")
        assert (head.units, head.activation.__name__, head.use_bias) == (10, "softmax", True)
        assert head.kernel.shape == (4608, 10)
        assert isinstance(head.kernel_initializer, keras.initializers.GlorotUniform)


def test_the_rate_falls_to_a_fifth_every_four_hundred_epochs():
    adam = optimizer(TEXT, n_steps=TEXT.n_epochs * 107)
    assert type(adam) is keras.optimizers.Adam
    assert (adam.beta_1, adam.beta_2, adam.epsilon) == (0.9, 0.999, 1e-7)
    found = []
    for epoch in (0, 399, 400, 799, 800, 1199):
        adam.iterations.assign(epoch * 107)
        found.append(float(adam.learning_rate))
    assert found == pytest.approx([1e-3, 1e-3, 2e-4, 2e-4, 4e-5, 4e-5])


def test_twelve_hundred_epochs_of_batches_of_512_with_nothing_added():
    assert (TEXT.batch_size, TEXT.n_epochs) == (512, 1200)
    assert (TEXT.alpha, TEXT.final_alpha, TEXT.overclustering_weight) == (1, 1, 0)
    assert (TEXT.average, TEXT.rescue, TEXT.warmup_steps) == (0, 0, 0)
    assert (TEXT.pairing, TEXT.views, TEXT.rotation) == ("one", "turn-or-crop", 20)
    assert (TEXT.forward_passes, TEXT.head_training, TEXT.keep) == (1, "joint", "last")


def test_the_first_image_of_a_pair_is_the_plain_one():
    first, second = np.split(np.asarray(pairs_of(IMAGES, TEXT, keras.random.SeedGenerator(0))), 2)
    np.testing.assert_array_equal(first, IMAGES)
    assert np.all(np.abs(second - IMAGES).max(axis=(1, 2, 3)) > 0.1)


def test_both_halves_are_normalised_in_one_batch():
    model = IIC(build(NARROW), NARROW, n_steps=10)
    pairs = pairs_of(IMAGES, NARROW, keras.random.SeedGenerator(NARROW.seed))
    answers = model(IMAGES, training=True)["clusters"]
    expected = model.network(pairs, training=True)["clusters"]
    np.testing.assert_allclose(answers, expected, atol=1e-6)


def normalised_then_clipped(z: np.ndarray, z_prime: np.ndarray) -> float:
    """Return minus the mutual information of one head as the book forms it, in float64."""
    P = z.astype(np.float64).T @ z_prime.astype(np.float64)
    P = (P + P.T) / (2 * P.sum())
    Pi = np.maximum(P.sum(axis=1), 1e-7)[:, None]
    Pj = np.maximum(P.sum(axis=0), 1e-7)[None]
    P = np.maximum(P, 1e-7)
    return float(np.sum(P * (np.log(Pi) + np.log(Pj) - np.log(P))))


def test_the_loss_of_a_step_is_minus_the_information_over_the_heads():
    config = replace(TEXT, width=2, n_sub_heads=3)
    model = IIC(build(config), config, n_steps=10)
    rng = np.random.default_rng(0)
    clusters = rng.dirichlet(np.full(10, 0.02), (80, 3)).astype("float32")
    answers = {
        "clusters": clusters,
        "overclusters": rng.dirichlet(np.ones(50), 80).astype("float32"),
    }
    expected = [normalised_then_clipped(*np.split(clusters[:, head], 2)) for head in range(3)]
    loss = float(model.compute_loss(None, None, answers))
    assert loss == pytest.approx(sum(expected) / 3, rel=1e-5)


def test_clipping_first_and_clipping_last_differ_where_cells_are_empty():
    z = np.eye(10, dtype="float32")[[0, 0, 0, 1]][:, None]
    answers = {"clusters": np.concatenate([z, z]), "overclusters": np.ones((8, 50), "float32") / 50}
    losses = {}
    for clipping in ("before", "after"):
        config = replace(TEXT, width=2, clipping=clipping)
        losses[clipping] = float(IIC(build(config), config, 10).compute_loss(None, None, answers))
    # Eight clusters stay empty; there the clipped marginals make 64 + 2 * 8 * 2 cells of their own:
    # 64 of 1e-7 ln 1e-7, and 32 of 1e-7 ln (marginal); the two cells off the diagonal, likewise.
    floor, marginals = 1e-7, np.array([0.75, 0.25])
    logs = np.log(marginals)
    expected = marginals @ logs + floor * (
        64 * np.log(floor) + 16 * logs.sum() + 2 * (logs.sum() - np.log(floor))
    )
    assert losses["after"] == pytest.approx(expected, abs=1e-6)
    assert losses["before"] != pytest.approx(losses["after"], abs=1e-6)


def trained(run: Run, **changes: object) -> Run:
    config = replace(NARROW, film_split="validation", **changes)
    assert supervise(run, "iic-vgg", config, training.train, [KeepBestEpoch(run)])
    return run


@pytest.mark.usefixtures("little_mnist")
def test_the_best_epoch_is_kept_on_demand(run: Run, monkeypatch):
    given = iter([np.array([0.2, 0.7]), np.array([0.6, 0.3])])
    seen = []

    def accuracies(network: keras.Model) -> np.ndarray:
        seen.append(network.get_weights())
        return next(given)

    monkeypatch.setattr("core.iic.keeping.head_accuracies", accuracies)
    trained(run, keep="best")
    assert [line[BEST] for line in run.metrics] == [0.7, 0.6]
    stored = training.load(run).get_weights()
    for first, kept in zip(seen[0], stored, strict=True):
        np.testing.assert_array_equal(first, kept)
    assert any(not np.array_equal(one, two) for one, two in zip(*seen, strict=True))
    figures = evaluate_iic(run)
    assert figures["kept"] == {"epoch": 1, "accuracy": 0.7, "chosen_by": "test labels"}
    assert run.config["config"]["keep"] == "best"


@pytest.mark.usefixtures("little_mnist")
def test_the_last_epoch_is_kept_by_default_and_no_test_label_is_asked(run: Run, monkeypatch):
    def nobody(network: keras.Model) -> np.ndarray:
        raise AssertionError("test labels were read")

    monkeypatch.setattr("core.iic.keeping.head_accuracies", nobody)
    trained(run)
    assert BEST not in run.metrics[0]
    assert "kept" not in evaluate_iic(run)
    assert all(config.keep == "last" for config in (*PRESETS.values(), *VGG_PRESETS.values()))


@pytest.mark.usefixtures("little_mnist")
def test_each_head_is_matched_to_the_test_labels():
    labels = load_mnist("test").labels
    answers = np.zeros((len(labels), 2, 10), "float32")
    answers[np.arange(len(labels)), 0, (labels + 3) % 10] = 1  # right, under other numbers
    answers[:, 1, 4] = 1  # everything in one cluster

    known = SimpleNamespace(
        output={"clusters": np.zeros((1, 2, 10))},
        predict_on_batch=lambda inputs: {"clusters": answers[: len(inputs)]},
    )
    assert len(labels) <= 1000
    commonest = np.bincount(labels).max() / len(labels)
    np.testing.assert_allclose(head_accuracies(known), [1.0, commonest])


def test_the_command_line_says_how_the_best_epoch_is_chosen(capsys):
    with pytest.raises(SystemExit):
        main(["train", "iic-vgg", "--help"])
    assert "chosen by test labels (default last)" in " ".join(capsys.readouterr().out.split())


def test_information_of_a_step_is_remembered_for_the_film():
    config = replace(NARROW, width=2)
    model = IIC(build(config), config, n_steps=10)
    model.compute_loss(None, None, model(IMAGES))
    P = ops.convert_to_numpy(model.joints)
    np.testing.assert_allclose(P.sum(axis=(1, 2)), 1, atol=1e-5)
    np.testing.assert_allclose(P, P.swapaxes(1, 2), atol=1e-7)
