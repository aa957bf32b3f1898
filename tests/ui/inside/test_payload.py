"""What the browser gets of a network: stages as numbers, weights, and a film in bytes."""

import json
from types import SimpleNamespace

import keras
import numpy as np
import pytest
from keras import layers

from core.inside.probe import Probe
from core.networks.filter_film import FilterFilm
from core.networks.filters import leaves
from core.runs import Run
from ui.inside import weights as inside_weights
from ui.inside.filters import BROKEN, wind
from ui.inside.network import Opened
from ui.inside.payload import payload
from ui.inside.weights import Waking, part_of, weights

IMAGE = np.random.default_rng(0).integers(0, 256, (28, 28)).astype(np.uint8)
KERNELS = np.linspace(-1, 1, 36, dtype=np.float32).reshape(2, 3, 3, 2)
FILM = FilterFilm(np.array([0, 4]), KERNELS, np.full((2, 2), 0.5, np.float32))


@pytest.fixture(scope="module")
def network() -> Opened:
    """A small network with every kind of stage that the browser makes itself."""
    model = keras.Sequential(
        [
            layers.Input((28, 28, 1)),
            layers.Conv2D(2, 3, padding="same", use_bias=False, name="conv1"),
            layers.BatchNormalization(name="norm1"),
            layers.ReLU(name="relu1"),
            layers.MaxPooling2D(4, name="pool1"),
            layers.Flatten(),
            layers.Dense(10, name="classes"),
        ]
    )
    known = {layer.name: layer for layer in leaves(model)}
    return Opened(model, Probe(model), known, wind(FILM, rebuilt=True))


def unpack(data):
    length = int.from_bytes(data[:4], "little")
    assert length % 4 == 0
    return json.loads(data[4 : 4 + length]), np.frombuffer(data[4 + length :], "<f4")


@pytest.fixture(scope="module")
def sent(network, tmp_path_factory):
    run = Run(tmp_path_factory.mktemp("runs") / "cnn-mine")
    return unpack(payload(run, True, network, IMAGE, {"seen": "What it sees"}))


def test_the_image_comes_first(sent):
    header, numbers = sent
    assert header["image"] == [28, 28]
    np.testing.assert_allclose(numbers[:784], IMAGE.ravel() / 255, atol=1e-7)


def test_stages_hold_cores_numbers_where_they_are_sent(sent, network):
    header, numbers = sent
    for stage, own in zip(header["stages"], network.probe.look(IMAGE[None]), strict=True):
        assert (stage["name"], stage["kind"]) == (own.name, own.kind)
        if stage["at"] is not None:
            size = int(np.prod(stage["shape"]))
            np.testing.assert_array_equal(
                numbers[stage["at"] : stage["at"] + size], own.values[0].ravel()
            )


def test_what_follows_from_the_stage_before_is_not_sent(sent, network):
    header, numbers = sent
    own = {stage.kind: stage.values[0] for stage in network.probe.look(IMAGE[None])}
    conv, norm, relu = header["stages"][:3]
    assert norm["at"] is None
    assert relu["at"] is None
    sums = numbers[conv["at"] : conv["at"] + 28 * 28 * 2].reshape(28, 28, 2)
    made = np.array(norm["factor"]) * sums + norm["offset"]
    np.testing.assert_allclose(made, own["normalisation"], atol=1e-5)
    np.testing.assert_allclose(np.maximum(made, 0), own["relu"], atol=1e-5)


def test_the_header_says_where_values_come_from(sent):
    stages = {stage["kind"]: stage for stage in sent[0]["stages"]}
    window = {"size": [3, 3], "strides": [1, 1], "before": [1, 1]}
    assert stages["convolution"]["window"] == window
    assert stages["pooling"]["window"]["size"] == [4, 4]
    assert stages["convolution"]["weights"] == {
        "shape": [3, 3, 1],
        "size": 9,
        "n": 2,
        "whole": True,
    }
    assert sent[0]["labels"] == list("0123456789")
    assert sent[0]["film"]["epochs"] == [0, 4]


def test_layers_are_sent_whole_or_by_the_unit(network):
    kernel, bias = network.layers["classes"].get_weights()
    whole = np.frombuffer(part_of(network, "classes"), "<f4").reshape(-1, 10)
    np.testing.assert_array_equal(whole, np.vstack([kernel, bias]))
    unit = np.frombuffer(part_of(network, "classes-3"), "<f4")
    np.testing.assert_array_equal(unit, whole[:, 3])
    first = np.frombuffer(part_of(network, "conv1"), "<f4").reshape(10, 2)
    np.testing.assert_array_equal(first[-1], 0)


@pytest.mark.parametrize("part", ["nothing", "pool1", "classes-10", "classes-x", "classes-"])
def test_parts_that_are_not_there_are_refused(network, part):
    with pytest.raises(LookupError, match="no weights"):
        part_of(network, part)


def test_only_offered_runs_are_opened(monkeypatch, tmp_path):
    run = SimpleNamespace(id="cnn")
    started = []
    loading = SimpleNamespace(value=None, start=lambda: started.append(True))
    monkeypatch.setattr(inside_weights.runs, "offered", lambda: [run])
    monkeypatch.setattr(inside_weights, "opened", lambda *_: loading)
    with pytest.raises(LookupError, match="no network"):
        weights("../secrets", "after", "film")
    with pytest.raises(LookupError, match="no network"):
        weights("cnn", "tomorrow", "film")
    with pytest.raises(Waking):
        weights("cnn", "before", "film")
    assert started


def test_a_film_is_rounded_to_bytes_by_one_scale():
    kernels = np.linspace(-1, 1, 36, dtype=np.float32).reshape(2, 3, 3, 2) * 0.5
    reel = wind(FilterFilm(np.array([0, 7]), kernels, np.zeros((2, 2))), rebuilt=False)
    np.testing.assert_allclose(reel.codes * reel.scale / 127, kernels, atol=reel.scale / 100)
    assert reel.epochs.tolist() == [0, 7]
    assert reel.shape == (3, 3, 2)


def test_a_small_films_weights_are_sent_as_they_were_filmed(network):
    exact = np.frombuffer(part_of(network, "film-exact"), "<f4").reshape(2, 10, 2)
    np.testing.assert_array_equal(exact[:, :9].reshape(FILM.kernels.shape), FILM.kernels)
    np.testing.assert_array_equal(exact[:, 9], FILM.biases)


def test_a_large_films_are_not():
    film = FilterFilm(np.arange(2), np.zeros((2, 28, 28, 71), np.float32), np.zeros((2, 71)))
    assert wind(film, rebuilt=False).exact is None


def test_a_long_film_keeps_its_first_and_last_frames():
    kernels = np.zeros((200, 28, 28, 71), np.float32)
    reel = wind(FilterFilm(np.arange(200), kernels, np.zeros((200, 71))), rebuilt=False)
    assert (reel.epochs[0], reel.epochs[-1]) == (0, 199)
    assert reel.codes.nbytes <= 2_500_000


def test_weights_that_are_no_numbers_are_marked():
    kernels = np.ones((2, 1, 1, 2), np.float32)
    kernels[1] = np.nan
    reel = wind(FilterFilm(np.array([0, 1]), kernels, np.zeros((2, 2))), rebuilt=False)
    assert (reel.codes[0] == 127).all()
    assert (reel.codes[1] == BROKEN).all()
