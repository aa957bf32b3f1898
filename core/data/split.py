"""A labelled set of images, and which part of a data set each split is."""

from dataclasses import dataclass

import numpy as np

SPLITS = ("train", "validation", "test")
N_VALIDATION = 5_000


@dataclass(frozen=True)
class Split:
    """Hold images and their labels.

    Attributes:
        images: uint8 (n, 28, 28), ink bright on dark.
        labels: uint8 (n,), 0 ... 9.
    """

    images: np.ndarray
    labels: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)


def check_split(split: str) -> None:
    """Raise `ValueError` for anything but "train", "validation" or "test"."""
    if split not in SPLITS:
        raise ValueError(f"`split` must be one of {', '.join(SPLITS)}. Received: split={split!r}")


def original_split(split: str) -> str:
    """Name the original part, "train" or "test", that a split is cut from."""
    check_split(split)
    return "test" if split == "test" else "train"


def cut_split(part: Split, split: str) -> Split:
    """Cut a split out of the original part that holds it.

    Args:
        part: the original training or test part, as `original_split` names it.
        split: "validation" is the last 5,000 of the training part, "train" what comes before.

    Returns:
        Views into the arrays of `part`, not copies.
    """
    check_split(split)
    if split == "test":
        return part
    kept = slice(-N_VALIDATION, None) if split == "validation" else slice(None, -N_VALIDATION)
    return Split(part.images[kept], part.labels[kept])
