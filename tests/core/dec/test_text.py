"""DEC as its post and its paper have it: layers, weights, optimisers, schedules, one step."""

from dataclasses import asdict, replace

import keras
import numpy as np
import pytest
from keras import ops

from core.data import load_mnist, to_input
from core.dec.autoencoder import Autoencoder, Denoising
from core.dec.config import PRESETS, DECConfig
from core.dec.objective import clustering_loss, soft_assignment, target_distribution
from core.dec.training import (
    NumberedBatches,
    Refinement,
    _lesson,
    build,
    load,
    pretrain_optimizer,
    refine_optimizer,
    train,
    training_images,
    untrained,
)
from core.runs import Run
from core.training.loop import supervise

TEXT, PAPER = PRESETS["text"], PRESETS["paper"]
BOTH = pytest.mark.parametrize("config", [TEXT, PAPER], ids=["text", "paper"])
INPUTS = to_input(load_mnist("train").images[:32])
LENGTHS = {
    "layer_epochs": 1,
    "finetune_epochs": 1,
    "epoch_steps": 3,
    "pretrain_batch_size": 32,
    "batch_size": 100,
    "update_interval": 3,
    "max_updates": 1,
    "n_init": 1,
}


def to_numpy(tensor: object) -> np.ndarray:
    return ops.convert_to_numpy(tensor)


@BOTH
def test_the_stack_has_the_texts_layers_and_activations(config: DECConfig):
    stack = untrained(config)
    assert [layer.units for layer in stack.down] == [500, 500, 2000, 10]
    assert [layer.units for layer in stack.up] == [784, 500, 500, 2000]
    assert [layer.activation.__name__ for layer in stack.down] == 3 * ["relu"] + ["linear"]
    assert [layer.activation.__name__ for layer in stack.up] == ["linear"] + 3 * ["relu"]


@BOTH
def test_weights_are_normal_with_a_deviation_of_a_hundredth(config: DECConfig):
    stack = untrained(config)
    kernels = [to_numpy(layer.kernel) for layer in (*stack.down, *stack.up)]
    for kernel in kernels:
        assert kernel.std() == pytest.approx(0.01, rel=0.05)
        assert abs(kernel.mean()) < 4 * 0.01 / np.sqrt(kernel.size)
    assert max(np.abs(kernel).max() for kernel in kernels) > 0.04  # nothing is cut off
    assert not any(to_numpy(layer.bias).any() for layer in (*stack.down, *stack.up))
    assert len({float(kernel[0, 0]) for kernel in kernels}) == 8


@BOTH
def test_fifty_thousand_steps_a_layer_and_a_hundred_thousand_together(config: DECConfig):
    stages = config.stages()
    steps = {stage.name: stage.n_epochs * config.epoch_steps for stage in stages[:-1]}
    assert steps == {f"layer-{k}": 50_000 for k in (1, 2, 3, 4)} | {"finetune": 100_000}
    stack = untrained(config)
    for stage in stages[:-1]:
        model, batches = _lesson(stack, stage, config, np.zeros((300, 28, 28), np.uint8))
        assert isinstance(model, Denoising)
        assert (batches.n_steps, batches.batch_size) == (2500, 256)


@BOTH
@pytest.mark.parametrize("n_steps", [50_000, 100_000])
def test_momentum_descent_falls_to_a_tenth_every_20000_steps(config: DECConfig, n_steps: int):
    optimizer = pretrain_optimizer(config, n_steps)
    assert type(optimizer) is keras.optimizers.SGD
    assert (optimizer.momentum, optimizer.nesterov) == (0.9, False)
    rate = optimizer._learning_rate
    for step in range(0, n_steps, 20_000):
        expected = 0.1 / 10 ** (step // 20_000)
        assert float(rate(step)) == pytest.approx(expected, rel=1e-5)
        assert float(rate(min(step + 19_999, n_steps - 1))) == pytest.approx(expected, rel=1e-5)


@BOTH
def test_the_refinement_is_momentum_descent_at_one_rate(config: DECConfig):
    optimizer = refine_optimizer(config, 1000)
    assert type(optimizer) is keras.optimizers.SGD
    assert optimizer.momentum == 0.9
    n_summed = config.batch_size if config.reduction == "sum" else 1
    assert n_summed * float(optimizer.learning_rate) == pytest.approx(0.01)
    assert (config.batch_size, config.tolerance, config.alpha) == (256, 1e-3, 1.0)


@BOTH
def test_images_are_seen_as_they_are(config: DECConfig):
    views = ("rotation", "shear", "log_scale", "shift", "elastic", "noise")
    assert [getattr(config, name) for name in views] == 6 * [0.0]
    assert config.neighbor_weight == 0


def test_only_the_papers_own_settings_differ_from_the_texts():
    mine, theirs = asdict(TEXT), asdict(PAPER)
    assert {name: value for name, value in theirs.items() if value != mine[name]} == {
        "images": "all",
        "input_scale": 255 * 0.02,
        "silenced": "hidden",
        "kernel": "squared",
        "targets": "all",
        "reduction": "mean",
        "update_interval": 140,
        "max_updates": 140,
        "learning_rate": 0.01,
    }
    assert (mine["kernel"], mine["targets"], mine["reduction"]) == ("distance", "batch", "sum")
    assert theirs["n_init"] == 20


def test_the_paper_takes_all_images_and_pixels_up_to_5_1():
    assert training_images(TEXT).shape == (55_000, 28, 28)
    everything = training_images(PAPER)
    assert everything.shape == (70_000, 28, 28)
    np.testing.assert_array_equal(everything[60_000:], load_mnist("test").images)
    stack = untrained(PAPER)
    np.testing.assert_allclose(stack.encode(INPUTS, 0), 5.1 * INPUTS.reshape(32, 784), rtol=1e-5)
    network = build(stack, PAPER)
    np.testing.assert_allclose(network(INPUTS)["code"], stack.encode(INPUTS), atol=1e-6)


def test_what_comes_back_of_scaled_pixels_is_a_picture_again():
    stack = Autoencoder(10, 0, scale=5.1)
    np.testing.assert_allclose(stack(INPUTS, depth=0), INPUTS, rtol=1e-5)
    whole = Denoising(stack, PAPER, 0.2, 0, None)(INPUTS)
    expected = 26.01 * np.square(to_numpy(stack(INPUTS)) - INPUTS).mean()
    model = Denoising(stack, PAPER, 0.2, 0, None)
    assert float(model.compute_loss(None, None, whole)) == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("layer", range(4))
def test_the_texts_dropout_spoils_pixels_and_codes(monkeypatch, layer: int):
    silenced = []

    def silence(units, rate, seed):
        silenced.append((units.shape[-1], rate))
        return 0 * units + 1.0

    monkeypatch.setattr(keras.random, "dropout", silence)
    stack = untrained(TEXT)
    answer = Denoising(stack, TEXT, TEXT.dropout, 0, layer, TEXT.silenced)(INPUTS)
    widths = (784, 500, 500, 2000, 10)
    assert silenced == [(widths[layer], 0.2), (widths[layer + 1], 0.2)]
    np.testing.assert_allclose(answer["wanted"], stack.encode(INPUTS, layer))
    ones = np.ones((32, widths[layer + 1]), np.float32)
    np.testing.assert_allclose(answer["given"], stack.up[layer](ones), rtol=1e-5)


def test_the_whole_stack_is_tuned_without_dropout(monkeypatch):
    monkeypatch.setattr(keras.random, "dropout", None)  # to call it would fail
    stack = untrained(TEXT)
    answer = Denoising(stack, TEXT, TEXT.dropout, 0, None, TEXT.silenced)(INPUTS)
    np.testing.assert_allclose(answer["given"], stack(INPUTS))


def independent_step(codes: np.ndarray, mu: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
    """q, p and the summed divergence of one batch, by loops over images and clusters."""
    n, k = len(codes), len(mu)
    q = np.zeros((n, k))
    for i in range(n):
        for j in range(k):
            q[i, j] = 1 / (1 + np.sqrt(np.sum((codes[i] - mu[j]) ** 2)))
        q[i] /= q[i].sum()
    p = np.zeros((n, k))
    for i in range(n):
        for j in range(k):
            p[i, j] = q[i, j] ** 2 / q[:, j].sum()
        p[i] /= p[i].sum()
    return q, p, float(sum(p[i, j] * np.log(p[i, j] / q[i, j]) for i in range(n) for j in range(k)))


def test_a_step_takes_p_from_its_own_batch_and_sums_the_divergence():
    network = build(Autoencoder(10, 0), TEXT)
    rng = np.random.default_rng(0)
    codes = to_numpy(network(INPUTS)["code"])
    mu = (codes[:10] + 0.1 * rng.normal(size=(10, 10))).astype("float32")
    network.get_layer("centroids").mu.assign(mu)
    model = Refinement(network, TEXT, n_images=32)
    answer = model({"images": INPUTS, "rows": np.arange(32)}, training=True)
    q, p, loss = independent_step(codes.astype("float64"), mu.astype("float64"))
    np.testing.assert_allclose(to_numpy(answer["q"]), q, rtol=1e-3)
    np.testing.assert_allclose(to_numpy(answer["p"]), p, rtol=1e-3)
    assert float(model.compute_loss(None, None, answer)) == pytest.approx(loss, rel=1e-3)


def test_p_of_a_batch_is_a_constant():
    tf = pytest.importorskip("tensorflow")
    network = build(Autoencoder(10, 0), TEXT)
    codes = to_numpy(network(INPUTS)["code"])
    mu = network.get_layer("centroids").mu
    mu.assign(codes[:10] + 0.5)
    model = Refinement(network, TEXT, n_images=32)
    with tf.GradientTape() as tape:
        answer = model({"images": INPUTS, "rows": np.arange(32)}, training=True)
        loss = model.compute_loss(None, None, answer)
    fixed = to_numpy(answer["p"])
    with tf.GradientTape() as other:
        expected = clustering_loss(fixed, soft_assignment(codes, mu.value, 1.0, "distance"), "sum")
    slopes = tape.gradient(loss, mu.value), other.gradient(expected, mu.value)
    np.testing.assert_allclose(*map(to_numpy, slopes), rtol=1e-3, atol=1e-6)


def test_the_papers_step_takes_p_from_the_last_update_and_the_mean():
    network = build(untrained(PAPER), PAPER)
    model = Refinement(network, PAPER, n_images=40)
    targets = np.random.default_rng(0).dirichlet(np.ones(10), 40).astype("float32")
    model.targets.assign(targets)
    rows = np.arange(32)[::-1].copy()
    answer = model({"images": INPUTS, "rows": rows}, training=True)
    np.testing.assert_allclose(to_numpy(answer["p"]), targets[rows])
    q = to_numpy(answer["q"]).astype("float64")
    expected = np.sum(targets[rows] * np.log(targets[rows] / q)) / 32
    assert float(model.compute_loss(None, None, answer)) == pytest.approx(expected, rel=1e-3)


def test_the_sum_is_the_mean_times_the_images():
    q = to_numpy(soft_assignment(np.eye(4, 3), np.eye(3, 3)))
    p = to_numpy(target_distribution(q))
    mean = float(clustering_loss(p, q))
    assert float(clustering_loss(p, q, "sum")) == pytest.approx(4 * mean, rel=1e-5)


def test_numbered_batches_know_their_rows():
    batch = NumberedBatches(load_mnist("train").images[:50], 20, 0)[0][0]
    expected = load_mnist("train").images[batch["rows"]]
    np.testing.assert_array_equal(batch["images"], to_input(expected))


@pytest.mark.usefixtures("little_mnist")
@BOTH
def test_a_few_steps_of_each_recipe_end_in_a_run_that_loads(config: DECConfig, run: Run):
    short = replace(config, **LENGTHS)
    supervise(run, "dec", short, train, [])
    assert run.state == "finished"
    assert len(run.metrics) == 6
    assert np.isfinite([line["loss"] for line in run.metrics]).all()
    network = load(run)
    assert network(INPUTS)["assignment"].shape == (32, 10)


def test_runs_of_before_are_read_as_they_were():
    new = ("images", "input_scale", "weights", "epoch_steps", "silenced", "optimizer")
    new += ("momentum", "drop_steps", "targets", "reduction")
    stored = {name: value for name, value in asdict(DECConfig()).items() if name not in new}
    config = DECConfig(**stored)
    assert config == DECConfig()
    assert isinstance(pretrain_optimizer(config, 100), keras.optimizers.Adam)
    assert isinstance(refine_optimizer(config, 100), keras.optimizers.Adam)
    kernel = to_numpy(untrained(config).down[0].kernel)
    assert kernel.std() == pytest.approx(np.sqrt(2 / (784 + 500)), rel=0.02)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("images", "test"),
        ("input_scale", 0.0),
        ("weights", "zeros"),
        ("epoch_steps", -1),
        ("silenced", "none"),
        ("optimizer", "lion"),
        ("momentum", 1.0),
        ("drop_steps", -1),
        ("targets", "some"),
        ("reduction", "max"),
    ],
)
def test_bad_values_are_named(field: str, value: object):
    with pytest.raises(ValueError, match=rf"`{field}` must be .* Received: {field}={value}"):
        DECConfig(**{field: value})
