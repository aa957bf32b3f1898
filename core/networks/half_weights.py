"""Weights stored in half precision: half the size, and figures that do not notice."""

from pathlib import Path

import h5py
import keras
import numpy as np

from core.runs import Run, atomic_path


def save_halved(network: keras.Model, run: Run) -> None:
    """Store the weights of `network` in a run as float16; `load_weights` reads them as usual."""
    whole = run.weights_file.with_name("whole.weights.h5")
    network.save_weights(whole)
    try:
        with atomic_path(run.weights_file) as draft:
            copy_halved(whole, draft)
    finally:
        whole.unlink(missing_ok=True)


def copy_halved(source: Path, target: Path) -> None:
    """Copy a file of weights with every float32 as float16."""
    with h5py.File(source) as stored, h5py.File(target, "w") as halved:
        halved.attrs.update(stored.attrs)
        stored.visititems(lambda name, item: _copy(name, item, halved))


def _copy(name: str, item: h5py.Group | h5py.Dataset, halved: h5py.File) -> None:
    if isinstance(item, h5py.Group):
        copy = halved.create_group(name)
    else:
        single = item.dtype == np.float32
        copy = halved.create_dataset(name, data=item[()].astype("float16") if single else item[()])
    copy.attrs.update(item.attrs)
