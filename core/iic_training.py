"""Train an IIC network on digits. No label is read here, or can be."""

from dataclasses import dataclass

import keras
import numpy as np
from keras import KerasTensor, ops

from core.augment import ViewConfig, random_view
from core.data import load_mnist, to_input
from core.iic import iic_loss, joint, mutual_information, trace
from core.networks import iic_network, respond
from core.runs import Run
from core.training import ShuffledBatches, fit, save_network, warm_cosine


@dataclass(frozen=True)
class IICConfig(ViewConfig):
    """Everything that decides a run of IIC; the views' strengths are those of `ViewConfig`.

    Args:
        seed: seed of weights, order and views.
        width: channels of the first convolution.
        n_clusters: clusters of each sub-head.
        n_sub_heads: heads that learn side by side; the best by mutual information is used.
        n_overclusters: clusters of the overclustering head.
        overclustering_weight: weight of that head's loss.
        head_scale: standard deviation of head weights, times the root of their inputs.
        batch_size: pairs a step.
        n_epochs: passes over the training images.
        learning_rate: the highest; it warms up, then falls to 0 along a cosine.
        beta_2: Adam's decay of squared gradients.
        warmup_steps: steps until the rate is highest.
        alpha: weight of the marginal entropies at the first step; it falls to 1.
        alpha_share: share of all steps after which alpha is 1.
        n_probe: pairs on which the heads are compared.
    """

    seed: int = 0
    width: int = 32
    n_clusters: int = 10
    n_sub_heads: int = 5
    n_overclusters: int = 50
    overclustering_weight: float = 0.5
    head_scale: float = 3.0
    batch_size: int = 500
    n_epochs: int = 12
    learning_rate: float = 3e-3
    beta_2: float = 0.99
    warmup_steps: int = 30
    alpha: float = 2.0
    alpha_share: float = 0.5
    n_probe: int = 5000

    def __post_init__(self) -> None:
        for name in ("n_clusters", "n_overclusters"):
            if getattr(self, name) < 2:
                raise ValueError(f"`{name}` must be >= 2. Received: {name}={getattr(self, name)}")
        for name in ("width", "n_sub_heads", "batch_size", "n_epochs", "learning_rate", "n_probe"):
            if getattr(self, name) <= 0:
                raise ValueError(f"`{name}` must be > 0. Received: {name}={getattr(self, name)}")
        if self.alpha < 1:
            raise ValueError(f"`alpha` must be >= 1. Received: alpha={self.alpha}")

    def build(self) -> keras.Model:
        """Build the network: images to "clusters", "overclusters" and "embedding"."""
        return iic_network(
            self.width,
            self.n_sub_heads,
            self.n_clusters,
            self.n_overclusters,
            self.head_scale,
            self.seed,
        )


PRESETS = {"quick": IICConfig(n_epochs=5)}


class IIC(keras.Model):
    """Make two views of each image agree on a cluster while all clusters stay in use.

    Args:
        network: what `IICConfig.build` returned.
        config: views and objective.
        n_steps: steps of the whole training, over a share of which alpha falls.

    Source: Ji et al. 2019. Sub-heads and the overclustering head share one trunk and one step;
    the paper alternates between them.
    """

    def __init__(self, network: keras.Model, config: IICConfig, n_steps: int) -> None:
        super().__init__()
        self.network = network
        self.config = config
        self.n_steps = n_steps
        self.view_seed = keras.random.SeedGenerator(config.seed)
        # Counted here: under JAX a loss sees a frozen `optimizer.iterations`.
        self.step = self.add_weight(name="step", shape=(), initializer="zeros", trainable=False)
        self.built = True

    def call(self, images: KerasTensor, training: bool = False) -> dict[str, KerasTensor]:
        """Answer for two random views of each image: all first views, then all second ones.

        One forward pass serves both, so that batch normalisation cannot tell them apart.
        """
        views = draw_pairs(images, self.config, self.view_seed)
        return self.network(views, training=training)

    def alpha(self) -> KerasTensor:
        """Return the present weight of the marginal entropies."""
        share = self.step / (self.config.alpha_share * self.n_steps)
        return self.config.alpha + (1.0 - self.config.alpha) * ops.minimum(share, 1.0)

    def compute_loss(
        self,
        x: KerasTensor | None = None,
        y: None = None,
        y_pred: dict[str, KerasTensor] | None = None,
        sample_weight: None = None,
        training: bool = True,
    ) -> KerasTensor:
        """Return the mean loss of the sub-heads plus the weighted overclustering loss, in nats."""
        alpha = self.alpha()
        self.step.assign_add(1.0)
        clusters = ops.mean(iic_loss(joint(*ops.split(y_pred["clusters"], 2)), alpha))
        overclusters = iic_loss(joint(*ops.split(y_pred["overclusters"], 2)), alpha)
        return clusters + self.config.overclustering_weight * overclusters


def draw_pairs(
    images: KerasTensor, config: ViewConfig, seed: keras.random.SeedGenerator
) -> KerasTensor:
    """Draw two views of each image from one distribution: (n, 28, 28, 1) -> (2n, 28, 28, 1)."""
    twice = ops.concatenate([images, images])
    return ops.expand_dims(random_view(ops.squeeze(twice, -1), config, seed), -1)


class HeadProbe(keras.callbacks.Callback):
    """Measure every head on fixed pairs, without labels, and add the best to the figures.

    Args:
        network: the network in training.
        config: the run's configuration.
        images: uint8 (n, 28, 28), of which the first `n_probe` are paired.
    """

    def __init__(self, network: keras.Model, config: IICConfig, images: np.ndarray) -> None:
        super().__init__()
        self.network = network
        self.pairs = probe_pairs(config, images)

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        P = probe_joints(self.network, self.pairs)["clusters"]
        information = ops.convert_to_numpy(mutual_information(P))
        selected = int(information.argmax())
        logs["selected_head"] = selected
        logs["mutual_information"] = information[selected]
        logs["trace"] = ops.convert_to_numpy(trace(P))[selected]


def probe_pairs(config: IICConfig, images: np.ndarray) -> np.ndarray:
    """Draw the fixed pairs that compare heads: float32 (2 n_probe, 28, 28, 1)."""
    seed = keras.random.SeedGenerator(config.seed + 1)
    return ops.convert_to_numpy(draw_pairs(to_input(images[: config.n_probe]), config, seed))


def probe_joints(network: keras.Model, pairs: np.ndarray) -> dict[str, np.ndarray]:
    """Return P of every head on given pairs.

    Args:
        network: an IIC network.
        pairs: float32 (2n, 28, 28, 1), all first views, then all second ones.

    Returns:
        {"clusters": (n_sub_heads, k, k), "overclusters": (k', k')} float32.
    """
    answers = respond(network, pairs)
    return {
        head: ops.convert_to_numpy(joint(*np.split(answers[head], 2)))
        for head in ("clusters", "overclusters")
    }


def train(config: IICConfig, run: Run, observers: list[keras.callbacks.Callback]) -> bool:
    """Train the network of `config` on the images of the training split.

    Args:
        config: the run's configuration.
        run: where everything goes.
        observers: further callbacks.

    Returns:
        True if the run went to its end, False if it was stopped; it is usable either way.
    """
    images = load_mnist("train").images
    batches = ShuffledBatches(images, config.batch_size, config.seed)
    n_steps = config.n_epochs * len(batches)
    network = config.build()
    model = IIC(network, config, n_steps)
    model.compile(_optimizer(config, n_steps), jit_compile=False)
    probe = HeadProbe(network, config, images)
    finished = fit(model, batches, run, config.n_epochs, [probe, *observers])
    save_network(network, run)
    return finished


def _optimizer(config: IICConfig, n_steps: int) -> keras.optimizers.Adam:
    schedule = warm_cosine(config.learning_rate, config.warmup_steps, n_steps)
    return keras.optimizers.Adam(schedule, beta_2=config.beta_2)


def load(run: Run) -> keras.Model:
    """Rebuild the network of a finished run of `iic`."""
    network = IICConfig(**run.config["config"]).build()
    network.load_weights(run.weights_file)
    return network
