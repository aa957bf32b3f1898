"""What people watch of any network with a first layer of filters. No label is read."""

import keras

from core.networks.filter_film import load_filter_film, write_filter_frame
from core.networks.filters import filter_biases, filters
from core.runs import Run


class FilterFilmForViewers(keras.callbacks.Callback):
    """Film the first layer's kernels before training and after every epoch.

    A resumed run goes on with its film: frames of epochs that are trained again are replaced.

    Args:
        run: where the film goes.
    """

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run = run

    def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Film what an epoch starts from, unless its frame is there."""
        film = load_filter_film(self.run)
        if film is None or film.epochs[-1] != epoch:
            self._keep(epoch)

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Film what an epoch made of the filters."""
        self._keep(epoch + 1)

    def _keep(self, epoch: int) -> None:
        write_filter_frame(self.run, epoch, filters(self.model), filter_biases(self.model))
