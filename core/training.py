"""The training loop around `Model.fit`: batches, the run's record, stop and resume."""

import platform
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import keras
import numpy as np
import psutil

from core import backend
from core.data import to_input
from core.runs import ROOT, Run, atomic_path, write_json

HEARTBEAT_INTERVAL = 1.0  # seconds between two signs of life
PAUSE_POLL = 0.2  # seconds between two looks at whether a pause is over
Trainer = Callable[[Any, Run, list[keras.callbacks.Callback]], bool]
PACKAGES = ("keras", "numpy", "scikit-learn", "tensorflow", "jax", "torch")


@dataclass(frozen=True)
class Stage:
    """A part of a training that is a `fit` of its own.

    Args:
        name: what it is called in the record; "" where a training has but one.
        n_epochs: its epochs.
        first_epoch: epochs of the run before it.
        n_run_epochs: epochs of the whole run.
    """

    name: str
    n_epochs: int
    first_epoch: int
    n_run_epochs: int


class ShuffledBatches(keras.utils.PyDataset):
    """Endless batches of images; every epoch's order depends on the seed and the epoch alone.

    A resumed run therefore sees the batches that an uninterrupted one would have seen. Endless,
    since TensorFlow may take ten seconds to close an iterator at the end of an epoch.

    Args:
        images: (n, 28, 28) uint8.
        batch_size: images a batch; what is left over at the end of an epoch is dropped.
        seed: seed of the order.
        labels: (n,) int; unsupervised methods leave them out, and so cannot see one.
        n_steps: batches of an epoch, where an epoch is not to be one pass over the images.

    Attributes:
        n_steps: batches of an epoch.
        first_epoch: the epoch that the first batch belongs to.
    """

    num_batches = None  # endless

    def __init__(
        self,
        images: np.ndarray,
        batch_size: int,
        seed: int,
        labels: np.ndarray | None = None,
        n_steps: int | None = None,
    ) -> None:
        super().__init__()
        self.images = images
        self.labels = None if labels is None else labels.astype("int32")
        self.batch_size = batch_size
        self.seed = seed
        self.n_batches = len(images) // batch_size  # of a pass over the images
        self.n_steps = n_steps or self.n_batches
        self.first_epoch = 0
        self.order = lru_cache(maxsize=2)(self._draw_order)

    def _draw_order(self, turn: int) -> np.ndarray:
        return np.random.default_rng([self.seed, turn]).permutation(len(self.images))

    def __getitem__(self, index: int) -> tuple[Any, ...]:
        turn, place = divmod(self.first_epoch * self.n_steps + index, self.n_batches)
        return self.gather(self.order(turn)[place * self.batch_size :][: self.batch_size])

    def gather(self, rows: np.ndarray) -> tuple[Any, ...]:
        """Return the batch of images `rows`, (batch,) int, as `fit` takes it."""
        images = to_input(self.images[rows])  # (batch, 28, 28, 1)
        return (images,) if self.labels is None else (images, self.labels[rows])


class SavesSeed:
    """A mixin for layers and models: the state of their `view_seed` is saved with the weights.

    Keras leaves the states of random generators out, so that a resumed run would draw the first
    epoch's views again.
    """

    view_seed: keras.random.SeedGenerator

    def save_own_variables(self, store: Any) -> None:
        super().save_own_variables(store)
        store["view_seed"] = keras.ops.convert_to_numpy(self.view_seed.state.value)

    def load_own_variables(self, store: Any) -> None:
        self.view_seed.state.assign(store["view_seed"])
        names = set(store.keys()) - {"view_seed"}
        super().load_own_variables({name: store[name] for name in names})


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

    def on_epoch_begin(self, epoch: int, logs: dict | None = None) -> None:
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
        place = {"epoch": stage.first_epoch + done, "n_epochs": stage.n_run_epochs}
        if stage.name:
            place |= {"stage": stage.name, "stage_epoch": done, "stage_epochs": stage.n_epochs}
        return place

    def on_train_batch_end(self, batch: int, logs: dict | None = None) -> None:
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
        progress = {"step": step, "n_steps": self.batches.n_steps}
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

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        self.stopped = self.stopped or not np.isfinite(logs["loss"])
        if self.stopped:
            return
        number = self.stage.first_epoch + epoch + 1
        record = {"epoch": number, "seconds": round(seconds_since_start(), 3)}
        if self.stage.name:
            record |= {"stage": self.stage.name, "stage_epoch": epoch + 1}
        self.run.append_metrics(record | {name: float(value) for name, value in logs.items()})
        self.run.update_status(**self._place(epoch + 1))


class EpochBackup(keras.callbacks.BackupAndRestore):
    """Back up whole epochs only: an epoch that was stopped is trained again on resuming.

    Args:
        folder: where to.
        recorder: it knows whether the epoch was cut short.
    """

    def __init__(self, folder: Path, recorder: RunRecorder) -> None:
        super().__init__(str(folder), double_checkpoint=True, delete_checkpoint=False)
        self.recorder = recorder

    def on_train_begin(self, logs: dict | None = None) -> None:
        start = self.model.get_weights()
        try:
            super().on_train_begin(logs)
        except OSError:
            if any(Path(self.backup_dir).glob("*.bkp")):
                raise
            # A kill cut the very first backup short: there is nothing to go on from.
            shutil.rmtree(self.backup_dir)
            self.model.set_weights(start)

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        if not self.recorder.stopped:
            super().on_epoch_end(epoch, logs)


class RunVanished(RuntimeError):
    """Somebody deleted the folder of a run in training."""


class TrainingDiverged(ArithmeticError):
    """The loss became NaN or infinite."""


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


def seconds_since_start() -> float:
    """Return the seconds since this process was started, imports included."""
    return time.time() - psutil.Process().create_time()


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
    """
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


def warm_cosine(
    learning_rate: float, warmup_steps: int, n_steps: int
) -> keras.optimizers.schedules.LearningRateSchedule:
    """Return a rate that rises to `learning_rate`, then falls to 0 at the last of `n_steps`."""
    return keras.optimizers.schedules.CosineDecay(
        0.0,
        max(1, n_steps - warmup_steps),
        warmup_target=learning_rate,
        warmup_steps=warmup_steps,
    )


def dropping(learning_rate: float, n_steps: int) -> keras.optimizers.schedules.LearningRateSchedule:
    """Return a rate that falls to a tenth at half, and again at three quarters, of `n_steps`."""
    return keras.optimizers.schedules.PiecewiseConstantDecay(
        [n_steps // 2, 3 * n_steps // 4],
        [learning_rate, learning_rate / 10, learning_rate / 100],
    )


def save_network(network: keras.Model, run: Run) -> None:
    """Store the weights of `network` in the run."""
    with atomic_path(run.weights_file) as draft:
        network.save_weights(draft)


def describe_run(run: Run, method: str, config: Any, device: str) -> None:
    """Write config.json: everything that is needed to repeat the run."""
    content = {
        "method": method,
        "seed": config.seed,
        "command": command_line(method, config),
        "device": device,
        "config": asdict(config),
        "backend": keras.backend.backend(),
        "versions": _versions(),
        "commit": _commit(),
        "machine": f"{platform.system()} {platform.machine()}, {psutil.cpu_count()} CPUs",
    }
    write_json(run.config_file, content)


def command_line(method: str, config: Any) -> str:
    """Return the command that trains this configuration; only departures from defaults show."""
    defaults = asdict(type(config)())
    changed = {k: v for k, v in asdict(config).items() if v != defaults[k] or k == "seed"}
    flags = [f"--{name.replace('_', '-')} {value}" for name, value in changed.items()]
    return " ".join([f"python -m core train {method}", *flags])


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def _commit() -> str | None:
    command = ["git", "rev-parse", "--short", "HEAD"]
    try:
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=5)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return result.stdout.strip() or None


def supervise(run: Run, method: str, config: Any, train: Trainer, observers: list) -> bool:
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
    run.update_status(state="running", message=None)
    try:
        finished = train(config, run, observers)
    except RunVanished:
        shutil.rmtree(run.path, ignore_errors=True)  # what was written since
        raise
    except Exception as error:
        run.update_status(state="failed", message=f"{type(error).__name__}: {error}")
        raise
    run.update_status(state="finished" if finished else "stopped")
    if finished:
        shutil.rmtree(run.backup_folder, ignore_errors=True)
    return finished
