"""What people watch of a DEC training. Labels are read here for the eye; training never asks."""

import keras
import numpy as np
from keras import ops

from core.data import Split, load_mnist, to_input
from core.dec.evaluation import name_clusters
from core.dec.film import N_CODES, N_MAPPED, load_dec_film, write_move, write_pictures
from core.dec.pictures import to_pixels
from core.dec.returned import pictured_rows
from core.dec.training import Refinement
from core.metrics import confusion_matrix
from core.networks.respond import respond
from core.projection.moving import next_map
from core.runs import Run
from core.runs.frames import forget_after
from core.training.recording import seconds_of_work

N_NAMED = 5000  # training images whose labels name the clusters


class FilmForViewers(keras.callbacks.Callback):
    """Write a frame after every epoch: pictures given back, or codes with their centroids.

    Args:
        run: where the frames go.
    """

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run = run
        self.test = load_mnist("test")
        train = load_mnist("train")
        self.named = Split(train.images[:N_NAMED], train.labels[:N_NAMED])
        self.pictured = to_input(self.test.images[pictured_rows(self.test.labels)])

    def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Forget what a resumed run keeps again; keep where k-means put the centroids."""
        forget_after(self.run, self._number(epoch))
        if epoch == 0 and self._refines():
            self._keep_move(0, np.nan)

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Keep the codes and add their accuracy to the figures, or keep pictures before that."""
        if self._refines():
            logs["accuracy"] = self._keep_move(epoch + 1, logs["changed"])
        else:
            self._keep_pictures(epoch + 1)

    def _refines(self) -> bool:
        return isinstance(self.model, Refinement)

    def _number(self, done: int) -> int:
        """Return the number of the frame after `done` epochs of the stage; k-means has one too."""
        return self.model.stage.first_epoch + done + self._refines()

    def _keep_pictures(self, done: int) -> None:
        stack, depth = self.model.stack, self.model.depth
        given = stack(self.pictured, depth=depth)
        place = (self._number(done), self.model.stage.name, done, seconds_of_work(self.run))
        write_pictures(self.run, *place, to_pixels(given))

    def _keep_move(self, update: int, changed: float) -> float:
        """Write the frame of an update; return the test accuracy."""
        held_out = respond(self.model.network, to_input(self.test.images))
        codes = held_out["code"][:N_CODES]
        mu = ops.convert_to_numpy(self.model.network.get_layer("centroids").mu)
        named = respond(self.model.network, to_input(self.named.images))["assignment"]
        names = name_clusters(_table(self.named.labels, named))
        confusions = _table(self.test.labels, held_out["assignment"])
        write_move(
            self.run,
            self._number(update),
            {
                "updates": update,
                "seconds": seconds_of_work(self.run),
                "changed": changed,
                "codes": codes,
                "centroids": mu,
                "frequencies": ops.convert_to_numpy(self.model.frequencies),
                "positions": self._lay_out(np.concatenate([codes[:N_MAPPED], mu])),
                "confusions": confusions,
                "cluster_digits": names,
            },
        )
        right = names[:, None] == np.arange(10)
        return float((confusions.T * right).sum() / confusions.sum())

    def _lay_out(self, points: np.ndarray) -> np.ndarray:
        film = load_dec_film(self.run)
        before = None if film is None or film.clustering is None else film.clustering.positions[-1]
        return next_map(points, before)


def _table(labels: np.ndarray, q: np.ndarray) -> np.ndarray:
    return confusion_matrix(labels, q.argmax(axis=1), (10, q.shape[1]))
