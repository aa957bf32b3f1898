"""What the ten digits of the first act look like once the autoencoder has given them back."""

import numpy as np

from core.data import Split


def pictured_rows(labels: np.ndarray) -> np.ndarray:
    """Return the first image of each digit: (10,) int."""
    return np.array([np.flatnonzero(labels == digit)[0] for digit in range(10)])


def read_as(pictures: np.ndarray, rows: np.ndarray, images: Split) -> np.ndarray:
    """Return the label of the image that each returned picture is most like.

    Most like is the smallest angle between the grey values, which neither fading nor an even blur
    changes much.

    Args:
        pictures: (n, h, w) uint8, given back.
        rows: (n,) int, the images that went in; none of them counts as its own likeness.
        images: where likenesses are sought.

    Returns:
        (n,) labels.
    """
    likeness = _directions(pictures) @ _directions(images.images).T  # (n, all)
    likeness[np.arange(len(rows)), rows] = -np.inf
    return images.labels[likeness.argmax(axis=1)]


def _directions(images: np.ndarray) -> np.ndarray:
    """Return images as vectors of length 1, an empty one as zeros: (n, h * w) float32."""
    flat = images.reshape(len(images), -1).astype(np.float32)
    return flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-9)
