"""Train Deep Embedded Clustering in three acts: autoencoder, k-means, both refined together.

No label is read here, or can be.
"""

from collections.abc import Mapping

import keras
import numpy as np
from keras import KerasTensor, ops
from sklearn.cluster import KMeans

from core.data import SPLITS, load_mnist, to_input
from core.dec.autoencoder import Autoencoder, Denoising, change, changes
from core.dec.config import CLUSTER, FINETUNE, LAYERS, DECConfig
from core.dec.neighbor_tuning import NeighborTuning, PairedBatches, find_image_neighbors
from core.dec.network import dec_network
from core.dec.objective import clustering_loss, target_distribution
from core.dec.stages import KEPT, keep_centroids, keep_stage, restore_stage
from core.networks.half_weights import save_halved
from core.networks.respond import respond
from core.networks.saved_seed import SavesSeed
from core.runs import Run, atomic_path, find_run
from core.training.batches import ShuffledBatches
from core.training.learning_rates import warm_cosine
from core.training.loop import fit
from core.training.recording import keep_alive
from core.training.stage import Stage

WARMUP_STEPS = 50  # of Adam, in every stage of pre-training
PASS = 1000  # images at once
Observers = list[keras.callbacks.Callback]


class Refinement(SavesSeed, keras.Model):
    """Pull soft assignments towards their own sharpened version.

    Args:
        network: what `dec_network` returned.
        config: views and batch.
        n_images: images of the training split.

    Attributes:
        targets: (n_images, k), p of every image since the last update; saved with the weights.
        frequencies: (k,), f_j at the last update.
    """

    def __init__(self, network: keras.Model, config: DECConfig, n_images: int) -> None:
        super().__init__()
        self.network = network
        self.config = config
        self.view_seed = keras.random.SeedGenerator(config.seed)
        self.targets = self._record("targets", (n_images, config.n_clusters))
        self.frequencies = self._record("frequencies", (config.n_clusters,))
        self.built = True

    def _record(self, name: str, shape: tuple[int, ...]) -> keras.Variable:
        return self.add_weight(name=name, shape=shape, initializer="zeros", trainable=False)

    def call(
        self, batch: Mapping[str, KerasTensor], training: bool = False
    ) -> dict[str, KerasTensor]:
        """Return p and q of a batch, both (n, k); q is that of changed images."""
        seen = change(batch["images"], self.config, self.view_seed)
        q = self.network(seen, training=training)["assignment"]
        if self.config.targets == "batch":
            return {"p": ops.stop_gradient(target_distribution(q)), "q": q}
        return {"p": ops.take(self.targets, batch["rows"], axis=0), "q": q}

    def compute_loss(
        self,
        x: KerasTensor | None,
        y: KerasTensor | None,
        y_pred: dict[str, KerasTensor],
        sample_weight: KerasTensor | None = None,
        training: bool = True,
    ) -> KerasTensor:
        """Return KL(P || Q) of the batch in nats."""
        return clustering_loss(y_pred["p"], y_pred["q"], self.config.reduction)


class NumberedBatches(ShuffledBatches):
    """Batches that say which images they hold: {"images": ..., "rows": (batch,) int32}."""

    def gather(self, rows: np.ndarray) -> tuple[dict[str, np.ndarray]]:
        """Return the batch of images `rows`, (batch,) int, with their numbers."""
        return ({"images": to_input(self.images[rows]), "rows": rows.astype("int32")},)


class CodeBatches(ShuffledBatches):
    """Batches of what layers that stay as they are make of images: (batch, units) float32."""

    def gather(self, rows: np.ndarray) -> tuple[np.ndarray]:
        """Return the codes of images `rows`, (batch,) int."""
        return (self.images[rows],)


class TargetUpdate(keras.callbacks.Callback):
    """Compute p anew from all images after every epoch, and stop when few change their cluster.

    Args:
        images: uint8 (n, 28, 28), the training images.
        tolerance: share of them below which training ends.
    """

    def __init__(self, images: np.ndarray, tolerance: float) -> None:
        super().__init__()
        self.inputs = to_input(images)
        self.tolerance = tolerance
        self.clusters: np.ndarray | None = None

    def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Compute the first targets."""
        if self.clusters is None:  # here, since a backup is restored when training begins
            self.clusters = self._update()

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Compute p anew, and stop where few images changed their cluster."""
        before, self.clusters = self.clusters, self._update()
        logs["changed"] = float(np.mean(before != self.clusters))
        if logs["changed"] < self.tolerance:
            self.model.stop_training = True

    def _update(self) -> np.ndarray:
        """Set the targets; return the cluster of every image."""
        q = respond(self.model.network, self.inputs)["assignment"]
        self.model.targets.assign(ops.convert_to_numpy(target_distribution(q)))
        self.model.frequencies.assign(q.sum(axis=0))
        return q.argmax(axis=1)


def train(config: DECConfig, run: Run, observers: Observers) -> bool:
    """Train all stages of `config` on its images.

    Args:
        config: the run's configuration.
        run: where everything goes.
        observers: further callbacks.

    Returns:
        True if the run went to its end, False if it was stopped; it is usable either way.

    Raises:
        ValueError: more clusters than images.
        LookupError: `start` names no run with an autoencoder of the same code.
    """
    images = training_images(config)
    if config.n_clusters > len(images):
        raise ValueError(
            f"`n_clusters` must be <= {len(images)}, the number of images. "
            f"Received: n_clusters={config.n_clusters}"
        )
    stack = untrained(config)
    finished = pretrain(stack, config, images, run, observers)
    network = build(stack, config)
    with keep_alive(run):
        mu = find_centroids(respond(network, to_input(images))["code"], config)
    network.get_layer("centroids").mu.assign(mu)
    keep_centroids(run, mu)
    finished = finished and refine(network, config, images, run, observers)
    save_halved(network, run)  # its encoder is large
    return finished


def training_images(config: DECConfig) -> np.ndarray:
    """Return the images of a configuration, uint8 (n, 28, 28); labels stay behind."""
    splits = ("train",) if config.images == "train" else SPLITS
    return np.concatenate([load_mnist(split).images for split in splits])


def untrained(config: DECConfig) -> Autoencoder:
    """Return the autoencoder of a configuration as it begins."""
    return Autoencoder(config.code_dim, config.seed, config.weights, config.input_scale)


def pretrain(
    stack: Autoencoder, config: DECConfig, images: np.ndarray, run: Run, observers: Observers
) -> bool:
    """Train the autoencoder in place: each pair of layers alone, then all together.

    Returns:
        True if all its stages are done, False if one was stopped.
    """
    if config.start:
        restore_stage(stack, find_run(config.start), FINETUNE)
    for stage in config.stages():
        if stage.name == CLUSTER:
            break
        if not _pretrain_stage(stack, stage, config, images, run, observers):
            return False
        if stage.name in KEPT:
            keep_stage(stack, run, stage.name)
    return True


def _pretrain_stage(
    stack: Autoencoder,
    stage: Stage,
    config: DECConfig,
    images: np.ndarray,
    run: Run,
    observers: Observers,
) -> bool:
    """Train one stage, unless an interrupted run had done so already."""
    done = run.backup_folder / f"{stage.name}.weights.h5"
    if done.is_file():
        stack.load_weights(done)
        return True
    with keep_alive(run):
        model, batches = _lesson(stack, stage, config, images)
    model.stage = stage
    n_steps = stage.n_epochs * batches.n_steps
    model.compile(pretrain_optimizer(config, n_steps), jit_compile=False)
    if not fit(model, batches, run, stage, observers):
        return False
    with atomic_path(done) as draft:
        stack.save_weights(draft)
    return True


def pretrain_optimizer(config: DECConfig, n_steps: int) -> keras.optimizers.Optimizer:
    """Return what moves the weights in a stage of pre-training of `n_steps`."""
    if config.optimizer == "adam":
        rate = warm_cosine(config.pretrain_rate, WARMUP_STEPS, n_steps)
        return keras.optimizers.Adam(rate)
    rate = dropping_every(config.drop_steps, config.pretrain_rate, n_steps)
    return keras.optimizers.SGD(rate, momentum=config.momentum)


def dropping_every(
    drop_steps: int, learning_rate: float, n_steps: int
) -> keras.optimizers.schedules.LearningRateSchedule | float:
    """Return a rate that falls to a tenth after every `drop_steps`; to none for 0 of them."""
    drops = list(range(drop_steps, n_steps, drop_steps)) if drop_steps else []
    if not drops:
        return learning_rate
    values = [learning_rate / 10**k for k in range(len(drops) + 1)]
    # Keras keeps a value up to its boundary included, and counts from 0.
    return keras.optimizers.schedules.PiecewiseConstantDecay([d - 1 for d in drops], values)


def refine_optimizer(config: DECConfig, n_steps: int) -> keras.optimizers.Optimizer:
    """Return what moves encoder and centroids in a refinement of `n_steps`."""
    if config.optimizer == "adam":
        rate = keras.optimizers.schedules.CosineDecay(config.learning_rate, n_steps)
        return keras.optimizers.Adam(rate)
    return keras.optimizers.SGD(config.learning_rate, momentum=config.momentum)


def _lesson(
    stack: Autoencoder, stage: Stage, config: DECConfig, images: np.ndarray
) -> tuple[Denoising | NeighborTuning, ShuffledBatches]:
    """Return what trains the autoencoder in a stage, and on which batches."""
    seed, size = config.seed + stage.first_epoch, config.pretrain_batch_size
    if stage.name == FINETUNE and config.neighbor_weight:
        neighbors = find_image_neighbors(images, config.n_neighbors)
        model = NeighborTuning(stack, config, config.neighbor_weight, seed)
        return model, PairedBatches(images, size, seed, neighbors)
    layer = None if stage.name == FINETUNE else LAYERS.index(stage.name)
    n_steps = config.epoch_steps or None
    on_codes = bool(layer) and not changes(config)
    model = Denoising(stack, config, config.dropout, seed, layer, config.silenced, on_codes)
    if layer is None or not on_codes:
        return model, ShuffledBatches(images, size, seed, n_steps=n_steps)
    return model, CodeBatches(codes_below(stack, layer, images), size, seed, n_steps=n_steps)


def codes_below(stack: Autoencoder, layer: int, images: np.ndarray) -> np.ndarray:
    """Return what the layers below one make of images (n, 28, 28) uint8: float32 (n, units)."""
    parts = [images[start : start + PASS] for start in range(0, len(images), PASS)]
    encoded = (stack.encode(ops.convert_to_tensor(to_input(part)), layer) for part in parts)
    return np.concatenate([ops.convert_to_numpy(part) for part in encoded])


def build(stack: Autoencoder, config: DECConfig) -> keras.Model:
    """Put untrained centroids on an autoencoder, all of whose layers may change again."""
    stack.free()
    return dec_network(stack, config.n_clusters, config.alpha, config.kernel)


def find_centroids(codes: np.ndarray, config: DECConfig) -> np.ndarray:
    """Return the centres that k-means finds among codes (n, d): float32 (k, d)."""
    fitted = KMeans(config.n_clusters, n_init=config.n_init, random_state=config.seed).fit(codes)
    return fitted.cluster_centers_.astype(np.float32)


def refine(
    network: keras.Model, config: DECConfig, images: np.ndarray, run: Run, observers: Observers
) -> bool:
    """Train encoder and centroids together; an epoch of the record is one update of p.

    Returns:
        True if it went to its end, by tolerance or by the number of updates.
    """
    stages = [stage for stage in config.stages() if stage.name == CLUSTER]
    if not stages:
        return True
    model = Refinement(network, config, len(images))
    model.stage = stages[0]
    n_steps = stages[0].n_epochs * config.update_interval
    model.compile(refine_optimizer(config, n_steps), jit_compile=False)
    batches = NumberedBatches(
        images, config.batch_size, config.seed, n_steps=config.update_interval
    )
    update = TargetUpdate(images, config.tolerance)
    return fit(model, batches, run, stages[0], [update, *observers])


def load(run: Run) -> keras.Model:
    """Rebuild the network of a finished run."""
    config = DECConfig(**run.config["config"])
    network = build(untrained(config), config)
    network.load_weights(run.weights)
    return network
