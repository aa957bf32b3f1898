"""A training's record in its run folder: signs of life, a line for each epoch, backups."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import keras
import numpy as np
import psutil

from core.runs import Run, atomic_path, read_json, write_json
from core.training.batches import ShuffledBatches
from core.training.stage import Stage

HEARTBEAT_INTERVAL = 1.0  # seconds between two signs of life
OLD_WEIGHTS = "latest.weights.h5"  # where backups lay up to version 0.8
N_BACKUPS = 2  # the last one, and one to go back to where that is damaged
PAUSE_POLL = 0.2  # seconds between two looks at whether a pause is over


class RunVanished(RuntimeError):
    """Somebody deleted the folder of a run in training."""


class RunRecorder(keras.callbacks.Callback):
    """Write the run's status and metrics, and stop when asked to.

    It comes after the callbacks that add figures to `logs` and before the backup: a run killed
    between the two computes the epoch again and its line with it.
    """

    def __init__(self, run: Run, batches: ShuffledBatches, stage: Stage) -> None:
        super().__init__()
        self.run = run
        self.batches = batches
        self.stage = stage
        self.last_heartbeat = 0.0
        self.last_step = 0
        self.epoch = 0
        self.started = False
        self.stopped = False

    def on_epoch_begin(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Say where the run is; at the first epoch, forget what a resumed run does again."""
        if not self.started:
            self.run.forget_from(self.stage.first_epoch + epoch + 1)
            self.batches.first_epoch = epoch
            self.last_step = epoch * self.batches.n_steps
            self.started = True
        self.epoch = epoch
        self.run.update_status(state="running", **self._place(epoch))

    def _place(self, done: int) -> dict[str, int | str]:
        """Say how far the run is after `done` epochs of this stage."""
        stage = self.stage
        place: dict[str, int | str] = {
            "epoch": stage.first_epoch + done,
            "n_epochs": stage.n_run_epochs,
        }
        if stage.name:
            place |= {"stage": stage.name, "stage_epoch": done, "stage_epochs": stage.n_epochs}
        return place

    def on_train_batch_end(self, batch: int, logs: dict[str, Any] | None = None) -> None:
        """Heed a wish for a pause or a stop, and give a sign of life."""
        if self.run.pause_file.exists():
            self._wait()
        if self.run.stop_file.exists():
            self.stopped = self.model.stop_training = True
        if time.monotonic() - self.last_heartbeat > HEARTBEAT_INTERVAL:
            self._beat(batch + 1)

    def _beat(self, step: int) -> None:
        """Write how far the epoch is, and how fast it went since the last time."""
        if not self.run.config_file.exists():
            raise RunVanished(f"The folder of the run {self.run.id} is gone; its training ends.")
        now, done = time.monotonic(), self.epoch * self.batches.n_steps + step
        progress: dict[str, float] = {"step": step, "n_steps": self.batches.n_steps}
        if self.last_heartbeat:
            speed = (done - self.last_step) / (now - self.last_heartbeat)
            progress["steps_per_second"] = round(speed, 2)
        self.run.update_status(**progress)
        self.last_heartbeat, self.last_step = now, done

    def _wait(self) -> None:
        """Stand still until nobody wants a pause any more, or somebody wants the end."""
        while self.run.pause_file.exists() and not self.run.stop_file.exists():
            self.run.update_status(state="paused")
            time.sleep(PAUSE_POLL)
        self.run.update_status(state="running")
        self.last_heartbeat = time.monotonic()

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Write the epoch's line, unless the epoch was cut short or its loss is no number."""
        logs = logs or {}
        self.stopped = self.stopped or not np.isfinite(logs["loss"])
        if self.stopped:
            return
        number = self.stage.first_epoch + epoch + 1
        record: dict[str, Any] = {"epoch": number, "seconds": round(seconds_of_work(self.run), 3)}
        if self.stage.name:
            record |= {"stage": self.stage.name, "stage_epoch": epoch + 1}
        self.run.append_metrics(record | {name: float(value) for name, value in logs.items()})
        self.run.update_status(**self._place(epoch + 1))


class EpochBackup(keras.callbacks.BackupAndRestore):
    """Back up whole epochs only: an epoch that was stopped is trained again on resuming.

    Keras writes the weights and then the epoch over what was there: a kill between the two would
    train an epoch twice with the newer weights. Here both change in one moment, for the epoch's
    file names that of its weights.

    Args:
        folder: where to.
        recorder: it knows whether the epoch was cut short.
    """

    def __init__(self, folder: Path, recorder: RunRecorder) -> None:
        super().__init__(str(folder), delete_checkpoint=False)
        self.folder = folder
        self.recorder = recorder
        self.record = Path(self._training_metadata_path)

    def on_train_begin(self, logs: dict[str, Any] | None = None) -> None:
        """Go on from the last backup that can be read; from the start where there is none."""
        start = self.model.get_weights()
        for epoch, name in self._kept():
            self._weights_path = str(self.folder / name)
            try:
                super().on_train_begin(logs)
            except (OSError, ValueError, KeyError):  # what h5py and Keras raise at a damaged file
                continue
            self.model._initial_epoch = epoch
            return
        self.model.set_weights(start)
        self.model._initial_epoch = 0

    def _kept(self) -> list[tuple[int, str]]:
        """Return the epochs that are backed up with their files, the latest first."""
        record = read_json(self.record) or {}
        kept = record.get("kept", [[record.get("epoch"), OLD_WEIGHTS]])
        pairs = [one for one in kept if isinstance(one, list)] if isinstance(kept, list) else []
        sound = [
            (pair[0], Path(pair[1]).name)
            for pair in pairs
            if len(pair) == 2 and isinstance(pair[0], int) and isinstance(pair[1], str)
        ]
        return [(epoch, name) for epoch, name in sound if (self.folder / name).is_file()]

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Back up a whole epoch."""
        if not self.recorder.stopped:
            super().on_epoch_end(epoch, logs)

    def _save_model(self) -> None:
        """Write the weights under a name of their own, then the record that names them."""
        epoch, name = self._current_epoch, f"{self._current_epoch:06d}.weights.h5"
        with atomic_path(self.folder / name) as draft:
            self.model.save_weights(draft)
        kept = [(epoch, name), *(one for one in self._kept() if one[0] < epoch)][:N_BACKUPS]
        write_json(self.record, {"epoch": epoch, "kept": kept})
        for file in self.folder.glob("[0-9]*.weights.h5"):
            if file.name not in dict(kept).values():
                file.unlink(missing_ok=True)


@contextmanager
def keep_alive(run: Run) -> Iterator[None]:
    """Give signs of life while a library works for long: no callback is asked meanwhile."""
    done = threading.Event()

    def beat() -> None:
        while not done.wait(HEARTBEAT_INTERVAL):
            run.update_status()

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def seconds_of_work(run: Run) -> float:
    """Return the seconds of work that went into `run`, before an interruption and since.

    The imports count, the wait in the queue does not.
    """
    status, here = run.status, time.time() - psutil.Process().create_time()
    return status.get("worked", 0.0) + here - status.get("waited", 0.0)
