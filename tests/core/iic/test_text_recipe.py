"""The recipes of the post's text: every number and layer as the text has it."""

from dataclasses import asdict, replace

import keras
import numpy as np
import pytest
from keras import layers, ops

from core.data import load_mnist
from core.iic import training
from core.iic.config import PRESETS, IICConfig
from core.iic.evaluation import evaluate_iic
from core.iic.film import load_film
from core.iic.network import build
from core.iic.training import IIC, optimizer
from core.iic.viewers import AccuracyForViewers, FilmForViewers
from core.networks.normalisation import BatchNormalization
from core.runs import Run
from core.training.loop import supervise

TEXT = PRESETS["text"]
IMAGES = load_mnist("train").images[:40, :, :, None] / np.float32(255)
NARROW = replace(TEXT, width=4, batch_size=250, n_epochs=2)


def trunk_of(config: IICConfig) -> keras.Sequential:
    return build(config).get_layer("trunk")


def test_the_trunk_pools_after_normalising_and_not_after_the_fourth_stage():
    stage = [layers.Conv2D, BatchNormalization, layers.ReLU]
    pooled = [*stage, layers.MaxPooling2D]
    expected = [*pooled * 3, *stage, layers.GlobalAveragePooling2D]
    assert [type(layer) for layer in trunk_of(TEXT).layers] == expected


def test_the_trunk_has_the_sizes_of_the_text_and_keras_defaults():
    trunk = trunk_of(TEXT)
    convolutions = [layer for layer in trunk.layers if isinstance(layer, layers.Conv2D)]
    assert [layer.filters for layer in convolutions] == [32, 64, 128, 256]
    for layer in convolutions:
        assert (layer.kernel_size, layer.padding, layer.use_bias) == ((3, 3), "same", True)
        assert isinstance(layer.kernel_initializer, keras.initializers.GlorotUniform)
        assert isinstance(layer.bias_initializer, keras.initializers.Zeros)
    for layer in trunk.layers:
        if isinstance(layer, layers.BatchNormalization):
            assert (layer.momentum, layer.epsilon) == (0.99, 1e-3)
        if isinstance(layer, layers.MaxPooling2D):
            assert (layer.pool_size, layer.strides) == ((2, 2), (2, 2))
    assert trunk.output_shape == (None, 256)


def test_each_head_has_hidden_layers_of_its_own():
    network = build(TEXT)
    for name, units in (("sub_head_0", 10), ("overclustering", 50)):
        stack = [network.get_layer(f"{name}_hidden_{i}") for i in (0, 1)] + [
            network.get_layer(name)
        ]
        assert [layer.units for layer in stack] == [128, 64, units]
        assert [layer.activation.__name__ for layer in stack] == ["relu", "relu", "softmax"]
        assert [layer.kernel.shape[0] for layer in stack] == [256, 128, 64]
        for layer in stack:
            assert layer.use_bias
            assert isinstance(layer.kernel_initializer, keras.initializers.GlorotUniform)


def test_adam_stays_at_its_rate():
    adam = optimizer(TEXT, n_steps=5500)
    assert type(adam) is keras.optimizers.Adam
    for step in (0, 5499):
        adam.iterations.assign(step)
        assert float(adam.learning_rate) == pytest.approx(1e-4)
    assert (adam.beta_1, adam.beta_2, adam.epsilon) == (0.9, 0.999, 1e-7)


def test_a_hundred_epochs_of_batches_of_a_thousand_with_nothing_added():
    assert (TEXT.batch_size, TEXT.n_epochs) == (1000, 100)
    assert (TEXT.alpha, TEXT.final_alpha) == (10, 10)
    assert (TEXT.average, TEXT.rescue, TEXT.decay, TEXT.warmup_steps) == (0, 0, "constant", 0)
    assert (TEXT.pairing, TEXT.forward_passes, TEXT.head_training) == ("one", 2, "joint")
    assert (TEXT.n_sub_heads, TEXT.n_clusters, TEXT.n_overclusters) == (1, 10, 50)
    assert TEXT.views == "rotate+shear+binarise+noise"


@pytest.mark.parametrize(
    ("name", "views", "n_epochs"),
    [
        ("text-alpha-1", "rotate+shear+binarise+noise", 100),
        ("text-rotation", "rotate", 20),
        ("text-shear", "shear", 20),
        ("text-binarisation", "binarise", 20),
        ("text-noise", "noise", 20),
    ],
)
def test_the_other_recipes_differ_in_what_their_names_say(name: str, views: str, n_epochs: int):
    changed = {"alpha": 1.0, "final_alpha": 1.0, "views": views, "n_epochs": n_epochs}
    assert PRESETS[name] == replace(TEXT, **changed)


def test_an_image_and_its_change_are_normalised_apart():
    config = replace(NARROW, views="noise", noise=5.0)
    model = IIC(build(config), config, n_steps=10)
    answers = ops.convert_to_numpy(model(IMAGES, training=True)["clusters"])
    alone = ops.convert_to_numpy(model.network(IMAGES, training=True)["clusters"])
    np.testing.assert_allclose(answers[: len(IMAGES)], alone, atol=1e-6)
    assert not np.allclose(answers[len(IMAGES) :], alone, atol=1e-3)


def clipped_then_normalised(z: np.ndarray, z_prime: np.ndarray, alpha: float) -> float:
    """Return the text's loss of one head, in float64."""
    P = np.zeros((z.shape[1], z.shape[1]))
    for one, other in zip(z.astype(np.float64), z_prime.astype(np.float64), strict=True):
        P += np.outer(one, other) / len(z)
    P = np.maximum((P + P.T) / 2, 1e-7)
    P /= P.sum()
    Pi, Pj = P.sum(axis=1)[:, None], P.sum(axis=0)[None]
    return float(np.sum(P * (alpha * np.log(Pi) + alpha * np.log(Pj) - np.log(P))))


@pytest.mark.parametrize("name", ["text-alpha-10", "text-alpha-1"])
def test_the_loss_of_a_step_is_the_mean_of_both_heads(name: str):
    config = replace(PRESETS[name], width=4)
    model = IIC(build(config), config, n_steps=10)
    rng = np.random.default_rng(0)
    # Sharp answers that leave cells empty, where the order of clipping and normalising tells.
    clusters = rng.dirichlet(np.full(10, 0.02), 60).astype("float32")
    overclusters = rng.dirichlet(np.full(50, 0.02), 60).astype("float32")
    answers = {"clusters": clusters[:, None], "overclusters": overclusters}
    expected = [
        clipped_then_normalised(*np.split(part, 2), config.alpha)
        for part in (clusters, overclusters)
    ]
    loss = float(model.compute_loss(None, None, answers))
    assert loss == pytest.approx(np.mean(expected), rel=1e-5)


def test_what_is_kept_are_the_weights_themselves():
    model = IIC(build(NARROW), NARROW, n_steps=10)
    model.compile(optimizer(NARROW, 10))
    model.train_on_batch(IMAGES)
    assert model.average is model.network


@pytest.mark.usefixtures("little_mnist")
def test_the_film_holds_the_test_split_after_every_epoch(run: Run):
    viewers = [AccuracyForViewers(run), FilmForViewers(run)]
    assert supervise(run, "iic", NARROW, training.train, viewers)
    film = load_film(run)
    assert film.steps.tolist() == [1, 8, 16]
    assert film.epochs.tolist() == [0.125, 1, 2]
    assert film.confusions.shape == (3, 1, 10, 10)
    labels = np.bincount(load_mnist("test").labels, minlength=10)
    for confusion in (*film.confusions[:, 0], *film.over_confusions):
        np.testing.assert_array_equal(confusion.sum(axis=1), labels)
    figures = evaluate_iic(run)
    assert figures["film"]["epochs"] == [0.125, 1, 2]
    best = max(
        sum(film.confusions[-1, 0][digit, cluster] for cluster, digit in enumerate(names))
        for names in [figures["cluster_digits"]]
    )
    assert figures["film"]["accuracy"][-1] >= best / labels.sum()


def test_a_run_from_before_these_fields_trained_what_it_trained():
    old = asdict(IICConfig())
    for name in ("cluster_weight", "hidden_units", "head_start", "film_split"):
        del old[name]
    config = IICConfig(**old)
    assert (config.cluster_weight, config.hidden_units) == (1.0, "none")
    assert (config.head_start, config.film_split) == ("normal", "validation")
