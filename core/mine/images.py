"""MINE on images: an encoder whose latents of two views tell as much as they can of each other.

No label is read here, or can be.
"""

from typing import Any

import keras
import numpy as np
from keras import KerasTensor, ops

from core.data import load_mnist, to_input
from core.mine.config import FIFTH_EPOCHS, MineConfig
from core.mine.model import MINE
from core.mine.network import ImageNetworks, build
from core.mine.objective import donsker_varadhan
from core.networks.half_weights import save_halved
from core.networks.respond import respond
from core.networks.saved_seed import SavesSeed
from core.runs import Run
from core.training.batches import ShuffledBatches
from core.training.learning_rates import falling_to_fifths, warm_cosine
from core.training.loop import fit
from core.views.config import parse_views
from core.views.pairs import draw_pairs


class ImageMINE(SavesSeed, MINE):
    """Score the latents of two views of each image against those of strangers.

    Args:
        networks: what `core.mine.network.build` returned.
        config: views and objective.

    Source: Belghazi et al. 2018, eq. 5 and section 3.2; pairs are two views as in Ji et al. 2019.
    """

    def __init__(self, networks: ImageNetworks, config: MineConfig) -> None:
        super().__init__(config.moving_average, stable=True)
        self.networks = networks
        self.config = config
        self.view_seed = keras.random.SeedGenerator(config.seed)
        self.built = True

    def call(self, images: KerasTensor, training: bool = False) -> tuple[KerasTensor, KerasTensor]:
        """Return T of the pairs, (n,), and of strangers, (n_shifts * n,)."""
        views = pairs_of(images, self.config, self.view_seed)
        z, z_prime = ops.split(self.networks(views, training=training), 2)
        return self.networks.statistics.contrast(z, z_prime, self.config.n_shifts)


class HeldOutBound(keras.callbacks.Callback):
    """Add the bound on pairs of validation images to the figures of an epoch.

    Args:
        config: the run's configuration.
    """

    def __init__(self, config: MineConfig) -> None:
        super().__init__()
        self.pairs = held_out_pairs(config, load_mnist("validation").images)

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Add the bound on the held-out pairs to the figures."""
        logs["bound"] = bound(self.model.networks, self.pairs, self.model.config.n_shifts)


def pairs_of(
    images: KerasTensor, config: MineConfig, seed: keras.random.SeedGenerator
) -> KerasTensor:
    """Draw two views of each image: (n, 28, 28, 1) -> (2n, 28, 28, 1)."""
    return draw_pairs(images, config, parse_views(config.views), config.pairing == "both", seed)


def optimizer(config: MineConfig, n_steps: int) -> keras.optimizers.Adam:
    """Return Adam with a configuration's learning rate over `n_steps`."""
    if config.decay == "fifths":
        rate = falling_to_fifths(config.learning_rate, FIFTH_EPOCHS * n_steps // config.n_epochs)
    else:
        rate = warm_cosine(config.learning_rate, config.warmup_steps, n_steps)
    return keras.optimizers.Adam(rate, beta_2=config.beta_2)


def held_out_pairs(config: MineConfig, images: np.ndarray) -> np.ndarray:
    """Draw the fixed pairs of images (n, 28, 28) that judge: float32 (2n, 28, 28, 1)."""
    seed = keras.random.SeedGenerator(config.seed + 1)
    return ops.convert_to_numpy(pairs_of(to_input(images), config, seed))


def bound(networks: ImageNetworks, pairs: np.ndarray, n_shifts: int) -> float:
    """Return the bound that T gives on pairs.

    Args:
        networks: encoder and T.
        pairs: float32 (2n, 28, 28, 1), all first views, then all second ones.
        n_shifts: strangers that each first view meets.

    Returns:
        Nats.
    """
    z, z_prime = np.split(respond(networks.encoder, pairs)["latent"], 2)
    scores = networks.statistics.contrast(z, z_prime, n_shifts)
    return float(ops.convert_to_numpy(donsker_varadhan(*scores)))


def train(config: MineConfig, run: Run, observers: list[keras.callbacks.Callback]) -> bool:
    """Train encoder and T on the images of the training split.

    Args:
        config: the run's configuration.
        run: where everything goes.
        observers: further callbacks.

    Returns:
        True if the run went to its end, False if it was stopped; it is usable either way.

    Raises:
        TrainingDiverged: T grew beyond numbers.
    """
    batches = ShuffledBatches(load_mnist("train").images, config.batch_size, config.seed)
    model = ImageMINE(build(config), config)
    model.compile(optimizer(config, config.n_epochs * batches.n_steps), jit_compile=False)
    finished = fit(model, batches, run, config.n_epochs, [HeldOutBound(config), *observers])
    save_halved(model.networks, run)
    return finished


def load(run: Run) -> ImageNetworks:
    """Rebuild encoder and T of a finished run of `mine`."""
    networks = build(config_of(run))
    networks.load_weights(run.weights)
    return networks


def config_of(run: Run) -> MineConfig:
    """Return the configuration that a run of `mine` was trained with."""
    return MineConfig(**run.config["config"])


def embed(networks: ImageNetworks, images: np.ndarray) -> np.ndarray:
    """Return the latents of images: (n, 28, 28) uint8 -> (n, latent_dim) float32."""
    return respond(networks.encoder, to_input(images))["latent"]


def levelled_scores(networks: Any, pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Score pairs, and each first view with a stranger, on a level where 0 is indifference.

    Args:
        networks: a run's `ImageNetworks`.
        pairs: float32 (2n, 28, 28, 1), all first views, then all second ones.

    Returns:
        Two arrays of (n,) nats. The mean of the first is the bound.
    """
    from keras import ops

    from core.networks.respond import respond

    z, z_prime = np.split(respond(networks.encoder, pairs)["latent"], 2)

    def scored(partners: np.ndarray) -> np.ndarray:
        return ops.convert_to_numpy(networks.statistics((z, partners))).astype(np.float64)

    strangers = np.stack([scored(np.roll(z_prime, -shift, axis=0)) for shift in range(1, 9)])
    level = strangers.max() + np.log(np.mean(np.exp(strangers - strangers.max())))
    return scored(z_prime) - level, strangers[0] - level
