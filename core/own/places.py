"""Where digits and taught characters lie before and after a fine-tuning; read without Keras."""

from dataclasses import dataclass

import numpy as np

from core.projection.moving import film
from core.runs import Run
from core.runs.archives import read_arrays, write_arrays

N_PLACED = 1000  # test digits in the maps, the first ones


@dataclass(frozen=True, eq=False)
class Places:
    """Two maps of the same images, the second begun where the first ended.

    Attributes:
        before: (n, 2) float32, test digits and after them the taught examples, in their orders.
        after: (n, 2) float32, the same in the space of the fine-tuned network.
    """

    before: np.ndarray
    after: np.ndarray


def store(run: Run, before: np.ndarray, after: np.ndarray) -> None:
    """Lay embeddings out and keep the maps with a run: (n, d) of the same images, n > 90."""
    first, second = film(np.stack([before, after]).astype(np.float32))
    write_arrays(run.places_file, before=first, after=second)


def load(run: Run) -> Places | None:
    """Return the maps of a run, None where there are none."""
    found = read_arrays(run.places_file)
    if found is None or not {"before", "after"} <= found.keys():
        return None
    before, after = found["before"], found["after"]
    same = before.shape == after.shape and before.ndim == 2 and before.shape[1] == 2
    return Places(before, after) if same else None
