"""The stacked autoencoder: which layers a stage changes, and what it is asked to give back."""

import keras
import numpy as np
import pytest
from keras import ops

from core.data import load_mnist, to_input
from core.dec.autoencoder import Autoencoder, Denoising, change
from core.views.config import ViewConfig

PLAIN = ViewConfig(rotation=0, shear=0, log_scale=0, shift=0, elastic=0, noise=0)
INPUTS = to_input(load_mnist("train").images[:64])


@pytest.fixture
def stack() -> Autoencoder:
    return Autoencoder(10, seed=0)


def trained(stack: Autoencoder, layer: int | None, n_steps: int = 3) -> list[float]:
    model = Denoising(stack, PLAIN, 0.2, 0, layer)
    model.compile(keras.optimizers.Adam(1e-3), jit_compile=False)
    history = model.fit(INPUTS, epochs=n_steps, batch_size=64, shuffle=False, verbose=0)
    return history.history["loss"]


def kernels(stack: Autoencoder) -> list[np.ndarray]:
    return [ops.convert_to_numpy(layer.kernel) for layer in (*stack.down, *stack.up)]


def test_shapes_at_every_depth(stack: Autoencoder):
    widths = [784, 500, 500, 2000, 10]
    for depth, width in enumerate(widths):
        assert stack.encode(INPUTS, depth).shape == (64, width)
        assert stack(INPUTS, depth=depth).shape == (64, 28, 28, 1)
    np.testing.assert_array_equal(stack(INPUTS, depth=0), INPUTS)


def test_the_code_and_the_pixels_may_be_negative(stack: Autoencoder):
    assert float(ops.min(stack.encode(INPUTS))) < 0
    assert float(ops.min(stack(INPUTS))) < 0
    assert float(ops.min(stack.encode(INPUTS, 3))) == 0


@pytest.mark.parametrize("layer", range(4))
def test_a_stage_of_one_layer_changes_its_pair_alone(stack: Autoencoder, layer: int):
    before = kernels(stack)
    trained(stack, layer)
    changed = [not np.array_equal(a, b) for a, b in zip(before, kernels(stack), strict=True)]
    assert changed == [place % 4 == layer for place in range(8)]


def test_training_all_layers_changes_all_and_lowers_the_loss(stack: Autoencoder):
    trained(stack, 3)
    before = kernels(stack)
    losses = trained(stack, None, n_steps=8)
    assert losses[-1] < losses[0]
    assert not any(np.array_equal(a, b) for a, b in zip(before, kernels(stack), strict=True))


def test_loss_is_the_mean_squared_error(stack: Autoencoder):
    model = Denoising(stack, PLAIN, 0.2, 0, None)
    answer = model(INPUTS, training=True)
    expected = np.square(ops.convert_to_numpy(stack(INPUTS)) - INPUTS).mean()
    assert float(model.compute_loss(None, None, answer)) == pytest.approx(expected, rel=1e-5)


def test_only_hidden_units_are_silenced(stack: Autoencoder):
    lowest = Denoising(stack, PLAIN, 0.5, 0, 0)(INPUTS)
    np.testing.assert_array_equal(lowest["wanted"], INPUTS.reshape(64, -1))
    inner = Denoising(stack, PLAIN, 0.5, 0, 1)
    np.testing.assert_array_equal(inner(INPUTS)["wanted"], stack.encode(INPUTS, 1))
    assert not np.array_equal(inner(INPUTS)["given"], inner(INPUTS)["given"])  # other silences


def test_without_strengths_an_image_is_its_own_view():
    seed = keras.random.SeedGenerator(0)
    np.testing.assert_array_equal(change(INPUTS, PLAIN, seed), INPUTS)
    turned = change(INPUTS, ViewConfig(noise=0), seed)
    assert turned.shape == INPUTS.shape
    assert not np.allclose(turned, INPUTS)


def test_a_stage_on_codes_is_the_stage_on_images(stack: Autoencoder):
    codes = ops.convert_to_numpy(stack.encode(INPUTS, 2))
    on_images = Denoising(stack, PLAIN, 0.2, 0, layer=2)(INPUTS)
    on_codes = Denoising(stack, PLAIN, 0.2, 0, layer=2, on_codes=True)(codes)
    for name in ("wanted", "given"):
        np.testing.assert_allclose(on_codes[name], on_images[name], atol=1e-6)
