"""The loop around `Model.fit`: record, stop, resume, failure."""

import shutil

import keras
import numpy as np
import pytest

from core.digits.config import CnnConfig
from core.runs import Run, new_run
from core.training.batches import ShuffledBatches
from core.training.failures import TrainingDiverged
from core.training.loop import fit, supervise

IMAGES = np.random.default_rng(0).integers(0, 256, (64, 28, 28)).astype("uint8")
LABELS = (IMAGES.mean(axis=(1, 2)) > 127.5).astype("uint8")


def batches() -> ShuffledBatches:
    return ShuffledBatches(IMAGES, 16, 0, LABELS)


def model(learning_rate: float = 1e-2) -> keras.Model:
    keras.utils.set_random_seed(0)
    built = keras.Sequential(
        [keras.Input((28, 28, 1)), keras.layers.Flatten(), keras.layers.Dense(2)]
    )
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    built.compile(keras.optimizers.Adam(learning_rate), loss)
    return built


class Raise(keras.callbacks.Callback):
    """Die in the middle of an epoch, as a killed process would."""

    def __init__(self, epoch: int) -> None:
        super().__init__()
        self.epoch = epoch
        self.now = -1

    def on_epoch_begin(self, epoch, logs=None):
        self.now = epoch

    def on_train_batch_end(self, batch, logs=None):
        if self.now == self.epoch and batch == 2:
            raise KeyboardInterrupt


class Stop(keras.callbacks.Callback):
    """Ask for a stop in the second epoch."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run = run

    def on_train_batch_end(self, batch, logs=None):
        if len(self.run.metrics) == 1:
            self.run.stop_file.touch()


def test_a_line_is_written_for_each_epoch(run: Run):
    assert fit(model(), batches(), run, 3, [])
    assert [record["epoch"] for record in run.metrics] == [1, 2, 3]
    seconds = [record["seconds"] for record in run.metrics]
    assert seconds == sorted(seconds)
    assert run.metrics[2]["loss"] < run.metrics[0]["loss"]
    assert run.status["epoch"] == 3


def test_a_killed_run_resumes_to_the_same_end(run: Run, runs_home):
    whole = model()
    fit(whole, batches(), run, 4, [])
    broken = new_run("test", 0)
    with pytest.raises(KeyboardInterrupt):
        fit(model(), batches(), broken, 4, [Raise(epoch=2)])
    resumed = model()
    assert fit(resumed, batches(), broken, 4, [])
    for weights, expected in zip(resumed.get_weights(), whole.get_weights(), strict=True):
        np.testing.assert_allclose(weights, expected, atol=1e-6)
    assert [record["epoch"] for record in broken.metrics] == [1, 2, 3, 4]
    losses = [record["loss"] for record in run.metrics]
    assert [record["loss"] for record in broken.metrics] == pytest.approx(losses, abs=1e-5)


def test_a_stopped_run_ends_early_and_resumes_with_the_stopped_epoch(run: Run):
    assert not fit(model(), batches(), run, 3, [Stop(run)])
    assert [record["epoch"] for record in run.metrics] == [1]
    run.stop_file.unlink()
    assert fit(model(), batches(), run, 3, [])
    assert [record["epoch"] for record in run.metrics] == [1, 2, 3]


def test_a_loss_that_is_no_number_fails_the_run(run: Run):
    with pytest.raises(TrainingDiverged, match="The loss became nan"):
        fit(model(learning_rate=float("nan")), batches(), run, 2, [])


def test_a_failure_is_written_into_the_run(run: Run):
    def fail(config, run, observers):
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        supervise(run, "cnn", CnnConfig(), fail, [])
    assert run.state == "failed"
    assert (run.failure, run.status["error"]) == ("DiskFull", "DiskFull")
    assert run.status["message"] == "OSError: No space left on device"


def test_config_says_how_to_repeat_the_run(run: Run):
    assert supervise(run, "cnn", CnnConfig(seed=4, width=8), lambda *_: True, [])
    assert run.state == "finished"
    assert run.config["seed"] == 4
    assert run.config["command"] == "python -m core train cnn --seed 4 --width 8"
    assert {"keras", "numpy", "python"} <= set(run.config["versions"])


def test_a_first_backup_cut_short_is_no_hindrance(run: Run):
    fit(model(), batches(), run, 1, [])
    backup = next(run.backup_folder.glob("*.weights.h5"))
    backup.write_bytes(backup.read_bytes()[:2000])
    run.metrics_file.unlink()
    again, fresh = model(), model()
    assert fit(again, batches(), run, 1, [])
    assert len(run.metrics) == 1
    shutil.rmtree(run.backup_folder)
    fit(fresh, batches(), run, 1, [])
    for one, other in zip(again.get_weights(), fresh.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def same_end(run: Run, n_epochs: int) -> bool:
    """Go on with a run, and compare it with one that was never interrupted."""
    resumed, whole = model(), model()
    fit(resumed, batches(), run, n_epochs, [])
    fit(whole, batches(), new_run("test", 9), n_epochs, [])
    pairs = zip(resumed.get_weights(), whole.get_weights(), strict=True)
    return all(np.allclose(one, other, atol=1e-6) for one, other in pairs)


def test_a_damaged_backup_costs_one_epoch(run: Run):
    fit(model(), batches(), run, 3, [])
    kept = sorted(run.backup_folder.glob("[0-9]*.weights.h5"))
    assert [file.name[:6] for file in kept] == ["000002", "000003"]
    kept[-1].write_bytes(kept[-1].read_bytes()[:2000])
    assert same_end(run, 4)
    assert [record["epoch"] for record in run.metrics] == [1, 2, 3, 4]


def test_a_kill_between_weights_and_record_trains_no_epoch_twice(run: Run):
    fit(model(), batches(), run, 2, [])
    record = (run.backup_folder / "training_metadata.json").read_text()
    second = (run.backup_folder / "000002.weights.h5").read_bytes()
    fit(model(), batches(), run, 3, [])
    (run.backup_folder / "training_metadata.json").write_text(record)  # the kill: not yet renewed
    (run.backup_folder / "000002.weights.h5").write_bytes(second)
    assert same_end(run, 4)


def test_a_backup_of_an_older_version_is_gone_on_from(run: Run):
    fit(model(), batches(), run, 2, [])
    folder = run.backup_folder
    (folder / "000002.weights.h5").rename(folder / "latest.weights.h5")
    (folder / "training_metadata.json").write_text('{"epoch": 2, "batch": 0}')
    assert same_end(run, 3)


@pytest.mark.parametrize("record", ["", "[]", "{}", '{"kept": 3}', '{"kept": [["x", 1], [2]]}'])
def test_a_damaged_record_of_backups_begins_anew(run: Run, record):
    fit(model(), batches(), run, 1, [])
    (run.backup_folder / "training_metadata.json").write_text(record)
    assert same_end(run, 2)
