"""MINE where the answer is known: two normals with correlation rho."""

from typing import Any

import keras
import numpy as np
from keras import KerasTensor, ops

from core.mine.arrays import gaussian_information, histogram_information, sample_gaussian
from core.mine.gaussian_config import MineGaussianConfig
from core.mine.model import MINE
from core.mine.network import StatisticsNetwork
from core.runs import Run
from core.training.learning_rates import warm_cosine
from core.training.loop import fit, save_network

TRAINING, WATCHING, JUDGING, MARGINALS = range(4)  # streams of samples that share no number
N_JUDGED = 1_000_000
BINS = 100  # of the histogram along each axis
N_AVERAGED = 100  # steps that each of the book's printed figures is the mean of


class GaussianPairs(keras.utils.PyDataset):
    """Endless batches of pairs; each depends on the seed and its step alone.

    Args:
        config: correlation, seed and size of a batch.

    Attributes:
        batch_size: pairs of a batch.
        n_steps: batches of an epoch.
        first_epoch: the epoch that the first batch belongs to.
    """

    num_batches = None  # endless

    def __init__(self, config: MineGaussianConfig) -> None:
        super().__init__()
        self.config = config
        self.batch_size = config.batch_size
        self.n_steps = config.snapshot_interval
        self.first_epoch = 0

    def __getitem__(self, index: int) -> tuple[np.ndarray]:
        step = self.first_epoch * self.n_steps + index
        pairs = fresh_pairs(self.config, self.batch_size, TRAINING, step)
        if self.config.marginals == "strangers":
            return (pairs,)
        return (np.hstack([pairs, fresh_marginals(self.config, len(pairs), MARGINALS, step)]),)


def fresh_pairs(config: MineGaussianConfig, n: int, *stream: int) -> np.ndarray:
    """Draw pairs that belong to a configuration's seed and to `stream`: (n, 2) float32."""
    rng = np.random.default_rng([config.seed, *stream])
    return sample_gaussian(config.rho, n, rng).astype(np.float32)


def fresh_marginals(config: MineGaussianConfig, n: int, *stream: int) -> np.ndarray:
    """Draw independent numbers that belong to a seed and to `stream`: (n, 2) float32."""
    rng = np.random.default_rng([config.seed, *stream])
    return rng.standard_normal((n, 2)).astype(np.float32)


class GaussianMINE(MINE):
    """Score pairs of numbers against strangers.

    Args:
        statistics: T.
        config: objective.
    """

    def __init__(self, statistics: StatisticsNetwork, config: MineGaussianConfig) -> None:
        super().__init__(config.moving_average, config.log_mean_exp == 1)
        self.statistics = statistics
        self.config = config
        self.built = True

    def call(self, pairs: KerasTensor, training: bool = False) -> tuple[KerasTensor, KerasTensor]:
        """Return T of the pairs, (n,), and of strangers, (n_shifts * n,).

        Fresh marginals come beside the pairs, in the third and fourth column; of them T is (n,).
        """
        if self.config.marginals == "fresh":
            x, y, x_apart, y_apart = ops.split(pairs, 4, axis=1)
            return self.statistics((x, y)), self.statistics((x_apart, y_apart))
        x, y = ops.split(pairs, 2, axis=1)
        return self.statistics.contrast(x, y, self.config.n_shifts)


def build(config: MineGaussianConfig) -> StatisticsNetwork:
    """Build T: 1-16-1 for each half of a pair, unless configured otherwise."""
    bias_of_y = config.bias_of_y == 1
    return StatisticsNetwork(1, config.hidden, config.activation, config.seed, bias_of_y)


def optimizer(config: MineGaussianConfig) -> keras.optimizers.Adam:
    """Return Adam with a configuration's learning rate."""
    rate = config.learning_rate
    if config.decay == "cosine":
        rate = warm_cosine(rate, config.warmup_steps, config.n_steps)
    return keras.optimizers.Adam(rate, beta_2=config.beta_2)


def train(config: MineGaussianConfig, run: Run, observers: list[keras.callbacks.Callback]) -> bool:
    """Train T on pairs that are drawn anew for every step.

    Args:
        config: the run's configuration.
        run: where everything goes.
        observers: further callbacks.

    Returns:
        True if the run went to its end, False if it was stopped; it is usable either way.

    Raises:
        TrainingDiverged: T grew beyond numbers.
    """
    pairs = GaussianPairs(config)
    model = GaussianMINE(build(config), config)
    model.compile(
        optimizer(config), jit_compile=False, steps_per_execution=config.snapshot_interval
    )
    finished = fit(model, pairs, run, config.n_epochs, observers)
    save_network(model.statistics, run)
    return finished


def estimate(statistics: StatisticsNetwork, pairs: np.ndarray) -> float:
    """Return the bound that T gives on pairs that it was not trained on.

    Args:
        statistics: T.
        pairs: (n, 2) float32.

    Returns:
        Nats; an estimate of a lower bound, off by about rho / sqrt(n) by chance.
    """
    x, y = pairs[:, :1], pairs[:, 1:]
    joint_scores, marginal_scores = map(_numbers, statistics.contrast(x, y, 1))
    top = marginal_scores.max()
    return float(joint_scores.mean() - top - np.log(np.mean(np.exp(marginal_scores - top))))


def _numbers(scores: KerasTensor) -> np.ndarray:
    return ops.convert_to_numpy(scores).astype(np.float64)


def load(run: Run) -> StatisticsNetwork:
    """Rebuild T of a finished run of `mine-gaussian`."""
    statistics = build(config_of(run))
    statistics.load_weights(run.weights)
    return statistics


def config_of(run: Run) -> MineGaussianConfig:
    """Return the configuration that a run of `mine-gaussian` was trained with."""
    return MineGaussianConfig(**run.config["config"])


def evaluate_gaussian(run: Run) -> dict[str, Any]:
    """Judge a run of `mine-gaussian` on a million pairs that nothing was fitted to.

    Returns:
        "method", "rho", and in nats "estimate" (the bound), "analytic" and "histogram" (100 x 100
        cells, same pairs); where marginals are fresh, as in the book, "hundred_step_means".
    """
    config = config_of(run)
    pairs = fresh_pairs(config, N_JUDGED, JUDGING)
    figures = {
        "method": run.method,
        "rho": config.rho,
        "estimate": estimate(load(run), pairs),
        "analytic": gaussian_information(config.rho),
        "histogram": histogram_information(pairs[:, 0], pairs[:, 1], BINS),
    }
    if config.marginals == "fresh":
        figures["hundred_step_means"] = hundred_step_means(run)
    return figures


def hundred_step_means(run: Run) -> list[float] | None:
    """Return the mean bound on training batches over each hundred steps, in nats.

    None where a hundred steps are no whole number of the run's epochs.
    """
    n_epochs, rest = divmod(N_AVERAGED, config_of(run).snapshot_interval)
    if rest:
        return None
    bounds = [-float(line["loss"]) for line in run.metrics]
    starts = range(0, len(bounds) - n_epochs + 1, n_epochs)
    return [float(np.mean(bounds[start : start + n_epochs])) for start in starts]
