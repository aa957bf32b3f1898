"""The film of a network's first layer: its kernels before training and after every epoch.

One small file a run, written anew after each epoch.
"""

from dataclasses import dataclass

import numpy as np

from core.runs import Run
from core.runs.archives import read_arrays, write_arrays

LARGEST = 6e4  # what half precision holds; a kernel that blew up is filmed as this
NAMES = ("epochs", "kernels", "biases")


@dataclass(frozen=True)
class FilterFilm:
    """The first layer of a run at t moments.

    Attributes:
        epochs: (t,) int, epochs done, ascending; 0 is the network before training.
        kernels: (t, kh, kw, n_filters) float32; not a number where a training diverged.
        biases: (t, n_filters) float32, zeros where the layer has none.
    """

    epochs: np.ndarray
    kernels: np.ndarray
    biases: np.ndarray

    def __len__(self) -> int:
        return len(self.epochs)


def load_filter_film(run: Run) -> FilterFilm | None:
    """Read a run's film; None where there is none or it is damaged."""
    stored = read_arrays(run.filters_file) or {}
    if not all(name in stored for name in NAMES) or not len(stored["epochs"]):
        return None
    kernels, biases = (stored[name].astype(np.float32) for name in NAMES[1:])
    return FilterFilm(stored["epochs"].astype(np.int64), kernels, biases)


def write_filter_frame(run: Run, epoch: int, kernels: np.ndarray, biases: np.ndarray) -> None:
    """Add a frame to a run's film, in half precision; frames of this epoch and later go.

    Args:
        run: whose film it is.
        epoch: epochs done.
        kernels: (kh, kw, n_filters) float.
        biases: (n_filters,) float.
    """
    frame = FilterFilm(np.array([epoch]), kernels[None], biases[None])
    before = load_filter_film(run)
    film = frame if before is None else _splice(before, frame)
    write_arrays(
        run.filters_file,
        epochs=film.epochs,
        kernels=_halved(film.kernels),
        biases=_halved(film.biases),
    )


def _splice(film: FilterFilm, frame: FilterFilm) -> FilterFilm:
    """Put a frame in the place of those of its epoch and later."""
    kept = film.epochs < frame.epochs[0]
    joined = (np.concatenate([getattr(film, name)[kept], getattr(frame, name)]) for name in NAMES)
    return FilterFilm(*joined)


def _halved(values: np.ndarray) -> np.ndarray:
    return np.clip(values, -LARGEST, LARGEST).astype(np.float16)
