"""How many numbers a network keeps in its file of weights."""

import math
from functools import lru_cache
from pathlib import Path

import h5py

from core.runs import Run


def kept_numbers(run: Run) -> int:
    """Return how many weights, biases and running means a run keeps; 0 without a readable file."""
    file = run.weights_file
    return _count(file, file.stat().st_mtime_ns) if file.is_file() else 0


@lru_cache(maxsize=16)
def _count(file: Path, _: int) -> int:
    sizes: list[int] = []

    def add(name: str, part: object) -> None:
        # Keras numbers the variables of a layer; what bears a name is the state of a random number.
        if isinstance(part, h5py.Dataset) and part.shape and name.rpartition("/")[2].isdigit():
            sizes.append(math.prod(part.shape))

    try:
        with h5py.File(file) as stored:
            stored.visititems(add)
    except OSError:
        return 0
    return sum(sizes)
