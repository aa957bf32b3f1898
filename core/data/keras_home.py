"""The usual home of a data set on the network, reached through `keras.datasets`."""

import contextlib
import importlib
import socket
import sys
from collections.abc import Iterator

import numpy as np

from core.data.packages import FetchFailed

CONNECT_TIMEOUT = 20  # seconds

Arrays = dict[str, np.ndarray]


def download(name: str) -> Arrays:
    """Load a data set with `keras.datasets`.

    Args:
        name: the module's name, such as "cifar10".

    Returns:
        uint8 arrays "train-images", "train-labels", "test-images" and "test-labels".

    Raises:
        FetchFailed: the download failed.
    """
    module = importlib.import_module(f"keras.datasets.{name}")
    try:
        # Keras writes its progress to standard output, which belongs to the command's result.
        with contextlib.redirect_stdout(sys.stderr), _short_timeout():
            (train_images, train_labels), (test_images, test_labels) = module.load_data()
    except Exception as error:  # Keras raises plain Exception where a download fails
        raise FetchFailed(str(error).rstrip(".")) from error
    return {
        "train-images": train_images,
        "train-labels": train_labels.reshape(-1).astype(np.uint8),
        "test-images": test_images,
        "test-labels": test_labels.reshape(-1).astype(np.uint8),
    }


@contextlib.contextmanager
def _short_timeout() -> Iterator[None]:
    """Give up soon where a firewall swallows packets."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(CONNECT_TIMEOUT)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)
