"""Training the networks that read kana, on fixed or ever new synthetic writing, or on ETL8."""

from functools import partial
from typing import Any

import keras
import numpy as np

from core.data import Split, to_input
from core.kana.config import KanaCnnConfig, KanaLinearConfig
from core.kana.data import load_kana, synthesize
from core.kana.decoys import N_FAMILIES, draw_kana_decoys
from core.kana.evidence import learn_evidence
from core.kana.network import build, class_features
from core.kana.objective import loss_of
from core.kana.record import LOST
from core.kana.splits import load_split
from core.kana.steps import parse_steps
from core.kana.written import write_kana
from core.networks.classifier import ValidationAccuracy, accuracy, embed, with_decoys
from core.outliers.lof import LocalOutlierFactor, fit_trimmed_lof, save_lof
from core.runs import Run
from core.training.batches import ShuffledBatches
from core.training.learning_rates import dropping, warm_cosine
from core.training.loop import fit, save_network
from core.writing.characters import N_CHARACTERS


class FreshBatches(ShuffledBatches):
    """Endless batches of characters that nobody wrote before, with decoys among them.

    The images of a step depend on the seed and the step alone, so that a resumed run sees what
    an uninterrupted one would have seen.

    Args:
        config: batch size, decoys and seed.
    """

    def __init__(self, config: KanaCnnConfig) -> None:
        rng = np.random.default_rng([config.seed, 0, 1])  # another stream than any step's
        decoys, families = draw_kana_decoys(config.n_decoys, rng)
        self.n_characters = config.batch_size
        self.n_decoys = min(round(config.batch_size * config.decoy_share), len(decoys))
        order = (max(1, self.n_decoys), config.seed, N_CHARACTERS + families, config.epoch_steps)
        super().__init__(decoys, *order)

    def __getitem__(self, index: int) -> tuple[Any, ...]:
        step = self.first_epoch * self.n_steps + index
        rng = np.random.default_rng([self.seed, step])
        labels = rng.integers(N_CHARACTERS, size=self.n_characters, dtype=np.int32)
        images = to_input(synthesize(labels, "train", rng))
        if self.n_decoys == 0:
            return images, labels
        decoys, families = super().__getitem__(index)
        return np.concatenate([images, decoys]), np.concatenate([labels, families])


class MovingRates(keras.callbacks.Callback):
    """Set each epoch's dropout, and add it and the learning rate to the epoch's figures."""

    def __init__(self, config: KanaCnnConfig, network: keras.Model) -> None:
        super().__init__()
        self.config = config
        self.dropout = network.get_layer("dropout")

    def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Set the share that this epoch leaves out."""
        self.dropout.rate.assign(self.config.dropout_of(epoch))

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Add the share to the figures."""
        logs["dropout"] = float(self.config.dropout_of(epoch))


class LossOfAnImage(keras.callbacks.Callback):
    """Bring the epoch's loss, summed over batches, to that of an image: records stay comparable.

    Args:
        config: its reduction and batch size.
    """

    def __init__(self, config: KanaLinearConfig) -> None:
        super().__init__()
        self.n_summed = config.batch_size if config.reduction == "sum" else 1

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Divide the loss."""
        logs["loss"] /= self.n_summed


class LostStep(keras.callbacks.Callback):
    """Note the step after which the loss was no number, and what the network reads then.

    Args:
        network: what is trained.
        split: images to read.
        run: its events get the note.
    """

    def __init__(self, network: keras.Model, split: Split, run: Run) -> None:
        super().__init__()
        self.network = network
        self.split = split
        self.run = run
        self.epoch = 0
        self.step: int | None = None

    def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Keep the epoch's number."""
        self.epoch = epoch

    def on_train_batch_end(self, batch: int, logs: dict[str, float]) -> None:
        """Keep the number of steps taken when the loss was first none."""
        if self.step is None and not np.isfinite(logs["loss"]):
            self.step = self.epoch * self.params["steps"] + batch + 1

    def on_train_end(self, logs: dict[str, float] | None = None) -> None:
        """Write the note."""
        if self.step is not None:
            read = accuracy(self.network, self.split)
            place = {"epoch": self.epoch + 1, "step": self.step}
            self.run.append_event({**place, "event": LOST, "validation_accuracy": read})


class RateForViewers(keras.callbacks.Callback):
    """Add the learning rate to the epoch's figures."""

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Add the rate to the figures."""
        rate = self.model.optimizer.learning_rate
        logs["learning_rate"] = float(keras.ops.convert_to_numpy(rate))


def train(config: KanaLinearConfig, run: Run, observers: list[keras.callbacks.Callback]) -> bool:
    """Train the network of `config`; where it asks for it, fit LOF on training embeddings.

    Args:
        config: the run's configuration.
        run: where everything goes.
        observers: further callbacks.

    Returns:
        True if the run went to its end, False if it was stopped; it is usable either way.

    Raises:
        TrainingDiverged: the loss is no longer a number; the run's events say since which step.
        ValueError: `data` has too few images.
    """
    network, batches = build(config), _batches(config)
    validation = load_split(config, "validation")
    moving = [MovingRates(config, network)] if isinstance(config, KanaCnnConfig) else []
    measures = [LossOfAnImage(config), ValidationAccuracy(network, validation), RateForViewers()]
    callbacks = [*moving, *measures, LostStep(network, validation, run), *observers]
    finished = fit(_trainer(network, config), batches, run, config.n_epochs, callbacks)
    save_network(network, run)
    if isinstance(config, KanaCnnConfig) and config.n_references:
        save_lof(fit_outlier_test(network, config), run.novelty_file)
    return finished


def fit_outlier_test(network: keras.Model, config: KanaCnnConfig) -> LocalOutlierFactor:
    """Fit LOF on embeddings of training writing; its limits come from writing held out.

    Where digits, letters and doodles were written, their classes weigh the factor.
    """
    embeddings = embed(network, load_kana("train", config.n_references).images)
    lof = fit_trimmed_lof(embeddings, config.n_neighbors, config.trim)
    if config.n_written_decoys:
        lof = lof.weighed(learn_evidence(network, config))
    return lof.calibrated(embed(network, held_out_kana(config)))


def held_out_kana(config: KanaCnnConfig) -> np.ndarray:
    """Return kana that limits are set by, (n, 28, 28) uint8.

    Half are the validation split, half are written with any pen.
    """
    validation = load_kana("validation")
    written = write_kana(validation.labels, np.random.default_rng([config.seed, 0, 3]))
    return np.concatenate([validation.images, written])


def rate(config: KanaLinearConfig) -> keras.optimizers.schedules.LearningRateSchedule | float:
    """Return a configuration's learning rate, as an optimiser takes it."""
    if config.schedule == "cosine":
        return warm_cosine(config.learning_rate, config.warmup_steps, config.n_steps)
    if config.schedule == "falling":
        return dropping(config.learning_rate, config.n_steps)
    if config.schedule == "steps":
        steps = parse_steps("rate_steps", config.rate_steps)
        # Keras keeps a value up to its boundary included, and counts from 0.
        boundaries = [step - 1 for step, _ in steps]
        values = [config.learning_rate, *(value for _, value in steps)]
        return keras.optimizers.schedules.PiecewiseConstantDecay(boundaries, values)
    return config.learning_rate


def optimizer_of(config: KanaLinearConfig) -> keras.optimizers.Optimizer:
    """Return the optimiser of a configuration."""
    if config.optimizer == "sgd":
        return keras.optimizers.SGD(rate(config))
    return keras.optimizers.Adam(rate(config), epsilon=config.epsilon)


def _batches(config: KanaLinearConfig) -> ShuffledBatches:
    if isinstance(config, KanaCnnConfig) and config.n_per_character == 0 and not config.data:
        return FreshBatches(config)
    split = load_split(config, "train")
    if len(split) < config.batch_size:
        raise ValueError(
            f"`batch_size` must be <= {len(split)}, the number of images. "
            f"Received: batch_size={config.batch_size}"
        )
    order = (config.batch_size, config.seed, split.labels, config.epoch_steps)
    return ShuffledBatches(split.images, *order)


def _trainer(network: keras.Model, config: KanaLinearConfig) -> keras.Model:
    images = keras.Input(network.input_shape[1:])
    answers = network(images)
    logits = answers["logits"]
    if isinstance(config, KanaCnnConfig) and config.n_decoys > 0:
        logits = with_decoys(answers, partial(class_features, config), N_FAMILIES)
    model = keras.Model(images, logits)
    optimizer, loss = optimizer_of(config), loss_of(config)
    model.compile(optimizer, loss, metrics=["accuracy"], jit_compile=False)
    return model


def config_of(run: Run) -> KanaLinearConfig:
    """Return the configuration of a run of `kana-linear` or `kana-cnn`."""
    kind = KanaLinearConfig if run.method == "kana-linear" else KanaCnnConfig
    return kind(**run.config["config"])


def load(run: Run) -> keras.Model:
    """Rebuild the network of a finished run of `kana-linear` or `kana-cnn`.

    Raises:
        NoNetwork: the run keeps curves and figures only, or was never trained.
    """
    network = build(config_of(run))
    network.load_weights(run.weights)
    return network
