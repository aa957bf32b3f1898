"""What a network's layers make of an image, against loops of our own; and what covering does."""

import keras
import numpy as np
import pytest
from keras import layers

from core.digits.networks import l2_softmax_cnn, plain_cnn
from core.inside.occlusion import cover, occlusion
from core.inside.probe import Probe, activations, probabilities
from core.networks.filters import affine, filter_biases, filters

RNG = np.random.default_rng(0)
IMAGES = RNG.integers(0, 256, (2, 28, 28)).astype(np.uint8)


def convolve(inputs, kernel, bias, before=0):
    """Slide a kernel over (h, w, c) with steps of one; `before` rows and columns of padding."""
    kh, kw, _, n_maps = kernel.shape
    padded = np.pad(inputs, ((before, kh - 1 - before), (before, kw - 1 - before), (0, 0)))
    padded = padded if before else inputs
    rows, columns = len(padded) - kh + 1, len(padded[0]) - kw + 1
    maps = np.zeros((rows, columns, n_maps))
    for row in range(rows):
        for column in range(columns):
            patch = padded[row : row + kh, column : column + kw]
            for n in range(n_maps):
                maps[row, column, n] = (patch * kernel[..., n]).sum() + bias[n]
    return maps


def pool(inputs):
    """Return the largest value of each square of 2x2; an odd row or column is left out."""
    rows, columns = len(inputs) // 2, len(inputs[0]) // 2
    maps = np.zeros((rows, columns, inputs.shape[2]))
    for row in range(rows):
        for column in range(columns):
            square = inputs[2 * row : 2 * row + 2, 2 * column : 2 * column + 2]
            maps[row, column] = square.max(axis=(0, 1))
    return maps


def padded_network():
    """A network with padding, batch normalisation and activations in layers of their own."""
    inside = keras.Sequential(
        [
            layers.Input((28, 28, 1)),
            layers.Conv2D(3, 5, padding="same", use_bias=False, name="conv1"),
            layers.BatchNormalization(name="norm1"),
            layers.ReLU(name="relu1"),
            layers.MaxPooling2D(name="pool1"),
            layers.Dropout(0.5),
            layers.Flatten(),
            layers.Dense(6, activation="relu", name="hidden"),
        ]
    )
    images = keras.Input((28, 28, 1))
    embedding = inside(images)
    logits = layers.Dense(71, name="classes")(embedding)
    network = keras.Model(images, {"logits": logits, "embedding": embedding})
    norm = inside.get_layer("norm1")
    norm.set_weights([np.array(v, np.float32) for v in ([1, 2, 3], [1, 0, -1], [0.1] * 3, [2] * 3)])
    return network


def linear_network():
    """Softmax regression: a picture of weights for each class."""
    return keras.Sequential(
        [layers.Input((28, 28, 1)), layers.Flatten(), layers.Dense(10, name="classes")]
    )


def marked_network():
    """Says class 1 for sure where the square of rows 9 to 11 and columns 15 to 17 is bright."""
    network = linear_network()
    weights = np.zeros((28, 28, 10), np.float32)
    weights[9:12, 15:18, 1] = 2.0
    network.set_weights([weights.reshape(784, 10), np.r_[np.float32(9), np.zeros(9, np.float32)]])
    return network


@pytest.fixture(scope="module")
def plain():
    """The digit network and its stages by name and kind."""
    keras.utils.set_random_seed(0)
    network = plain_cnn(4, 8)
    # Biases begin at 0: moved, so that one that is left out shows.
    network.set_weights(
        [w + RNG.normal(0, 0.05, w.shape).astype(np.float32) for w in network.get_weights()]
    )
    return network, {(s.name, s.kind): s for s in activations(network, IMAGES)}


def weights_of(network, name):
    return network.get_layer("convolutions").get_layer(name).get_weights()


def test_stages_come_in_the_order_of_the_network(plain):
    kinds = [kind for _, kind in plain[1]]
    block = ["convolution", "relu"]
    assert kinds == [*block, "pooling", *block, "pooling", *block, "dense", "dense", "softmax"]


def test_filters_are_the_kernels_of_the_first_layer(plain):
    kernel, bias = weights_of(plain[0], "conv1")
    np.testing.assert_array_equal(filters(plain[0]), kernel[:, :, 0])
    np.testing.assert_array_equal(filter_biases(plain[0]), bias)


def test_convolution_relu_and_pooling_equal_loops(plain):
    network, stages = plain
    inputs = IMAGES[1, ..., None] / 255
    pools = [s.values[1] for (_, kind), s in stages.items() if kind == "pooling"]
    for name, given, pooled in (("conv1", inputs, pools[0]), ("conv2", pools[0], pools[1])):
        sums = convolve(given, *weights_of(network, name))
        np.testing.assert_allclose(stages[name, "convolution"].values[1], sums, atol=1e-5)
        np.testing.assert_allclose(stages[name, "relu"].values[1], np.maximum(sums, 0), atol=1e-5)
        np.testing.assert_allclose(pooled, pool(np.maximum(sums, 0)), atol=1e-5)


def test_dense_layers_equal_sums_and_end_in_probabilities(plain):
    network, stages = plain
    flat = stages["conv3", "relu"].values[1].reshape(-1)
    kernel, bias = network.get_layer("dense").get_weights()
    np.testing.assert_allclose(stages["dense", "dense"].values[1], flat @ kernel + bias, atol=1e-5)
    logits = stages["classes", "dense"].values[1]
    exact = np.exp(logits - logits.max())
    found = stages["probabilities", "softmax"].values
    np.testing.assert_allclose(found[1], exact / exact.sum(), atol=1e-6)
    np.testing.assert_allclose(found, probabilities(network, IMAGES), atol=1e-6)


def test_padding_normalisation_and_dense_activations_equal_loops():
    network = padded_network()
    stages = {(s.name, s.kind): s.values[0] for s in activations(network, IMAGES)}
    sums = convolve(IMAGES[0, ..., None] / 255, network.get_weights()[0], np.zeros(3), before=2)
    np.testing.assert_allclose(stages["conv1", "convolution"], sums, atol=1e-5)
    normed = (sums - 0.1) / np.sqrt(2 + 1e-3) * [1, 2, 3] + [1, 0, -1]
    np.testing.assert_allclose(stages["norm1", "normalisation"], normed, atol=1e-4)
    factor, offset = affine(network.layers[1].get_layer("norm1"))
    np.testing.assert_allclose(factor * sums + offset, normed, atol=1e-4)
    pooled = pool(np.maximum(normed, 0))
    np.testing.assert_allclose(stages["pool1", "pooling"], pooled, atol=1e-4)
    hidden = network.layers[1].get_layer("hidden")
    whole = pooled.reshape(-1) @ hidden.get_weights()[0]
    np.testing.assert_allclose(stages["hidden", "dense"], whole, atol=1e-4)
    np.testing.assert_allclose(stages["hidden", "relu"], np.maximum(whole, 0), atol=1e-4)
    assert not filter_biases(network).any()


def test_windows_say_where_a_value_comes_from():
    windows = {(s.name, s.kind): s.window for s in activations(padded_network(), IMAGES)}
    first = windows["conv1", "convolution"]
    assert (first.size, first.strides, first.before) == ((5, 5), (1, 1), (2, 2))
    pooling = windows["pool1", "pooling"]
    assert (pooling.size, pooling.strides, pooling.before) == ((2, 2), (2, 2), (0, 0))
    assert windows["hidden", "dense"] is None


def test_strides_with_padding_are_walked_as_keras_does():
    network = keras.Sequential(
        [
            layers.Input((28, 28, 1)),
            layers.Conv2D(2, 5, strides=3, padding="same", name="conv1"),
            layers.GlobalAveragePooling2D(),
        ]
    )
    stage, mean, _ = activations(network, IMAGES)
    kernel, bias = network.get_layer("conv1").get_weights()
    size, before = 5, stage.window.before[0]
    padded = np.pad(IMAGES[0] / 255, ((before, size), (before, size)))
    row, column = 3, 4
    patch = padded[3 * row : 3 * row + size, 3 * column : 3 * column + size]
    expected = (patch[..., None] * kernel[:, :, 0]).sum(axis=(0, 1)) + bias
    np.testing.assert_allclose(stage.values[0, row, column], expected, atol=1e-5)
    assert mean.kind == "averaging"
    np.testing.assert_allclose(mean.values[0], stage.values[0].mean(axis=(0, 1)), atol=1e-5)


def test_the_sphere_of_the_metric_network_is_a_stage():
    stages = {s.kind: s.values for s in activations(l2_softmax_cnn(2, 4, 9.0), IMAGES)}
    np.testing.assert_allclose(np.linalg.norm(stages["length"], axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(stages["scale"], 9 * stages["length"], atol=1e-4)


def test_weights_of_softmax_regression_are_pictures():
    network = linear_network()
    assert filters(network).shape == (28, 28, 10)
    np.testing.assert_array_equal(filters(network)[3, 5], network.get_weights()[0][3 * 28 + 5])


def test_a_probe_answers_again_without_being_built_again(plain):
    probe = Probe(plain[0])
    first, again = probe.look(IMAGES), probe.look(IMAGES[::-1])
    for one, other in zip(first, again, strict=True):
        np.testing.assert_allclose(one.values, other.values[::-1], atol=1e-5)


def test_a_network_that_is_no_chain_is_refused():
    images = keras.Input((28, 28, 1))
    one = layers.Conv2D(1, 3, padding="same")(images)
    logits = layers.Dense(10)(layers.Flatten()(layers.Add()([one, images])))
    with pytest.raises(ValueError, match="joins several"):
        Probe(keras.Model(images, {"logits": logits, "embedding": logits}))


def test_a_skipped_layer_is_noticed():
    images = keras.Input((28, 28, 1))
    flat = layers.Flatten()(images)
    beside = layers.Dense(784, name="beside")(flat)
    logits = layers.Dense(10, name="classes")(flat)
    network = keras.Model(images, {"logits": logits, "embedding": beside})
    with pytest.raises(ValueError, match="no chain"):
        Probe(network)


def test_filters_without_kernels_or_with_channels_are_refused():
    bare = keras.Sequential([layers.Input((28, 28, 1)), layers.Flatten()])
    with pytest.raises(ValueError, match="No layer"):
        filters(bare)
    coloured = keras.Sequential([layers.Input((8, 8, 3)), layers.Conv2D(2, 3)])
    with pytest.raises(ValueError, match="must look at one channel"):
        filters(coloured)


@pytest.mark.parametrize("patch", [3, 5])
def test_occlusion_finds_a_planted_mark(patch):
    image = np.full((28, 28), 200, np.uint8)
    found = occlusion(marked_network(), image, patch, stride=1)
    assert found.target == 1
    row, column = found.decisive
    covered = np.zeros((28, 28), bool)
    covered[row : row + patch, column : column + patch] = True
    assert covered[9:12, 15:18].all()
    untouched = found.drops[20:, :]
    np.testing.assert_allclose(untouched, 0, atol=1e-6)
    assert found.covered[9, 15].argmax() == 0


def test_occlusion_is_what_the_network_says_of_the_covered_image(plain):
    network, image = plain[0], IMAGES[0]
    found = occlusion(network, image, 7, stride=4, target=2, shade=128)
    assert found.places.tolist() == [0, 4, 8, 12, 16, 20, 21]
    by_hand = image.copy()
    by_hand[8:15, 21:28] = 128
    np.testing.assert_array_equal(cover(image, 8, 21, 7, 128), by_hand)
    own = probabilities(network, np.stack([image, by_hand]))
    np.testing.assert_allclose(found.covered[2, 6], own[1], atol=1e-6)
    np.testing.assert_allclose(found.drops[2, 6], own[0, 2] - own[1, 2], atol=1e-6)


@pytest.mark.parametrize(("patch", "stride"), [(0, 1), (28, 1), (5, 0)])
def test_patches_that_do_not_fit_are_refused(patch, stride):
    with pytest.raises(ValueError, match="`patch` must be in"):
        occlusion(marked_network(), IMAGES[0], patch, stride)
