"""The text's recipes for 71 hiragana: layers, weights, losses and schedules as it gives them."""

from dataclasses import asdict, replace

import keras
import numpy as np
import pytest
from keras import ops
from scipy.special import log_softmax

from core.data import to_input
from core.kana.config import LINEAR_PRESETS, PRESETS, KanaCnnConfig, KanaLinearConfig
from core.kana.data import load_kana
from core.kana.network import build
from core.kana.objective import unguarded_cross_entropy
from core.kana.record import GUESSING, read_record
from core.kana.steps import parse_steps, value_at
from core.kana.training import _trainer, load, optimizer_of, rate, train
from core.kana.viewers import TestAccuracyForViewers
from core.methods import METHODS
from core.runs import Run
from core.training.failures import TrainingDiverged
from core.training.loop import supervise

TEXT = {name: config for name, config in PRESETS.items() if name.startswith("text")}
LINEAR = LINEAR_PRESETS["text"]
LABELS = np.array([0, 3, 3, 70, 12], np.int32)
RNG = np.random.default_rng(0)


def kinds(config: KanaCnnConfig) -> list[tuple[str, object]]:
    """The layers with weights or a choice of their own, in order, with what the text says."""
    says = {
        "Conv2D": lambda x: (x.kernel_size, x.filters, x.padding, x.activation.__name__),
        "Dense": lambda x: (x.units, x.activation.__name__),
        "MaxPooling2D": lambda x: x.pool_size,
        "AveragePooling2D": lambda x: x.pool_size,
        "MovingDropout": lambda x: float(x.rate),
    }
    found = [(type(x).__name__, x) for x in build(config).layers]
    return [(kind, says[kind](layer)) for kind, layer in found if kind in says]


def test_the_cnn_has_the_texts_layers_in_its_order():
    assert kinds(TEXT["text-constant"]) == [
        ("Conv2D", ((5, 5), 32, "same", "relu")),
        ("MaxPooling2D", (2, 2)),
        ("Conv2D", ((5, 5), 64, "same", "relu")),
        ("MaxPooling2D", (2, 2)),
        ("Dense", (1024, "relu")),
        ("MovingDropout", 0.5),
        ("Dense", (71, "linear")),
    ]


def test_lessons_change_one_layer_each():
    usual = kinds(TEXT["text-constant"])
    changed = {
        "text-one-filter": {2: ("Conv2D", ((5, 5), 1, "same", "relu"))},
        "text-no-dropout": {5: ("MovingDropout", 0.0)},
        "text-average-pooling": {
            1: ("AveragePooling2D", (2, 2)),
            3: ("AveragePooling2D", (2, 2)),
        },
    }
    for name, layers in changed.items():
        assert kinds(TEXT[name]) == [layers.get(i, layer) for i, layer in enumerate(usual)]


def test_weights_are_truncated_normal_and_biases_a_tenth():
    network = build(TEXT["text-constant"])
    kernels = [w for w in network.get_weights() if w.ndim > 1]
    biases = [w for w in network.get_weights() if w.ndim == 1]
    assert [bias.shape for bias in biases] == [(32,), (64,), (1024,), (71,)]
    assert all((bias == np.float32(0.1)).all() for bias in biases)
    assert all(np.abs(kernel).max() <= 0.2 for kernel in kernels)
    # A normal distribution of deviation .1, cut at two: .1 * sqrt(1 - 4 phi(2) / (2 Phi(2) - 1))
    assert kernels[2].std() == pytest.approx(0.1 * 0.87963, rel=0.01)
    assert len({float(kernel.flat[0]) for kernel in kernels}) == 4


def test_the_regression_begins_at_zero():
    network = build(LINEAR)
    assert [w.shape for w in network.get_weights()] == [(784, 71), (71,)]
    assert all((weight == 0).all() for weight in network.get_weights())


def test_steps_batches_and_optimisers_are_the_texts():
    for name, config in TEXT.items():
        assert config.n_steps == (10_000 if name == "text-10k" else 20_000)
        assert (config.batch_size, config.learning_rate) == (50, 1e-3)
        assert isinstance(optimizer_of(config), keras.optimizers.Adam)
        assert config.reduction == "sum"
        assert (config.n_decoys, config.n_references) == (0, 0)
    assert (LINEAR.n_steps, LINEAR.batch_size, LINEAR.learning_rate) == (100_000, 50, 1e-4)
    descent = optimizer_of(LINEAR)
    assert type(descent) is keras.optimizers.SGD
    assert (descent.momentum, float(descent.learning_rate)) == (0.0, pytest.approx(1e-4))
    looks = range(LINEAR.test_steps, LINEAR.n_steps + 1, LINEAR.test_steps)
    assert {10_000, 50_000, 100_000} <= set(looks)


def rates_of(name: str) -> list[tuple[int, float]]:
    """The first step of each rate, counted from 0, and that rate, as an optimiser has it."""
    schedule = rate(TEXT[name])
    if isinstance(schedule, float):
        return [(0, schedule)]
    steps = np.unique([0, *(step + d for step in range(1000, 20_000, 1000) for d in (-1, 0))])
    values = [float(schedule(int(step))) for step in steps]
    first = [i for i in range(len(steps)) if i == 0 or values[i] != values[i - 1]]
    return [(int(steps[i]), pytest.approx(values[i], rel=1e-5)) for i in first]


@pytest.mark.parametrize(
    ("name", "rates"),
    [
        ("text-constant", [(0, 1e-3)]),
        ("text-unguarded", [(0, 1e-3)]),
        ("text-as-run", [(0, 1e-3)]),
        ("text-meant", [(0, 1e-3), (1000, 1e-4), (5000, 1e-5), (10_000, 1e-6)]),
        (
            "text-dropout",
            [
                (0, 1e-3),
                (1000, 1e-4),
                (3000, 1e-5),
                (7000, 1e-6),
                (10_000, 1e-7),
                (14_000, 1e-8),
                (19_000, 1e-9),
            ],
        ),
    ],
)
def test_rates_fall_where_the_text_says(name: str, rates: list[tuple[int, float]]):
    assert rates == rates_of(name)


@pytest.mark.parametrize("name", ["text-dropout", "text-as-run"])
def test_kept_shares_change_where_the_text_says(name: str):
    config = TEXT[name]
    kept = {e * config.epoch_steps: 1 - config.dropout_of(e) for e in range(config.n_epochs)}
    bounds = {(0, 3000): 1, (3000, 10_000): 0.3, (10_000, 15_000): 0.1, (15_000, 19_000): 0.05}
    for (begin, end), share in (bounds | {(19_000, 20_000): 0.8}).items():
        values = [value for step, value in kept.items() if begin <= step < end]
        assert values == pytest.approx([share] * len(values))
        assert len(values) == (end - begin) // config.epoch_steps


def test_only_the_named_thing_differs_from_the_constant_run():
    def differences(name: str) -> set[str]:
        usual = asdict(TEXT["text-constant"])
        return {k for k, v in asdict(TEXT[name]).items() if v != usual[k]}

    assert differences("text-unguarded") == {"loss"}
    assert differences("text-as-run") == {"kept_steps"}
    assert differences("text-meant") == {"schedule", "rate_steps"}
    assert differences("text-dropout") == {"schedule", "rate_steps", "kept_steps"}
    assert differences("text-no-dropout") == {"dropout", "final_dropout"}


def plain(logits: np.ndarray) -> np.ndarray:
    """-sum y ln softmax(x) in single precision, as one would write it down."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities = powers / powers.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        return -(np.eye(71, dtype=np.float32)[LABELS] * np.log(probabilities)).sum(axis=1)


def test_the_unguarded_loss_is_that_of_the_logits_while_nothing_underflows():
    logits = RNG.normal(size=(5, 71)).astype(np.float32) * 5
    loss = ops.convert_to_numpy(unguarded_cross_entropy(LABELS, logits))
    np.testing.assert_allclose(loss, plain(logits), rtol=1e-4)
    np.testing.assert_allclose(loss, -log_softmax(logits, axis=1)[range(5), LABELS], rtol=1e-4)


def test_an_underflow_anywhere_makes_the_unguarded_loss_no_number():
    logits = np.zeros((5, 71), np.float32)
    logits[1, 40] = -200  # neither the label nor the largest: 0 ln 0
    logits[2, 3] = -200  # the label: -ln 0
    loss = ops.convert_to_numpy(unguarded_cross_entropy(LABELS, logits))
    assert np.isnan(loss).tolist() == [False, True, False, False, False]
    assert np.isposinf(loss).tolist() == [False, False, True, False, False]
    np.testing.assert_array_equal(np.isnan(loss), np.isnan(plain(logits)))


@pytest.mark.parametrize(("size", "lost"), [(1.0, False), (4000.0, True)])
def test_an_unguarded_step_loses_every_weight_once_a_probability_underflows(size, lost):
    config = KanaLinearConfig(batch_size=5, loss="unguarded", reduction="sum", optimizer="sgd")
    network = build(config)
    network.get_layer("classes").set_weights([np.zeros((784, 71)), size * np.arange(71)])
    inputs = to_input(load_kana("validation", 1).images[:5])
    loss = _trainer(network, config).train_on_batch(inputs, LABELS)[0]
    bias = network.get_layer("classes").get_weights()[1]
    assert bool(np.isnan(loss)) == lost
    assert bool(np.isnan(bias).all()) == lost
    assert bool(np.isnan(bias).any()) == lost


@pytest.mark.parametrize("config", [LINEAR, TEXT["text-constant"], TEXT["text-unguarded"]])
def test_the_loss_of_a_step_is_the_sum_over_its_batch(config: KanaLinearConfig):
    network = build(config)
    inputs = to_input(load_kana("validation", 1).images[:5])
    logits = ops.convert_to_numpy(network(inputs)["logits"]).astype("float64")
    expected = -log_softmax(logits, axis=1)[range(5), LABELS].sum()
    loss = _trainer(network, config).test_on_batch(inputs, LABELS)[0]
    assert float(loss) == pytest.approx(expected, rel=1e-4)


def test_a_step_of_the_regression_is_plain_gradient_descent_on_the_sum():
    network = build(LINEAR)
    inputs = to_input(load_kana("validation", 1).images[:5])
    pixels = inputs.reshape(5, 784).astype("float64")
    # At zero weights every class has 1 / 71; the slope of the summed loss is x (p - y).
    slope = np.full((5, 71), 1 / 71) - np.eye(71)[LABELS]
    _trainer(network, LINEAR).train_on_batch(inputs, LABELS)
    kernel, bias = network.get_layer("classes").get_weights()
    np.testing.assert_allclose(kernel, -1e-4 * pixels.T @ slope, atol=1e-9)
    np.testing.assert_allclose(bias, -1e-4 * slope.sum(axis=0), atol=1e-9)


LITTLE = {"n_per_character": 3, "n_epochs": 2, "epoch_steps": 4, "test_steps": 8}


@pytest.fixture(scope="module")
def little_run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The regression for eight steps."""
    run = Run(tmp_path_factory.mktemp("text") / "linear")
    supervise(run, "kana-linear", replace(LINEAR, **LITTLE), train, [TestAccuracyForViewers(run)])
    return run


def test_records_have_the_loss_of_an_image_and_the_test_accuracy_when_asked(little_run: Run):
    first, last = little_run.metrics
    assert first["loss"] == pytest.approx(GUESSING, rel=0.01)
    assert "test_accuracy" not in first
    split = load_kana("test")
    logits = ops.convert_to_numpy(load(little_run)(to_input(split.images))["logits"])
    assert last["test_accuracy"] == pytest.approx(np.mean(logits.argmax(1) == split.labels))
    assert read_record(little_run).lost_at is None


def test_a_run_whose_loss_is_lost_says_when_and_what_it_reads_then(tmp_path):
    run = Run(tmp_path / "lost")
    config = replace(LINEAR, **LITTLE, loss="unguarded", learning_rate=1e4)
    with pytest.raises(TrainingDiverged):
        supervise(run, "kana-linear", config, train, [])
    assert run.failure == "TrainingDiverged"
    record = read_record(run)
    assert record.burst
    assert 1 < record.lost_at <= 8
    assert run.events[0]["validation_accuracy"] == pytest.approx(1 / 71)


def test_the_same_step_from_logits_is_not_lost(tmp_path):
    run = Run(tmp_path / "kept")
    assert supervise(run, "kana-linear", replace(LINEAR, **LITTLE, learning_rate=1e4), train, [])
    assert np.isfinite([line["loss"] for line in run.metrics]).all()


def test_steps_are_read_as_written():
    steps = parse_steps("rate_steps", "0:1,3000:.3,7000:1e-6")
    assert steps == ((0, 1.0), (3000, 0.3), (7000, 1e-6))
    assert [value_at(steps[1:], step, 0.5) for step in (0, 2999, 3000, 9000)] == [
        0.5,
        0.5,
        0.3,
        1e-6,
    ]
    assert parse_steps("rate_steps", "") == ()


@pytest.mark.parametrize("text", ["5", "a:1", "3:1,3:2", "9:1,3:1", "3:1,", "3:-1", "3:."])
def test_other_writings_are_refused(text: str):
    with pytest.raises(ValueError, match="`rate_steps` must look like 1000:1e-4"):
        parse_steps("rate_steps", text)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"optimizer": "rmsprop"}, "`optimizer` must be one of: adam, sgd"),
        ({"weights": "ones"}, "`weights` must be one of: glorot, zeros, truncated-normal"),
        ({"loss": "mse"}, "`loss` must be one of: logits, unguarded"),
        ({"reduction": "max"}, "`reduction` must be one of: mean, sum"),
        ({"pooling": "min"}, "`pooling` must be one of: max, average"),
        ({"preparation": "none"}, "`preparation` must be one of: canonical, plain"),
        ({"second_width": 0}, "`second_width` must be > 0"),
        ({"epsilon": 0.0}, "`epsilon` must be > 0"),
        ({"schedule": "steps"}, "`rate_steps` must be given with the schedule steps"),
        ({"rate_steps": "5:1"}, "`rate_steps` must be given with the schedule steps, and only"),
        ({"test_steps": 3}, "`test_steps` must be a multiple of epoch_steps"),
        ({"kept_steps": "7:.5"}, "`kept_steps` must be shares in .0, 1. at multiples"),
        ({"kept_steps": "500:1.5"}, "`kept_steps` must be shares in .0, 1. at multiples"),
        ({"reduction": "sum"}, "`reduction` must be mean where `n_decoys` is not 0"),
        ({"data": "ETL8G_01"}, "`n_decoys` and `n_references` must be 0 with `data`"),
    ],
)
def test_bad_settings_are_refused(settings: dict, message: str):
    with pytest.raises(ValueError, match=message):
        KanaCnnConfig(**settings)


def test_the_command_line_knows_the_texts_recipes():
    assert METHODS["kana-linear"].preset("text") == LINEAR
    assert METHODS["kana-cnn"].preset("text-as-run") == TEXT["text-as-run"]
