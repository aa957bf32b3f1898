"""Our batch normalisation gives Keras's values, gradients and moving moments."""

import keras
import numpy as np
import pytest
from keras import layers, ops

from core.networks.normalisation import BatchNormalization

MAPS = np.random.default_rng(0).normal(2.0, 3.0, (6, 5, 5, 4)).astype("float32")
ANSWERS = np.random.default_rng(1).normal(size=MAPS.shape).astype("float32")


def trained(kind: type[layers.BatchNormalization], maps: np.ndarray, **options) -> keras.Model:
    """Return a model of one normalisation and a weight after three steps towards `ANSWERS`."""
    answers = ANSWERS.reshape(maps.shape)
    last = layers.Dense(maps.shape[-1], kernel_initializer="identity")
    model = keras.Sequential([layers.Input(maps.shape[1:]), kind(**options), last])
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
    for _ in range(3):
        model.train_on_batch(maps, answers)
    return model


@pytest.mark.parametrize("maps", [MAPS, MAPS.reshape(-1, 4)], ids=["maps", "vectors"])
@pytest.mark.parametrize(
    "options", [{}, {"momentum": 0.9}, {"center": False, "scale": False}], ids=str
)
def test_training_moves_the_weights_that_keras_moves(maps, options):
    ours = trained(BatchNormalization, maps, **options)
    theirs = trained(layers.BatchNormalization, maps, **options)
    assert len(ours.weights) == len(theirs.weights)
    for one, other in zip(ours.get_weights(), theirs.get_weights(), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-5)


def test_the_gradient_reaches_the_maps_below():
    tf = pytest.importorskip("tensorflow")
    found = []
    for kind in (BatchNormalization, layers.BatchNormalization):
        layer = kind()
        layer.build(MAPS.shape)
        maps = tf.constant(MAPS)
        with tf.GradientTape() as tape:
            tape.watch(maps)
            loss = ops.sum(layer(maps, training=True) * ANSWERS)
        found.append(tape.gradient(loss, maps).numpy())
    np.testing.assert_allclose(found[0], found[1], rtol=1e-3, atol=1e-5)


def test_a_frozen_or_answering_layer_uses_its_moving_moments():
    layer = BatchNormalization()
    layer.build(MAPS.shape)
    np.testing.assert_allclose(layer(MAPS, training=False), MAPS / np.sqrt(1.001), rtol=1e-4)
    layer.trainable = False
    np.testing.assert_allclose(layer(MAPS, training=True), MAPS / np.sqrt(1.001), rtol=1e-4)


def test_weights_are_stored_where_keras_looks_for_its_own(tmp_path):
    ours = trained(BatchNormalization, MAPS)
    ours.save_weights(tmp_path / "model.weights.h5")
    theirs = trained(layers.BatchNormalization, MAPS[::-1])
    theirs.load_weights(tmp_path / "model.weights.h5")
    np.testing.assert_allclose(ours.predict(MAPS), theirs.predict(MAPS), rtol=1e-5)
