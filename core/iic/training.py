"""Train an IIC network on digits. No label is read here, or can be."""

from collections.abc import Callable

import keras
import numpy as np
from keras import KerasTensor, ops

from core.data import load_mnist, to_input
from core.iic.arrays import mutual_information, trace
from core.iic.config import FIFTH_EPOCHS, IICConfig, VGGConfig
from core.iic.network import build
from core.iic.objective import clipped_iic_loss, iic_loss, joint, symmetric_joint
from core.iic.rescue import Rescue
from core.networks.respond import respond
from core.networks.saved_seed import SavesSeed
from core.runs import Run
from core.training import backend
from core.training.batches import ShuffledBatches
from core.training.learning_rates import dropping, falling_to_fifths, warm_cosine
from core.training.loop import fit, save_network
from core.views.config import parse_views
from core.views.pairs import draw_pairs

OBJECTIVES = {"before": (joint, iic_loss), "after": (symmetric_joint, clipped_iic_loss)}


class IIC(SavesSeed, keras.Model):
    """Make two views of each image agree on a cluster while all clusters stay in use.

    Args:
        network: what `core.iic.network.build` returned.
        config: views and objective.
        n_steps: steps of the whole training, over a share of which alpha moves.

    Attributes:
        average: the network with the moving average of the weights, `network` itself where there
            is none; it is what is kept.
        joints: (n_sub_heads, k, k), P of each sub-head at the last step.
        over_joint: (k', k'), P of the overclustering head at the last step.

    Source: Ji et al. 2019. Sub-heads and the overclustering head share one trunk and, unless
    their training alternates as in the paper, one step.
    """

    def __init__(self, network: keras.Model, config: IICConfig, n_steps: int) -> None:
        super().__init__()
        self.network = network
        self.config = config
        self.n_steps = n_steps
        self.average = _averaged(network, config) if config.average else network
        self.view_seed = keras.random.SeedGenerator(config.seed)
        k, k_over = config.n_clusters, config.n_overclusters
        self.joints = self._record("joints", (config.n_sub_heads, k, k))
        self.over_joint = self._record("over_joint", (k_over, k_over))
        # Counted here: under JAX a loss sees a frozen `optimizer.iterations`.
        self.step = self._record("step", ())
        self.built = True

    def _record(self, name: str, shape: tuple[int, ...]) -> keras.Variable:
        return self.add_weight(name=name, shape=shape, initializer="zeros", trainable=False)

    def call(self, images: KerasTensor, training: bool = False) -> dict[str, KerasTensor]:
        """Answer for two random views of each image: all first views, then all second ones."""
        views = pairs_of(images, self.config, self.view_seed)
        if self.config.forward_passes == 1:
            return self.network(views, training=training)
        one, other = (self.network(part, training=training) for part in ops.split(views, 2))
        return {name: ops.concatenate([one[name], other[name]]) for name in one}

    def alpha(self) -> KerasTensor:
        """Return the present weight of the marginal entropies."""
        share = ops.minimum(self.step / (self.config.alpha_share * self.n_steps), 1.0)
        return self.config.alpha + (self.config.final_alpha - self.config.alpha) * share

    def head_weights(self) -> tuple[KerasTensor | float, KerasTensor | float]:
        """Return the weights of the sub-heads' and the overclustering head's losses."""
        weight, over_weight = self.config.cluster_weight, self.config.overclustering_weight
        if self.config.head_training == "joint":
            return weight, over_weight
        epoch = ops.floor(self.step * self.config.n_epochs / self.n_steps)
        turn = epoch % 2
        return weight * (1.0 - turn), over_weight * turn

    def compute_loss(
        self,
        x: KerasTensor | None,
        y: None,
        y_pred: dict[str, KerasTensor],
        sample_weight: None = None,
        training: bool = True,
    ) -> KerasTensor:
        """Return the weighted losses of sub-heads (their mean) and overclusters, in nats."""
        joint_of, loss_of = OBJECTIVES[self.config.clipping]
        joints = joint_of(*ops.split(y_pred["clusters"], 2))
        over_joint = joint_of(*ops.split(y_pred["overclusters"], 2))
        alpha, (weight, over_weight) = self.alpha(), self.head_weights()
        self._remember(joints, over_joint)
        clusters = ops.mean(loss_of(joints, alpha))
        return weight * clusters + over_weight * loss_of(over_joint, alpha)

    def _remember(self, joints: KerasTensor, over_joint: KerasTensor) -> None:
        """Count the step, keep its P, and move the average towards the weights before it."""
        self.step.assign(self.step + 1.0)
        self.joints.assign(ops.stop_gradient(joints))
        self.over_joint.assign(ops.stop_gradient(over_joint))
        if self.average is self.network:
            return
        # A young average forgets fast: it would drag the first, random weights along.
        keep = ops.minimum(self.config.average, self.step / (self.step + 10.0))
        for averaged, weight in zip(self.average.weights, self.network.weights, strict=True):
            step = ops.stop_gradient(weight) - averaged
            averaged.assign(averaged + (1.0 - keep) * step)


def _averaged(network: keras.Model, config: IICConfig) -> keras.Model:
    """Return a copy of `network` that no step trains."""
    average = build(config)
    average.set_weights(network.get_weights())
    average.trainable = False
    return average


class HeadProbe(keras.callbacks.Callback):
    """Measure every head on fixed pairs, without labels, and add the best to the figures.

    Args:
        config: the run's configuration.
        images: uint8 (n, 28, 28), of which the first `n_probe` are paired.
    """

    def __init__(self, config: IICConfig, images: np.ndarray) -> None:
        super().__init__()
        self.pairs = probe_pairs(config, images[: config.n_probe])
        self.joints: np.ndarray | None = None

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Add the figures of the head that tells most to those of the epoch."""
        self.joints = probe_joints(self.model.average, self.pairs)["clusters"]
        information = mutual_information(self.joints)
        selected = int(information.argmax())
        logs["selected_head"] = selected
        logs["mutual_information"] = information[selected]
        logs["trace"] = trace(self.joints)[selected]


def pairs_of(
    images: KerasTensor, config: IICConfig, seed: keras.random.SeedGenerator
) -> KerasTensor:
    """Draw two views of each image: (n, 28, 28, 1) -> (2n, 28, 28, 1)."""
    return draw_pairs(images, config, parse_views(config.views), config.pairing == "both", seed)


def optimizer(config: IICConfig, n_steps: int) -> keras.optimizers.Adam:
    """Return Adam with a configuration's learning rate over `n_steps`."""
    rates: dict[str, Callable[[], object]] = {
        "cosine": lambda: warm_cosine(config.learning_rate, config.warmup_steps, n_steps),
        "drop": lambda: dropping(config.learning_rate, n_steps),
        "fifths": lambda: falling_to_fifths(
            config.learning_rate, FIFTH_EPOCHS * n_steps // config.n_epochs
        ),
        "constant": lambda: config.learning_rate,
    }
    return keras.optimizers.Adam(rates[config.decay](), beta_2=config.beta_2)


def probe_pairs(config: IICConfig, images: np.ndarray) -> np.ndarray:
    """Draw the fixed pairs of images (n, 28, 28) that compare heads: float32 (2n, 28, 28, 1)."""
    seed = keras.random.SeedGenerator(config.seed + 1)
    return ops.convert_to_numpy(pairs_of(to_input(images), config, seed))


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
    n_steps = config.n_epochs * batches.n_steps
    model = IIC(build(config), config, n_steps)
    model.compile(optimizer(config, n_steps), jit_compile=backend.COMPILES)
    probe = HeadProbe(config, images)
    rescue = [Rescue(run, probe)] if config.rescue else []
    finished = fit(model, batches, run, config.n_epochs, [probe, *rescue, *observers])
    save_network(model.average, run)
    return finished


def load(run: Run) -> keras.Model:
    """Rebuild the network of a finished run of `iic` or `iic-vgg`."""
    network = build(config_of(run))
    network.load_weights(run.weights)
    return network


def config_of(run: Run) -> IICConfig:
    """Return the configuration that a run of `iic` or `iic-vgg` was trained with."""
    kind = VGGConfig if run.method == "iic-vgg" else IICConfig
    return kind(**run.config["config"])
