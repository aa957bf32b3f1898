"""The training loop around `Model.fit`: from where a run was left to its end, stop or failure."""

import shutil
from collections.abc import Callable
from typing import Any

import keras
import numpy as np

from core.runs import Run, atomic_path
from core.training import backend
from core.training.batches import ShuffledBatches
from core.training.failures import TrainingDiverged, failure_name
from core.training.provenance import describe_run
from core.training.recording import EpochBackup, RunRecorder, RunVanished
from core.training.stage import Stage

Trainer = Callable[[Any, Run, list[keras.callbacks.Callback]], bool]


def fit(
    model: keras.Model,
    batches: ShuffledBatches,
    run: Run,
    length: int | Stage,
    observers: list[keras.callbacks.Callback],
) -> bool:
    """Train `model` from where the run was left, or from the start.

    Args:
        model: compiled and built.
        batches: the training images.
        run: where the record goes and where a backup may lie.
        length: epochs in all, those before an interruption included; or a stage of the run.
        observers: callbacks that measure (they add to `logs`) or show progress.

    Returns:
        True if the run went to its end, False if it was stopped.

    Raises:
        TrainingDiverged: the loss is no longer a number.
        ValueError: the devices that share a batch cannot divide it.
    """
    backend.check_batch(batches.batch_size)
    stage = length if isinstance(length, Stage) else Stage("", length, 0, length)
    recorder = RunRecorder(run, batches, stage)
    backup = EpochBackup(run.backup_folder / stage.name, recorder)
    callbacks = [*observers, keras.callbacks.TerminateOnNaN(), recorder, backup]
    lengths = {"epochs": stage.n_epochs, "steps_per_epoch": batches.n_steps}
    history = model.fit(batches, **lengths, shuffle=False, verbose=0, callbacks=callbacks)
    losses = history.history.get("loss", [])
    if losses and not np.isfinite(losses[-1]):
        raise TrainingDiverged(f"The loss became {losses[-1]}; a lower learning rate may help.")
    return not run.stop_file.exists()


def save_network(network: keras.Model, run: Run) -> None:
    """Store the weights of `network` in the run."""
    with atomic_path(run.weights_file) as draft:
        network.save_weights(draft)


def supervise(
    run: Run, method: str, config: Any, train: Trainer, observers: list[keras.callbacks.Callback]
) -> bool:
    """Run one training to its end and keep its status true.

    Args:
        run: an existing folder.
        method: the name in config.json.
        config: the method's frozen configuration.
        train: `train(config, run, observers) -> bool`, True if it went to its end.
        observers: callbacks for `fit`.

    Returns:
        True if the run finished, False if it was stopped.
    """
    keras.utils.set_random_seed(config.seed)
    describe_run(run, method, config, backend.prepare())
    worked = next((line["seconds"] for line in reversed(run.metrics) if "seconds" in line), 0.0)
    run.update_status(state="running", worked=worked, error=None, message=None)
    try:
        finished = train(config, run, observers)
    except RunVanished:
        shutil.rmtree(run.path, ignore_errors=True)  # what was written since
        raise
    except Exception as error:
        message = f"{type(error).__name__}: {error}"
        run.update_status(state="failed", error=failure_name(error), message=message)
        raise
    run.update_status(state="finished" if finished else "stopped")
    if finished:
        shutil.rmtree(run.backup_folder, ignore_errors=True)
    return finished
