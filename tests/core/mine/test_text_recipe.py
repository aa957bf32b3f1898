"""The book's two recipes of MINE: every number and layer as the text has it."""

from dataclasses import asdict, replace

import keras
import numpy as np
import pytest
from keras import layers, ops

from core.data import load_mnist
from core.mine import config as image_config
from core.mine import gaussian, images
from core.mine import gaussian_config as gaussian_recipes
from core.mine.book_classifier import both_accuracies, build_classifier
from core.mine.evaluation import evaluate_mine
from core.mine.gaussian import GaussianMINE, GaussianPairs, hundred_step_means
from core.mine.images import ImageMINE, pairs_of
from core.mine.network import build
from core.mine.viewers import LinearAccuracyForViewers
from core.runs import Run, write_json
from core.training.loop import supervise

GAUSSIAN = gaussian_recipes.PRESETS["text"]
TEXT = image_config.PRESETS["text"]
IMAGES = load_mnist("train").images[:40, :, :, None] / np.float32(255)


def check_statistics(statistics: keras.Model, dim: int, hidden: int) -> None:
    """Assert that T is Dense(hidden)(x) + Dense(hidden)(y), ReLU, Dense(1)."""
    for layer in (statistics.of_x, statistics.of_y):
        assert (layer.units, layer.use_bias, layer.kernel.shape) == (hidden, True, (dim, hidden))
        assert isinstance(layer.kernel_initializer, keras.initializers.GlorotUniform)
    assert statistics.activation.activation is keras.activations.relu
    assert (statistics.score.units, statistics.score.use_bias) == (1, True)
    x, y = np.random.default_rng(0).normal(size=(2, 7, dim)).astype("float32")
    kernels = [layer.get_weights() for layer in (statistics.of_x, statistics.of_y)]
    summed = sum(part @ kernel + bias for part, (kernel, bias) in zip((x, y), kernels, strict=True))
    kernel, bias = statistics.score.get_weights()
    expected = (np.maximum(summed, 0) @ kernel + bias)[:, 0]
    np.testing.assert_allclose(statistics((x, y)), expected, atol=1e-4)


def test_the_gaussian_t_has_sixteen_relus_over_two_dense_layers():
    check_statistics(gaussian.build(GAUSSIAN), 1, 16)


def test_adam_stays_at_a_hundredth_for_a_thousand_steps():
    adam = gaussian.optimizer(GAUSSIAN)
    assert type(adam) is keras.optimizers.Adam
    assert (adam.beta_1, adam.beta_2, adam.epsilon) == (0.9, 0.999, 1e-7)
    for step in (0, 999):
        adam.iterations.assign(step)
        assert float(adam.learning_rate) == pytest.approx(0.01)
    assert (GAUSSIAN.n_steps, GAUSSIAN.rho) == (1000, 0.5)
    assert (GAUSSIAN.moving_average, GAUSSIAN.log_mean_exp) == (0, 0)


def test_counting_takes_a_million_samples_and_a_hundred_bins():
    assert (gaussian.N_JUDGED, gaussian.BINS) == (10**6, 100)


def test_marginals_are_drawn_anew_and_independently_at_every_step():
    first, second = (GaussianPairs(GAUSSIAN)[step][0] for step in (0, 1))
    assert first.shape == (GAUSSIAN.batch_size, 4)
    correlations = np.corrcoef(np.vstack([first, second]).T)
    assert correlations[0, 1] == pytest.approx(0.5, abs=0.05)
    correlations[0, 1] = correlations[1, 0] = 0
    np.testing.assert_allclose(correlations, np.eye(4), atol=0.06)
    # A few of thousands of float32 numbers meet by chance; a reshuffled batch would share them all.
    assert np.intersect1d(first, second).size < 20
    assert np.intersect1d(first[:, :2], first[:, 2:]).size < 20


def plain_bound(joint_scores: np.ndarray, marginal_scores: np.ndarray) -> float:
    """Return the Donsker-Varadhan bound as the formula stands, in float64."""
    T, apart = joint_scores.astype(np.float64), marginal_scores.astype(np.float64)
    return float(T.mean() - np.log(np.mean(np.exp(apart))))


def test_the_gaussian_loss_is_the_plain_bound_and_its_gradient_the_plain_one():
    model = GaussianMINE(gaussian.build(GAUSSIAN), GAUSSIAN)
    for step in (0, 1):
        batch = GaussianPairs(GAUSSIAN)[step][0]
        scores = [ops.convert_to_numpy(part) for part in model(batch)]
        loss = float(model.compute_loss(None, None, tuple(map(ops.convert_to_tensor, scores))))
        assert loss == pytest.approx(-plain_bound(*scores), abs=1e-5)
        # What the gradient divides by is the batch's own mean of e^T, with no memory.
        own = np.log(np.mean(np.exp(scores[1].astype(np.float64))))
        assert float(model.log_average) == pytest.approx(own, abs=1e-5)


def test_every_hundred_steps_are_averaged(run: Run):
    config = replace(GAUSSIAN, n_steps=240, snapshot_interval=20)
    for epoch in range(12):
        run.append_metrics({"epoch": epoch + 1, "loss": -float(epoch)})
    rewrite(run, config)
    assert hundred_step_means(run) == [2.0, 7.0]
    rewrite(run, replace(config, snapshot_interval=30))
    assert hundred_step_means(run) is None


def rewrite(run: Run, config: gaussian_recipes.MineGaussianConfig) -> None:
    write_json(run.config_file, {"method": "mine-gaussian", "config": asdict(config)})


def test_a_short_gaussian_training_reports_its_means(run: Run, monkeypatch):
    monkeypatch.setattr(gaussian, "N_JUDGED", 20_000)
    config = replace(GAUSSIAN, n_steps=200)
    assert supervise(run, "mine-gaussian", config, gaussian.train, [])
    figures = gaussian.evaluate_gaussian(run)
    first, second = figures["hundred_step_means"]
    assert first < second == pytest.approx(figures["analytic"], abs=0.02)


def test_the_image_encoder_is_the_books_with_a_plain_latent():
    for name, dim in (("text", 10), ("text-16", 16), ("text-32", 32), ("text-64", 64)):
        config = image_config.PRESETS[name]
        assert config == replace(TEXT, latent_dim=dim)
        networks = build(config)
        trunk, latent = networks.encoder.layers[-2:]
        convolutions = [layer for layer in trunk.layers if isinstance(layer, layers.Conv2D)]
        assert [layer.filters for layer in convolutions] == [64, 128, 256, 512]
        assert isinstance(trunk.layers[-1], layers.Flatten)
        assert (latent.units, latent.use_bias) == (dim, True)
        assert latent.activation is keras.activations.linear
        assert networks.statistics.of_x.kernel.shape == (dim, 1024)
    check_statistics(build(TEXT).statistics, 10, 1024)


def test_the_image_recipe_has_the_numbers_of_the_text():
    assert (TEXT.batch_size, TEXT.n_epochs, TEXT.n_shifts, TEXT.moving_average) == (1024, 200, 1, 0)
    adam = images.optimizer(TEXT, n_steps=500 * 53)  # longer than the text's, to see a fall
    assert type(adam) is keras.optimizers.Adam
    assert (adam.beta_1, adam.beta_2) == (0.9, 0.999)
    assert float(adam.learning_rate) == pytest.approx(1e-3)
    long = images.optimizer(replace(TEXT, n_epochs=500), n_steps=500 * 53)
    found = []
    for epoch in (399, 400):
        long.iterations.assign(epoch * 53)
        found.append(float(long.learning_rate))
    assert found == pytest.approx([1e-3, 2e-4])


def test_image_pairs_are_those_of_the_books_iic():
    first, second = np.split(np.asarray(pairs_of(IMAGES, TEXT, keras.random.SeedGenerator(0))), 2)
    np.testing.assert_array_equal(first, IMAGES)
    assert np.all(np.abs(second - IMAGES).max(axis=(1, 2, 3)) > 0.1)
    assert (TEXT.views, TEXT.rotation) == ("turn-or-crop", 20)


def test_the_loss_on_images_is_the_plain_bound():
    config = replace(TEXT, width=2, hidden=16)
    model = ImageMINE(build(config), config)
    scores = [ops.convert_to_numpy(part) for part in model(IMAGES)]
    assert [part.shape for part in scores] == [(40,), (40,)]
    loss = float(model.compute_loss(None, None, tuple(map(ops.convert_to_tensor, scores))))
    assert loss == pytest.approx(-plain_bound(*scores), abs=1e-5)


def test_the_books_classifier_has_256_units_without_an_activation():
    first, second = build_classifier(10, seed=0).layers
    assert (first.units, first.activation) == (256, keras.activations.linear)
    assert (second.units, second.activation) == (10, keras.activations.softmax)
    assert [first.use_bias, second.use_bias] == [True, True]
    adam = build_classifier(10, seed=0).optimizer
    assert type(adam) is keras.optimizers.Adam
    assert float(adam.learning_rate) == pytest.approx(1e-3)


def test_a_classifier_fitted_on_the_test_latents_knows_their_noise():
    rng = np.random.default_rng(0)
    train, test = ((rng.normal(size=(300, 64)), rng.integers(0, 10, 300)) for _ in range(2))
    found = both_accuracies(train, test, seed=0)
    assert set(found) == {"fitted_on_test", "fitted_on_training"}
    assert found["fitted_on_test"] > 0.4  # there is nothing to learn but noise
    assert found["fitted_on_training"] < 0.2
    assert found == both_accuracies(train, test, seed=0)


@pytest.mark.usefixtures("little_mnist")
def test_both_fits_are_reported_apart(run: Run):
    config = replace(TEXT, width=2, hidden=32, batch_size=250, n_epochs=1)
    assert supervise(run, "mine", config, images.train, [LinearAccuracyForViewers(run)])
    [line] = run.metrics
    figures = evaluate_mine(run)["book_classifier"]
    assert set(figures) == {"fitted_on_test", "fitted_on_training"} <= set(line)
    assert figures["fitted_on_training"] == pytest.approx(line["fitted_on_training"], abs=0.05)


def test_runs_from_before_these_fields_read_as_they_were():
    old = asdict(image_config.MineConfig())
    for name in ("latent", "bias_of_y", "views", "pairing", "decay", "book_classifier"):
        del old[name]
    assert image_config.MineConfig(**old) == image_config.MineConfig()
    assert image_config.MineConfig().latent == "whitened"
    old = asdict(gaussian_recipes.MineGaussianConfig())
    for name in ("bias_of_y", "marginals", "decay"):
        del old[name]
    assert gaussian_recipes.MineGaussianConfig(**old).marginals == "strangers"
