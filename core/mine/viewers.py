"""What people watch of MINE: the bound on samples that no step has seen, and T over the plane."""

import keras
import numpy as np
from keras import ops

from core.data import Split, load_mnist
from core.mine.book_classifier import both_accuracies
from core.mine.classifier import fit_classifier
from core.mine.film import GRID, write_frame
from core.mine.gaussian import WATCHING, estimate, fresh_pairs
from core.mine.images import embed
from core.runs import Run
from core.runs.frames import forget_after, thin_out
from core.training import backend
from core.training.recording import seconds_of_work

N_WATCHED = 200_000  # pairs a snapshot
N_FITTED = 10_000  # training images whose latents the classifier of an epoch is fitted on
INVERSE_PENALTY = 0.3  # of that classifier: 64 dimensions fit 10,000 latents too well without


class GaussianFilmForViewers(keras.callbacks.Callback):
    """Judge T at every epoch's end, and write a snapshot there and before the first step.

    Args:
        run: where the snapshots go.
    """

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run = run

    def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Keep T as it is before any training, and forget what a resumed run looks at again."""
        if epoch == 0:
            self._look(0, float("nan"))
        forget_after(self.run, epoch * self.params["steps"])

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Add the bound and the estimate to the figures, and keep T."""
        backend.sync(self.model)
        logs["bound"] = float(ops.convert_to_numpy(self.model.bound))
        logs["estimate"] = self._look((epoch + 1) * self.params["steps"], logs["bound"])

    def _look(self, step: int, bound: float) -> float:
        """Write the snapshot after `step` and return the bound on fresh pairs."""
        statistics = self.model.statistics
        fresh = estimate(statistics, fresh_pairs(self.model.config, N_WATCHED, WATCHING, step))
        figures = {"seconds": seconds_of_work(self.run), "bound": bound, "estimate": fresh}
        write_frame(self.run, step, figures, surface(statistics))
        thin_out(self.run)
        return fresh


def surface(statistics: keras.Model) -> np.ndarray:
    """Return T at `GRID`: (41, 41) float32, rows y, columns x."""
    x, y = (axis.reshape(-1, 1).astype(np.float32) for axis in np.meshgrid(GRID, GRID))
    return ops.convert_to_numpy(statistics((x, y))).reshape(len(GRID), len(GRID))


class LinearAccuracyForViewers(keras.callbacks.Callback):
    """Add the test accuracy of a linear classifier, fitted anew, to the figures of an epoch.

    Where the book's classifier judges as well, add both of its accuracies.
    """

    def __init__(self, _: Run) -> None:
        super().__init__()
        train = load_mnist("train")
        self.fitted = Split(train.images[:N_FITTED], train.labels[:N_FITTED])
        self.test = load_mnist("test")

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Fit the classifier anew, and add its test accuracy to the figures."""
        networks = self.model.networks
        fitted = embed(networks, self.fitted.images)
        classifier = fit_classifier(fitted, self.fitted.labels, INVERSE_PENALTY)
        latents = embed(networks, self.test.images)
        logs["linear_accuracy"] = classifier.accuracy(latents, self.test.labels)
        config = self.model.config
        if config.book_classifier:
            known, asked = (fitted, self.fitted.labels), (latents, self.test.labels)
            logs.update(both_accuracies(known, asked, config.seed))
