"""Films of filters: frames come back, a resumed run goes on, damage does no harm."""

import keras
import numpy as np
import pytest

from core.digits import training
from core.digits.config import CnnConfig
from core.digits.networks import build
from core.methods import METHODS
from core.networks.filter_film import load_filter_film, write_filter_frame
from core.networks.filter_viewers import FilterFilmForViewers
from core.runs import Run, new_run
from core.training.batches import ShuffledBatches
from core.training.loop import fit, supervise

KERNELS = np.linspace(-1, 1, 3 * 3 * 4, dtype=np.float32).reshape(3, 3, 4)
BIASES = np.arange(4, dtype=np.float32)
IMAGES = np.random.default_rng(0).integers(0, 256, (64, 28, 28)).astype("uint8")
LABELS = (IMAGES.mean(axis=(1, 2)) > 127.5).astype("uint8")


def trained(run: Run, *others: keras.callbacks.Callback, n_epochs: int = 3) -> keras.Model:
    """Train a little network inside another model, as the digit networks are."""
    keras.utils.set_random_seed(0)
    network = build(CnnConfig(width=4, embedding_dim=8))
    images = keras.Input((28, 28, 1))
    model = keras.Model(images, network(images)["logits"])
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(1e-2), loss)
    film = FilterFilmForViewers(run)
    fit(model, ShuffledBatches(IMAGES, 16, 0, LABELS), run, n_epochs, [film, *others])
    return network


class Die(keras.callbacks.Callback):
    """Die within the third epoch, as a killed process would."""

    def __init__(self) -> None:
        super().__init__()
        self.epoch = 0

    def on_epoch_begin(self, epoch, logs=None):
        self.epoch = epoch

    def on_train_batch_end(self, batch, logs=None):
        if self.epoch == 2 and batch == 1:
            raise KeyboardInterrupt


def test_a_film_holds_its_frames_in_order(run: Run):
    for epoch in range(3):
        write_filter_frame(run, epoch, epoch * KERNELS, epoch * BIASES)
    film = load_filter_film(run)
    assert len(film) == 3
    assert film.epochs.tolist() == [0, 1, 2]
    np.testing.assert_allclose(film.kernels[2], 2 * KERNELS, rtol=1e-3)
    np.testing.assert_allclose(film.biases[1], BIASES)


def test_a_frame_replaces_those_of_its_epoch_and_later(run: Run):
    for epoch in (0, 1, 2, 3, 1):
        write_filter_frame(run, epoch, KERNELS, BIASES + epoch)
    film = load_filter_film(run)
    assert film.epochs.tolist() == [0, 1]


@pytest.mark.parametrize("damage", [b"", b"no archive", b"PK\x03\x04 cut short"])
def test_a_damaged_film_is_no_film_and_begins_anew(run: Run, damage: bytes):
    assert load_filter_film(run) is None
    run.filters_file.write_bytes(damage)
    assert load_filter_film(run) is None
    write_filter_frame(run, 2, KERNELS, BIASES)
    assert load_filter_film(run).epochs.tolist() == [2]


def test_kernels_that_blew_up_stay_readable(run: Run):
    write_filter_frame(run, 0, 1e9 * KERNELS, BIASES)
    write_filter_frame(run, 1, np.nan * KERNELS, BIASES)
    film = load_filter_film(run)
    assert np.isfinite(film.kernels[0]).all()
    assert np.isnan(film.kernels[1]).all()


def test_a_film_begins_before_training_and_ends_with_the_stored_network(run: Run):
    network = trained(run)
    keras.utils.set_random_seed(0)
    start = build(CnnConfig(width=4, embedding_dim=8))
    film = load_filter_film(run)
    assert film.epochs.tolist() == [0, 1, 2, 3]
    for frame, whole in ((0, start), (-1, network)):
        kernel, bias = whole.get_layer("convolutions").get_layer("conv1").get_weights()
        np.testing.assert_allclose(film.kernels[frame], kernel[:, :, 0], atol=1e-3)
        np.testing.assert_allclose(film.biases[frame], bias, atol=1e-3)
    assert np.abs(np.diff(film.kernels, axis=0)).max(axis=(1, 2, 3)).min() > 1e-3


def test_a_killed_run_goes_on_with_its_film(run: Run):
    whole = new_run("whole", 0)
    trained(whole)
    with pytest.raises(KeyboardInterrupt):
        trained(run, Die())
    assert load_filter_film(run).epochs.tolist() == [0, 1, 2]
    trained(run)
    film, uninterrupted = load_filter_film(run), load_filter_film(whole)
    np.testing.assert_array_equal(film.epochs, uninterrupted.epochs)
    np.testing.assert_allclose(film.kernels, uninterrupted.kernels, atol=1e-3)


def test_a_lost_film_begins_where_the_resumed_run_does(run: Run):
    trained(run, n_epochs=1)
    run.filters_file.unlink()
    trained(run, n_epochs=2)
    assert load_filter_film(run).epochs.tolist() == [1, 2]


@pytest.mark.usefixtures("little_mnist")
@pytest.mark.parametrize("name", ["cnn", "l2-softmax"])
def test_the_digit_networks_are_filmed(name: str, run: Run):
    method = METHODS[name]
    sizes = {"width": 4, "embedding_dim": 8, "n_decoys": 0, "batch_size": 500}
    sizes |= {"n_written": 0, "n_written_decoys": 0}
    config = method.config(n_view_epochs=1, n_clean_epochs=0, **sizes)
    assert supervise(run, name, config, method.works.train, [v(run) for v in method.works.viewers])
    film = load_filter_film(run)
    assert film.kernels.shape == (2, 3, 3, 4)
    kernel = training.load(run).get_layer("convolutions").get_layer("conv1").get_weights()[0]
    np.testing.assert_allclose(film.kernels[-1], kernel[:, :, 0], atol=1e-3)
