"""Every bundled run puts images in its spaces, and says so where it has none."""

import numpy as np
import pytest

from core.data import load_mnist
from core.maps.points import labels_of, load_points
from core.maps.spaces import Embedder
from core.methods import spaces_of
from core.runs import Run, exhibit

WIDTHS = [
    ("l2-softmax", "l2", 64),
    ("cnn", "cnn", 64),
    ("pixels", "pixels", 784),
    ("pixels", "noise", 3),
    ("iic", "trunk", 384),
    ("iic", "clusters", 60),
    ("iic-vgg", "clusters", 60),
    ("cnn", "pixels", 784),
    ("mine", "latent", 10),
]


@pytest.mark.parametrize(("name", "space", "width"), WIDTHS)
def test_a_bundled_run_puts_images_in_its_spaces(name: str, space: str, width: int):
    points = Embedder(exhibit(name), space).embed(load_mnist("test").images[:7])
    assert points.shape == (7, width)
    assert points.dtype == np.float32
    assert np.all(np.isfinite(points))
    assert points.std() > 0


def test_cluster_probabilities_sum_to_one_in_each_head():
    points = Embedder(exhibit("iic"), "clusters").embed(load_mnist("test").images[:5])
    np.testing.assert_allclose(points[:, :10].sum(axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(points[:, 10:].sum(axis=1), 1, atol=1e-5)


def test_an_image_is_placed_alike_alone_and_among_others():
    embedder, images = Embedder(exhibit("iic"), "trunk"), load_mnist("test").images[:4]
    np.testing.assert_allclose(embedder.embed(images)[2], embedder.embed(images[2:3])[0], atol=1e-4)


def test_a_space_that_a_run_lacks_is_named_with_those_it_has():
    with pytest.raises(LookupError, match=r"one of l2, pixels for l2-softmax. Received: space=cnn"):
        Embedder(exhibit("l2-softmax"), "cnn")


def test_a_run_without_weights_says_so(tmp_path):
    run = Run(tmp_path)
    run.config_file.write_text('{"method": "cnn"}')
    assert spaces_of(run) == ("cnn", "pixels")
    with pytest.raises(LookupError, match="has no weights"):
        Embedder(run, "cnn")


def test_all_points_begin_with_the_test_images():
    everything, test = load_points("all"), load_points("test")
    assert len(everything) == 70_000
    np.testing.assert_array_equal(everything.images[:100], test.images[:100])
    with pytest.raises(ValueError, match=r"`split` must be test or all. Received: split=train"):
        load_points("train")


def test_labels_of_noise_say_nothing_of_the_images():
    true, drawn = labels_of("pixels", "test"), labels_of("noise", "test")
    np.testing.assert_array_equal(np.bincount(true), np.bincount(drawn))
    assert np.mean(true == drawn) < 0.2
