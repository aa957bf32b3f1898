"""Spoil heads in the middle of a training, with and without rescue; print what came of them.

    python -m benchmarks.rescue --seeds 0-1

After the third epoch four of five sub-heads are spoilt as training spoils them by itself: the
weights of one cluster become a copy of another's, with noise, so that the two share one kind of
image and a third cluster must take what is left over. In each run a fifth of the spoilt heads
collapses instead. The same seeds run again without rescue, for comparison.
"""

import argparse
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import keras
import numpy as np

from core.iic import training
from core.iic.config import IICConfig
from core.iic.evaluation import evaluate_iic
from core.runs import Run
from core.sweep import parse_seeds
from core.training.loop import supervise

SPOILT = range(4)
EPOCH = 3


class Spoil(keras.callbacks.Callback):
    """Spoil all heads but the last at the end of one epoch."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.rng = np.random.default_rng(seed)

    def on_epoch_begin(self, epoch: int, logs: dict | None = None) -> None:
        if epoch != EPOCH:
            return
        k, drawn = (
            self.model.config.n_clusters,
            self.rng.permuted(np.tile(np.arange(10), (5, 1)), axis=1),
        )
        noise = 0.02 * self.rng.standard_normal(384)
        for network in (self.model.network, self.model.average):
            layer = network.get_layer("sub_heads")
            kernel, bias = layer.get_weights()
            for head in SPOILT:
                source, target = head * k + drawn[head][:2]
                if head == SPOILT[-1]:
                    bias[source] += 30.0  # everything falls into one cluster
                else:
                    kernel[:, target] = kernel[:, source] + noise
                    bias[target] = bias[source]
            layer.set_weights([kernel, bias])


def spoil_and_train(seed: int, rescue: int, folder: Path) -> tuple[Run, list[float]]:
    """Train six epochs and return the run with the test accuracy of every head."""
    run = Run(folder / f"rescue-{rescue}-s{seed}")
    config = replace(IICConfig(seed=seed, n_epochs=8), rescue=rescue)
    supervise(run, "iic", config, training.train, [Spoil(seed)])
    return run, [head["test_accuracy"] for head in evaluate_iic(run)["heads"]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", default="0-2")
    options = parser.parse_args()
    print("| seed | rescue | found stuck | accuracy of the spoilt heads | of the other |")
    print("|---|---|---|---|---|")
    with TemporaryDirectory() as folder:
        for seed in parse_seeds(options.seeds):
            for rescue in (1, 0):
                run, accuracies = spoil_and_train(seed, rescue, Path(folder))
                found = sorted({event["head"] for event in run.events} & set(SPOILT))
                spoilt = ", ".join(f"{accuracies[head]:.3f}" for head in SPOILT)
                print(f"| {seed} | {rescue} | {len(found)} of 4 | {spoilt} | {accuracies[4]:.3f} |")


if __name__ == "__main__":
    main()
