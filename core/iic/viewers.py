"""What people watch of an IIC training. Labels are read here for the eye; training never asks."""

import keras
import numpy as np
from keras import ops

from core.data import Split, load_mnist
from core.iic.evaluation import Clusters, assign, match_names
from core.iic.film import write_snapshot
from core.metrics import confusion_matrix, named_accuracy
from core.runs import Run
from core.runs.frames import forget_after, thin_out
from core.training import backend
from core.training.recording import seconds_of_work

N_NAMED = 2000  # training images whose labels name the clusters
N_FILMED = {"validation": 500, "test": 10_000}  # images in a snapshot's confusion matrices


class AccuracyForViewers(keras.callbacks.Callback):
    """Add the selected head's test accuracy to the figures of an epoch."""

    def __init__(self, _: Run) -> None:
        super().__init__()
        train = load_mnist("train")
        self.named = Split(train.images[:N_NAMED], train.labels[:N_NAMED])
        self.test = load_mnist("test")

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Add the test accuracy of the selected head to the figures."""
        network, head = self.model.average, int(logs["selected_head"])
        named = assign(network, self.named.images).heads[:, head]
        names = match_names(named, self.named, self.model.config.n_clusters)
        clusters = assign(network, self.test.images).heads[:, head]
        logs["selected_accuracy"] = named_accuracy(names, clusters, self.test.labels)


class FilmForViewers(keras.callbacks.Callback):
    """Write a snapshot at the first step and at every `snapshot_interval`-th.

    P is the one that the step's own loss saw, and costs nothing; the confusion matrices are
    those of the weights that are kept, on the images of `film_split`.

    Args:
        run: where the snapshots go.
    """

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run = run
        self.filmed: Split
        self.epoch = 0

    def on_train_begin(self, logs: dict[str, float] | None = None) -> None:
        """Load the images that are filmed."""
        split = self.model.config.film_split
        whole, n = load_mnist(split), N_FILMED[split]
        self.filmed = Split(whole.images[:n], whole.labels[:n])

    def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Forget the snapshots that a resumed run takes again."""
        self.epoch = epoch
        forget_after(self.run, epoch * self.params["steps"])

    def on_train_batch_end(self, batch: int, logs: dict[str, float] | None = None) -> None:
        """Take a snapshot where one is due."""
        step = self.epoch * self.params["steps"] + batch + 1
        interval = self.model.config.snapshot_interval or self.params["steps"]
        if step == 1 or step % interval == 0:
            backend.sync(self.model)
            write_snapshot(self.run, step, self._look(step))
            thin_out(self.run)

    def _look(self, step: int) -> dict[str, np.ndarray | float]:
        model, config = self.model, self.model.config
        clusters = assign(model.average, self.filmed.images)
        return {
            "epoch": step / self.params["steps"],
            "seconds": seconds_of_work(self.run),
            "alpha": float(ops.convert_to_numpy(model.alpha())),
            "joints": ops.convert_to_numpy(model.joints),
            "over_joint": ops.convert_to_numpy(model.over_joint),
            "confusions": self._confusions(clusters, config.n_clusters),
            "over_confusion": self._confusion(clusters.overclusters, config.n_overclusters),
        }

    def _confusions(self, clusters: Clusters, k: int) -> np.ndarray:
        return np.stack([self._confusion(head, k) for head in clusters.heads.T])

    def _confusion(self, outputs: np.ndarray, k: int) -> np.ndarray:
        return confusion_matrix(self.filmed.labels, outputs, (10, k))
