"""A film of filters as the browser gets it: a byte a weight, and not too many frames."""

from dataclasses import dataclass

import numpy as np

from core.networks.filter_film import FilterFilm

MOST_BYTES = 2_500_000
FULL = 127  # the code of a weight at full colour
BROKEN = -128  # the code of what is no number
SHARE = 0.998  # of weights that are not clipped
SMALL = 20_000  # weights of a layer whose frames are sent as they are, too


@dataclass(frozen=True)
class Reel:
    """Frames to send.

    Attributes:
        epochs: (t,) int.
        codes: int8 (t, kh, kw, n_filters), weights in 127ths of `scale`; -128 is no number.
        scale: the weight with full colour.
        rebuilt: the film is but two networks, before and after.
        exact: float32 (t, kh * kw + 1, n_filters), weights and biases as they were filmed; None
            of a large layer.
    """

    epochs: np.ndarray
    codes: np.ndarray
    scale: float
    rebuilt: bool
    exact: np.ndarray | None

    @property
    def shape(self) -> tuple[int, ...]:
        """Rows, columns and number of the filters."""
        return self.codes.shape[1:]


def wind(film: FilterFilm, rebuilt: bool) -> Reel:
    """Choose a film's frames, the first and the last among them, and round its weights."""
    most = max(2, MOST_BYTES // film.kernels[0].size)
    frames = np.unique(np.linspace(0, len(film) - 1, min(most, len(film))).round().astype(int))
    kernels = film.kernels[frames]
    sizes = np.abs(kernels[np.isfinite(kernels)])
    scale = float(np.quantile(sizes, SHARE)) if sizes.size else 1.0
    scaled = np.clip(kernels / max(scale, 1e-9), -1, 1) * FULL
    codes = np.where(np.isfinite(kernels), np.rint(scaled), BROKEN).astype(np.int8)
    return Reel(film.epochs[frames], codes, scale, rebuilt, _exact(kernels, film.biases[frames]))


def _exact(kernels: np.ndarray, biases: np.ndarray) -> np.ndarray | None:
    """Return each frame's weights with its biases in a last row, None where they are many."""
    t, *_, n = kernels.shape
    if kernels[0].size > SMALL:
        return None
    return np.concatenate([kernels.reshape(t, -1, n), biases[:, None]], axis=1).astype(np.float32)
