"""Fine-tune the last layers of an L2-softmax network on taught characters, beside the digits.

The convolutions stay as they are, so that each image goes through them once; what learns is the
dense layer that makes the embedding, and the classes. A new class begins with the mean of its
examples as its weights (Qi, Brown and Lowe 2018, "Low-Shot Learning with Imprinted Weights").
Classes of decoys begin with what the base has learnt of them, and end with the training.
"""

from pathlib import Path
from typing import Any

import keras
import numpy as np
from keras import layers

from core.data import load_mnist, to_input
from core.data.decoys import FAMILIES
from core.digits import training as digits
from core.digits.config import L2SoftmaxConfig
from core.digits.networks import l2_softmax_cnn
from core.digits.written import decoys, write_digits
from core.networks.classifier import DECOYS, embed
from core.networks.respond import respond
from core.outliers.evidence import Evidence
from core.outliers.lof import LocalOutlierFactor, fit_trimmed_lof, load_lof, save_lof
from core.own import file, material
from core.own.config import OwnConfig
from core.own.examples import Examples
from core.own.ground import N_DIGITS, ground_of
from core.own.material import Material, new_names
from core.own.rule import Taught
from core.runs import Run, find_run, read_json, write_json
from core.training.batches import ShuffledBatches
from core.training.learning_rates import warm_cosine
from core.training.loop import fit, save_network
from core.training.recording import keep_alive

CONTAMINATION = 0.01  # at which decoys are told from what was taught
N_DECOY_CLASSES = len(FAMILIES) + len(decoys())
N_HELD_OUT = 1000  # written digits that limits are set by, beside those of the validation split
SHAPE = ("width", "embedding_dim", "scale")  # of a base's configuration


class FeatureBatches(ShuffledBatches):
    """Batches of what the convolutions make of images: (n, d) float32 in place of images."""

    def gather(self, rows: np.ndarray) -> tuple[Any, ...]:
        """Return the batch `rows`, (batch,) int, as `fit` takes it."""
        return self.images[rows], self._classes[rows]

    @property
    def _classes(self) -> np.ndarray:
        if self.labels is None:
            raise ValueError("`labels` must be given. Received: labels=None")
        return self.labels


class ValidationAccuracy(keras.callbacks.Callback):
    """Add the accuracy on features of validation digits to the epoch's figures."""

    def __init__(self, features: np.ndarray, labels: np.ndarray) -> None:
        super().__init__()
        self.features = features
        self.labels = labels

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Add "validation_accuracy", of the digits among themselves."""
        logits = self.model.predict_on_batch(self.features)
        digits = logits[:, :N_DIGITS].argmax(axis=1)
        logs["validation_accuracy"] = float(np.mean(digits == self.labels))


def train(config: OwnConfig, run: Run, observers: list[keras.callbacks.Callback]) -> bool:
    """Fine-tune a base network, and fit the outlier test anew.

    Args:
        config: the run's configuration.
        run: where everything goes; it keeps the examples, too.
        observers: further callbacks.

    Returns:
        True if the run went to its end, False if it was stopped; it is usable either way.

    Raises:
        ValueError: no file of examples is named, it has none, or the base is of another method.
    """
    examples = _examples(config, run)
    base = find_run(config.base)
    if base.method != "l2-softmax":
        raise ValueError(f"`base` must be a run of l2-softmax. Received: base={config.base}")
    settings = L2SoftmaxConfig(**base.config["config"])
    write_json(run.path / "base.json", {name: getattr(settings, name) for name in SHAPE})
    taught, _ = material.split(examples, config.held_out)
    before, lof = digits.load(base), load_lof(base.novelty_file)
    with keep_alive(run):
        found = material.gather(taught, config, _like_taught(before, lof, taught, config))
        features = _features(before, found.images)
    network = _network(run, len(new_names(examples)))
    head = _head(network, before, lof, found, features, settings.scale)
    batches = FeatureBatches(features, config.batch_size, config.seed, found.labels)
    _compile(head, config, batches.n_steps)
    validation = load_mnist("validation")
    watch = ValidationAccuracy(_features(before, validation.images), validation.labels)
    finished = fit(head, batches, run, config.n_epochs, [watch, *observers])
    with keep_alive(run):
        _store(network, head, config, run, settings.scale)
    return finished


def _examples(config: OwnConfig, run: Run) -> Examples:
    """Return the run's examples; at its start it takes them from the named file."""
    own = run.own_file
    if not own.is_file():
        if not config.own:
            raise ValueError("`own` must name a file of examples. Received: own=")
        file.save(file.load(_path(config.own)), own)
    examples = file.load(own)
    if not examples.names:
        raise ValueError(f"`own` must hold examples. Received: own={config.own}")
    return examples


def load(run: Run) -> keras.Model:
    """Rebuild the network of a finished run: digits first, then the new classes."""
    network = _network(run, len(new_names(file.load(run.own_file))))
    network.load_weights(run.weights)
    return network


def _network(run: Run, n_new: int) -> keras.Model:
    shape = read_json(run.path / "base.json")
    if shape is None:
        raise LookupError(f"The run {run.id} is damaged: its base.json cannot be read.")
    return l2_softmax_cnn(**shape, n_classes=N_DIGITS + n_new)


def _path(own: str) -> Path:
    path = Path(own)
    if not path.is_file():
        raise FileNotFoundError(f"There is no file of examples {own!r}.")
    return path


def _like_taught(
    base: keras.Model, lof: LocalOutlierFactor, taught: Examples, config: OwnConfig
) -> np.ndarray:
    """Tell which of the decoys the base reads as a taught class: the same thing, or nearly."""
    ground = ground_of(lof, load_mnist("train").labels)
    rule = Taught(ground, taught.names, embed(base, taught.images), taught.classes)
    decoys = material.decoys_of(config)[0]
    if not len(decoys):
        return np.zeros(0, bool)
    return rule.named(embed(base, decoys), np.zeros(len(decoys), bool), CONTAMINATION) >= 0


def _features(network: keras.Model, images: np.ndarray) -> np.ndarray:
    """Return what the convolutions make of images, (n, d) float32."""
    trunk = network.get_layer("convolutions")
    model = keras.Model(trunk.inputs, {"features": trunk.outputs[0]})
    return respond(model, to_input(images))["features"]


def _head(
    network: keras.Model,
    base: keras.Model,
    lof: LocalOutlierFactor,
    found: Material,
    features: np.ndarray,
    scale: float,
) -> keras.Model:
    """Return what is trained: the network's last layers on features, and classes for decoys."""
    for name in ("convolutions", "dense"):
        network.get_layer(name).set_weights(base.get_layer(name).get_weights())
    inputs = keras.Input(features.shape[1:])
    embedding = network.get_layer("l2")(network.get_layer("dense")(inputs))
    seen = layers.Rescaling(scale)(embedding)
    classes, decoys = network.get_layer("classes"), layers.Dense(N_DECOY_CLASSES, name=DECOYS)
    logits = keras.ops.concatenate([classes(seen), decoys(seen)], axis=-1)
    points = respond(keras.Model(inputs, {"embedding": embedding}), features)["embedding"]
    classes.set_weights(_imprinted(base.get_layer("classes"), points, found.labels, network))
    evidence = lof.evidence
    if evidence is not None and evidence.weights.shape[1] == N_DIGITS + N_DECOY_CLASSES:
        weights, biases = evidence.weights / scale, evidence.biases
        decoys.set_weights([weights[:, N_DIGITS:], biases[N_DIGITS:]])
    return keras.Model(inputs, logits, name="own_head")


def _imprinted(
    classes: layers.Dense, points: np.ndarray, labels: np.ndarray, network: keras.Model
) -> list[np.ndarray]:
    """Return weights for all classes: the base's, and for new ones the mean of their images."""
    kernel, bias = classes.get_weights()
    length = np.linalg.norm(kernel, axis=0).mean()
    n_classes = network.get_layer("classes").kernel.shape[1]
    means = [points[labels == label].mean(axis=0) for label in range(N_DIGITS, n_classes)]
    new = [length * mean / np.linalg.norm(mean) for mean in means]
    return [
        np.column_stack([kernel, *new]).astype(np.float32),
        np.concatenate([bias, np.full(len(new), bias.mean())]).astype(np.float32),
    ]


def _compile(head: keras.Model, config: OwnConfig, n_steps: int) -> None:
    total = config.n_epochs * n_steps
    optimizer = keras.optimizers.Adam(warm_cosine(config.learning_rate, total // 10, total))
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    head.compile(optimizer, loss, metrics=["accuracy"], jit_compile=False)


def _store(
    network: keras.Model, head: keras.Model, config: OwnConfig, run: Run, scale: float
) -> None:
    """Store the network, and the outlier test fitted to the digits anew."""
    save_network(network, run)
    points = embed(network, load_mnist("train").images[: config.n_digits])
    lof = fit_trimmed_lof(points, config.n_neighbors, config.trim)
    parts = network.get_layer("classes").get_weights(), head.get_layer(DECOYS).get_weights()
    kernels, biases = zip(*parts, strict=True)
    n_classes = len(biases[0])
    lof = lof.weighed(Evidence(scale * np.hstack(kernels), np.concatenate(biases), n_classes))
    written, _ = write_digits(N_HELD_OUT, np.random.default_rng([config.seed, 3]))
    held_out = np.concatenate([load_mnist("validation").images, written])
    save_lof(lof.calibrated(embed(network, held_out)), run.novelty_file)
