"""Supervised digit networks: a plain CNN, and the same CNN with L2-constrained softmax.

Both are trained in two acts. Random views first teach the shapes of digits; then the images as
they are draw each class together, with a falling learning rate. The second act is what makes the
embeddings of training digits so dense that Local Outlier Factor notices what is not a digit.
"""

from collections.abc import Callable
from dataclasses import dataclass

import keras
import numpy as np
from keras import KerasTensor, layers, ops

from core.data import Split, load_mnist, to_input
from core.data.decoys import FAMILIES, draw_decoys
from core.networks.saved_seed import SavesSeed
from core.networks.trunks import l2_softmax_cnn, plain_cnn, respond
from core.outliers.lof import as_stored, fit_trimmed_lof, save_lof
from core.runs import Run
from core.training.batches import ShuffledBatches
from core.training.checks import require_positive
from core.training.learning_rates import warm_cosine
from core.training.loop import fit, save_network
from core.views.warp import ViewConfig, random_view

VIEWS = ViewConfig(
    rotation=15.0, shear=0.2, log_scale=0.15, shift=2.0, elastic=0.04, noise=0.0, weakest=0.2
)


@dataclass(frozen=True)
class CnnConfig:
    """Everything that decides a run of the plain CNN.

    Args:
        seed: seed of weights, order and views.
        width: channels of the first convolution.
        embedding_dim: units of the last hidden layer.
        n_view_epochs: epochs on random views.
        n_clean_epochs: epochs on the images as they are, after those on views.
        batch_size: images a step.
        learning_rate: the highest; it warms up, then falls to 0 along a cosine.
        warmup_steps: steps until the rate is highest.
        n_decoys: pictures that are not digits among the training images, 0 for none.
        n_neighbors: k of the Local Outlier Factor fitted on the training embeddings.
        trim: share of the training embeddings, the most outlying, that the fit leaves out.
    """

    seed: int = 0
    width: int = 32
    embedding_dim: int = 64
    n_view_epochs: int = 8
    n_clean_epochs: int = 6
    batch_size: int = 250
    learning_rate: float = 2e-3
    warmup_steps: int = 200
    n_decoys: int = 12000
    n_neighbors: int = 20
    trim: float = 0.005

    def __post_init__(self) -> None:
        names = ("width", "embedding_dim", "batch_size", "n_neighbors", "learning_rate")
        require_positive(self, *names)
        if not 0 <= self.trim < 0.5:
            raise ValueError(f"`trim` must be in [0, 0.5). Received: trim={self.trim}")
        if min(self.n_view_epochs, self.n_clean_epochs) < 0 or self.n_epochs < 1:
            raise ValueError(
                "`n_view_epochs` and `n_clean_epochs` must be >= 0 and not both 0. Received: "
                f"n_view_epochs={self.n_view_epochs}, n_clean_epochs={self.n_clean_epochs}"
            )

    @property
    def n_epochs(self) -> int:
        """Epochs in all."""
        return self.n_view_epochs + self.n_clean_epochs

    def build(self) -> keras.Model:
        """Build the network: images to "logits" and "embedding"."""
        return plain_cnn(self.width, self.embedding_dim)

    def features(self, embedding: KerasTensor) -> KerasTensor:
        """Return what a classifier sees of an embedding: the embedding itself."""
        return embedding


@dataclass(frozen=True)
class L2SoftmaxConfig(CnnConfig):
    """Everything that decides a run of the L2-constrained softmax network.

    Args:
        scale: alpha, the length that every embedding has before the softmax.
    """

    scale: float = 32.0

    def __post_init__(self) -> None:
        super().__post_init__()
        require_positive(self, "scale")

    def build(self) -> keras.Model:
        """Build the network: images to "logits" and "embedding" of unit length."""
        return l2_softmax_cnn(self.width, self.embedding_dim, self.scale)

    def features(self, embedding: KerasTensor) -> KerasTensor:
        """Return what a classifier sees of an embedding: its direction with length alpha."""
        return self.scale * embedding


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

    def on_epoch_begin(self, epoch: int, logs: dict | None = None) -> None:
        """Turn views on, or off for the last epochs."""
        self.views.enabled.assign(1.0 if epoch < self.n_view_epochs else 0.0)


class ValidationAccuracy(keras.callbacks.Callback):
    """Add the accuracy on a validation split to the epoch's figures."""

    def __init__(self, network: keras.Model, split: Split) -> None:
        super().__init__()
        self.network = network
        self.split = split

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        """Add the accuracy to the figures."""
        logs["validation_accuracy"] = accuracy(self.network, self.split)


def train(config: CnnConfig, run: Run, observers: list[keras.callbacks.Callback]) -> bool:
    """Train the network of `config`, then fit LOF on the embeddings of the training split.

    Args:
        config: the run's configuration.
        run: where everything goes.
        observers: further callbacks.

    Returns:
        True if the run went to its end, False if it was stopped; it is usable either way.
    """
    network, views = config.build(), RandomViews(VIEWS, config.seed)
    split = load_mnist("train")
    images, labels = add_decoys(split, config)
    batches = ShuffledBatches(images, config.batch_size, config.seed, labels)
    model = _trainer(network, views, config, batches.n_steps)
    switch = ViewSwitch(views, config.n_view_epochs)
    callbacks = [switch, ValidationAccuracy(network, load_mnist("validation")), *observers]
    finished = fit(model, batches, run, config.n_epochs, callbacks)
    save_network(network, run)
    embeddings = embed(network, split.images)
    lof = fit_trimmed_lof(embeddings, config.n_neighbors, config.trim)
    save_lof(lof, run.novelty_file)
    return finished


def add_decoys(split: Split, config: CnnConfig) -> tuple[np.ndarray, np.ndarray]:
    """Return the images of `split` and decoys, the latter labelled 10 and up by family."""
    rng = np.random.default_rng(config.seed)
    decoys, families = draw_decoys(split.images, config.n_decoys, rng)
    return (
        np.concatenate([split.images, decoys]),
        np.concatenate([split.labels, 10 + families]),
    )


def _trainer(
    network: keras.Model, views: RandomViews, config: CnnConfig, n_steps: int
) -> keras.Model:
    images = keras.Input(network.input_shape[1:])
    answers = network(views(images))
    model = keras.Model(images, with_decoys(answers, config.features, len(FAMILIES)))
    schedule = warm_cosine(config.learning_rate, config.warmup_steps, config.n_epochs * n_steps)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(schedule), loss, jit_compile=False)
    return model


def with_decoys(
    answers: dict[str, KerasTensor],
    features: Callable[[KerasTensor], KerasTensor],
    n_families: int,
) -> KerasTensor:
    """Append a logit for each family of decoys to those of a network's own classes.

    These classes are no part of the network: they end with the training.

    Args:
        answers: the network's "logits", (batch, k), and "embedding", (batch, d).
        features: what a classifier sees of an embedding.
        n_families: families of decoys.

    Returns:
        (batch, k + n_families) logits.
    """
    decoys = layers.Dense(n_families)(features(answers["embedding"]))
    return ops.concatenate([answers["logits"], decoys], axis=-1)


def embed(network: keras.Model, images: np.ndarray) -> np.ndarray:
    """Return the embeddings of many images, rounded to what a run stores: (n, d) float32."""
    return as_stored(respond(network, to_input(images))["embedding"])


def accuracy(network: keras.Model, split: Split) -> float:
    """Return the share of a split's images that the network names rightly."""
    logits = respond(network, to_input(split.images))["logits"]
    return float(np.mean(logits.argmax(axis=1) == split.labels))


def load(run: Run) -> keras.Model:
    """Rebuild the network of a finished run of `cnn` or `l2-softmax`."""
    kind = L2SoftmaxConfig if run.method == "l2-softmax" else CnnConfig
    network = kind(**run.config["config"]).build()
    network.load_weights(run.weights_file)
    return network
