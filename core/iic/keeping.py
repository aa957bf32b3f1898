"""Keep the best epoch's weights, as the book does. The choice reads test labels.

On demand only (`--keep best`): a figure of such a run is the highest of many looks at the test
split, and no estimate of how the network does on images that nobody chose it by.
"""

from typing import Any

import keras
import numpy as np

from core.data import load_mnist, to_input
from core.metrics import confusion_matrix, match_clusters, named_accuracy
from core.networks.respond import respond
from core.runs import Run, atomic_path

BEST = "best_head_accuracy"  # in the figures of an epoch


class KeepBestEpoch(keras.callbacks.Callback):
    """End a run that keeps the best epoch with that epoch's weights; leave other runs alone.

    Args:
        run: the best weights so far wait in its backup, and its metrics know how good they are.
    """

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run = run
        self.file = run.backup_folder / "best.weights.h5"

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Add the best head's accuracy to the figures, and store the weights of a new best."""
        if self.model.config.keep != "best":
            return
        logs[BEST] = float(head_accuracies(self.model.average).max())
        if logs[BEST] > max((line[BEST] for line in self.run.metrics), default=-1.0):
            with atomic_path(self.file) as draft:
                self.model.average.save_weights(draft)

    def on_train_end(self, logs: dict[str, float] | None = None) -> None:
        """Take the best weights, which are then the ones that the run stores."""
        if self.model.config.keep == "best" and self.file.exists():
            self.model.average.load_weights(self.file)


def head_accuracies(network: keras.Model) -> np.ndarray:
    """Return each sub-head's accuracy on the test split, its clusters matched to test labels."""
    test = load_mnist("test")
    clusters = respond(network, to_input(test.images))["clusters"].argmax(axis=-1)  # (n, heads)
    k = network.output["clusters"].shape[-1]
    return np.array([_accuracy(test.labels, head, k) for head in clusters.T])


def _accuracy(labels: np.ndarray, clusters: np.ndarray, k: int) -> float:
    names = match_clusters(confusion_matrix(labels, clusters, (max(10, k), k)))
    return named_accuracy(names, clusters, labels)


def kept(run: Run) -> dict[str, Any] | None:
    """Return which epoch a run kept and why, None where it went through none."""
    lines = [line for line in run.metrics if BEST in line]
    if not lines:
        return None
    best = max(lines, key=lambda line: line[BEST])
    return {"epoch": best["epoch"], "accuracy": best[BEST], "chosen_by": "test labels"}
