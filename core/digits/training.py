"""Supervised digit networks: a plain CNN, and the same CNN with L2-constrained softmax.

By our recipe both are trained in two acts. Random views first teach the shapes of digits; then the
images as they are draw each class together, with a falling learning rate. The second act is what
makes the embeddings of training digits so dense that Local Outlier Factor notices what is not a
digit. Digits, letters, signs and doodles written by a program teach what MNIST lacks: other ways
to write a digit, other pens, and what is nearly one. The text's recipe (preset "text") has the
images as they are and nothing else.
"""

from functools import partial

import keras
import numpy as np
from keras import KerasTensor, layers, ops
from scipy.special import logsumexp

from core.data import Split, canonical_digit, load_mnist, to_input
from core.data.decoys import FAMILIES, draw_decoys
from core.digits.config import CnnConfig, L2SoftmaxConfig
from core.digits.networks import build, class_features
from core.digits.written import FREER_HANDS, decoys, write_digits
from core.networks.classifier import DECOYS, embed, with_decoys
from core.networks.respond import respond
from core.networks.saved_seed import SavesSeed
from core.outliers.evidence import Evidence
from core.outliers.lof import fit_trimmed_lof, save_lof
from core.runs import Run
from core.training.batches import ShuffledBatches
from core.training.learning_rates import warm_cosine
from core.training.loop import fit, save_network
from core.views.config import ViewConfig
from core.views.warp import random_view

EMPHASIS = 2.5  # on the hard ways to write a digit
VIEWS = ViewConfig(
    rotation=15.0, shear=0.2, log_scale=0.15, shift=2.0, elastic=0.04, noise=0.0, weakest=0.2
)


class RandomViews(SavesSeed, layers.Layer):
    """Draw a random view of every training image until the views are switched off.

    Args:
        config: the largest changes.
        seed: seed of the views.
    """

    def __init__(self, config: ViewConfig, seed: int) -> None:
        super().__init__()
        self.config = config
        self.view_seed = keras.random.SeedGenerator(seed)
        self.enabled = self.add_weight(
            name="enabled", shape=(), initializer="ones", trainable=False
        )

    def call(self, images: KerasTensor, training: bool = False) -> KerasTensor:
        """Return views in training, else the images: (batch, 28, 28, 1) both."""
        if not training:
            return images
        return ops.cond(self.enabled > 0.5, lambda: self._views(images), lambda: images)

    def _views(self, images: KerasTensor) -> KerasTensor:
        views = random_view(ops.squeeze(images, -1), self.config, self.view_seed)
        return ops.expand_dims(views, -1)


class ViewSwitch(keras.callbacks.Callback):
    """Switch the views off when the epochs on them are over."""

    def __init__(self, views: RandomViews, n_view_epochs: int) -> None:
        super().__init__()
        self.views = views
        self.n_view_epochs = n_view_epochs

    def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Turn views on, or off for the last epochs."""
        self.views.enabled.assign(1.0 if epoch < self.n_view_epochs else 0.0)


class ValidationFigures(keras.callbacks.Callback):
    """Add accuracy and loss on the validation split to the epoch's figures."""

    def __init__(self, network: keras.Model, split: Split) -> None:
        super().__init__()
        self.network = network
        self.split = split

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Add "validation_accuracy", and "validation_loss" in nats an image."""
        logits = respond(self.network, to_input(self.split.images))["logits"]
        logs["validation_accuracy"] = float(np.mean(logits.argmax(axis=1) == self.split.labels))
        logs["validation_loss"] = cross_entropy(logits, self.split.labels)


def cross_entropy(logits: np.ndarray, labels: np.ndarray) -> float:
    """Return the mean of -ln softmax(logits) at the labels: (n, c), (n,) int -> nats."""
    chosen = logits[np.arange(len(labels)), labels]
    return float(np.mean(logsumexp(logits, axis=1) - chosen))


def train(config: CnnConfig, run: Run, observers: list[keras.callbacks.Callback]) -> bool:
    """Train the network of `config`, then fit LOF on the embeddings of the training split.

    Where digits are written by a program, limits come from held-out digits, of MNIST and written;
    where letters and doodles are, their classes weigh the factor.

    Args:
        config: the run's configuration.
        run: where everything goes.
        observers: further callbacks.

    Returns:
        True if the run went to its end, False if it was stopped; it is usable either way.
    """
    network, views = build(config), RandomViews(VIEWS, config.seed)
    split = training_images(config)
    images, labels = add_decoys(add_written(split, config), config)
    batches = ShuffledBatches(images, config.batch_size, config.seed, labels)
    model = _trainer(network, views, config, batches.n_steps)
    switch = ViewSwitch(views, config.n_view_epochs)
    callbacks = [switch, ValidationFigures(network, load_mnist("validation")), *observers]
    finished = fit(model, batches, run, config.n_epochs, callbacks)
    save_network(network, run)
    lof = fit_trimmed_lof(embed(network, split.images), config.n_neighbors, config.trim)
    if config.n_written_decoys:
        lof = lof.weighed(evidence_of(model, network, config))
    if config.n_written:
        lof = lof.calibrated(embed(network, held_out_digits(config)))
    save_lof(lof, run.novelty_file)
    return finished


def evidence_of(model: keras.Model, network: keras.Model, config: CnnConfig) -> Evidence:
    """Take what the classes of digits and decoys have learnt out of a training's model."""
    kernels, biases = zip(
        network.get_layer("classes").get_weights(),
        model.get_layer(DECOYS).get_weights(),
        strict=True,
    )
    scale = config.scale if isinstance(config, L2SoftmaxConfig) else 1.0
    return Evidence(scale * np.hstack(kernels), np.concatenate(biases), n_classes=10)


def held_out_digits(config: CnnConfig) -> np.ndarray:
    """Return digits that limits are set by, (n, 28, 28) uint8: as many written as of MNIST's."""
    validation = load_mnist("validation").images
    written, _ = write_digits(len(validation), np.random.default_rng([config.seed, 3]))
    return np.concatenate([validation, written])


def training_images(config: CnnConfig) -> Split:
    """Return the images that a configuration trains on, and fits Local Outlier Factor to."""
    whole, kept = load_mnist("train"), slice(config.n_images or None)
    return Split(whole.images[kept], whole.labels[kept])


def add_written(split: Split, config: CnnConfig) -> Split:
    """Return the images of `split` and digits written by a program, half of them by freer hands."""
    rng = np.random.default_rng([config.seed, 1])
    n_freer = config.n_written // 2
    images, labels = zip(
        write_digits(config.n_written - n_freer, rng, emphasis=EMPHASIS),
        write_digits(n_freer, rng, hands=FREER_HANDS, emphasis=EMPHASIS),
        strict=True,
    )
    return Split(np.concatenate([split.images, *images]), np.concatenate([split.labels, *labels]))


def add_decoys(split: Split, config: CnnConfig) -> tuple[np.ndarray, np.ndarray]:
    """Return the images of `split` and decoys, the latter labelled 10 and up by family or kind."""
    rng = np.random.default_rng(config.seed)
    drawn, families = draw_decoys(split.images, config.n_decoys, rng, canonical_digit)
    written, rows = decoys().write(
        config.n_written_decoys,
        np.random.default_rng([config.seed, 2]),
        decoys().seen(config.held_out),
    )
    return (
        np.concatenate([split.images, drawn, written]),
        np.concatenate([split.labels, 10 + families, 10 + len(FAMILIES) + rows]),
    )


def n_decoy_classes(config: CnnConfig) -> int:
    """Return how many classes beyond the digits a training has, 0 where it has no decoys."""
    if config.n_written_decoys:
        return len(FAMILIES) + len(decoys())
    return len(FAMILIES) if config.n_decoys else 0


def _trainer(
    network: keras.Model, views: RandomViews, config: CnnConfig, n_steps: int
) -> keras.Model:
    images = keras.Input(network.input_shape[1:])
    answers = network(views(images))
    logits = answers["logits"]
    if n_classes := n_decoy_classes(config):
        logits = with_decoys(answers, partial(class_features, config), n_classes)
    model = keras.Model(images, logits)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    optimizer = keras.optimizers.Adam(rate(config, n_steps))
    model.compile(optimizer, loss, metrics=["accuracy"], jit_compile=False)
    return model


def rate(
    config: CnnConfig, n_steps: int
) -> keras.optimizers.schedules.LearningRateSchedule | float:
    """Return a configuration's learning rate, as Adam takes it; an epoch has `n_steps`."""
    if config.schedule == "constant":
        return config.learning_rate
    return warm_cosine(config.learning_rate, config.warmup_steps, config.n_epochs * n_steps)


def load(run: Run) -> keras.Model:
    """Rebuild the network of a finished run of `cnn` or `l2-softmax`."""
    kind = L2SoftmaxConfig if run.method == "l2-softmax" else CnnConfig
    network = build(kind(**run.config["config"]))
    network.load_weights(run.weights)
    return network
