"""Curves and orders of clusters that a film of IIC holds."""

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from core.iic import arrays
from core.iic.film import Film
from core.metrics import majority_labels, match_clusters

SUB, OVER = "sub", "over"


CURVES = ("loss", "information", "entropy", "conditional", "trace", "accuracy")


class Heads(NamedTuple):
    """The heads of one kind.

    Fields:
        joints: (t, h, k, k) float, P.
        confusions: (t, h, 10, k) int, or (t, 0, 10, k) where no viewer was there.
    """

    joints: np.ndarray
    confusions: np.ndarray


def heads_of(film: Film, group: str) -> Heads:
    """Return the sub-heads ("sub"), or the overclustering head as the only one ("over")."""
    if group == SUB:
        return Heads(film.joints, film.confusions)
    return Heads(film.over_joints[:, None], film.over_confusions[:, None])


def watched(heads: Heads) -> bool:
    """Tell whether a viewer with labels was there."""
    return bool(heads.confusions.size and heads.confusions.any())


def curves(film: Film, group: str) -> dict[str, np.ndarray]:
    """Return the figures of every head at every snapshot.

    Returns:
        Name -> (t, h) float32: `loss`, `information`, `entropy` and `conditional` in nats,
        `trace` and `accuracy` in [0, 1]. Without a viewer there is no `accuracy`.
    """
    P, confusions = heads = heads_of(film, group)
    found = {
        "loss": arrays.loss(P, film.alphas),
        "information": arrays.mutual_information(P),
        "entropy": arrays.entropy(P),
        "conditional": arrays.conditional_entropy(P),
        "trace": arrays.trace(P),
    }
    if watched(heads):
        found["accuracy"] = np.array([[_accuracy(*_key(c)) for c in row] for row in confusions])
    return {name: values.astype(np.float32) for name, values in found.items()}


def orders(heads: Heads) -> np.ndarray:
    """Sort each head's clusters by the label they match in the last confusion matrix.

    Returns:
        (h, k) int: the clusters in their order; as they are where no viewer was there.
    """
    n_heads, k = heads.joints.shape[1:3]
    if not watched(heads):
        return np.tile(np.arange(k), (n_heads, 1))
    return np.array([_order(confusion) for confusion in heads.confusions[-1]])


def _order(confusion: np.ndarray) -> np.ndarray:
    labels = _labels(confusion)
    held = confusion[labels, np.arange(len(labels))]
    return np.lexsort((-held, labels))


def _labels(confusion: np.ndarray) -> np.ndarray:
    """Match clusters and labels one to one where there are as many, else by majority."""
    square = confusion.shape[0] == confusion.shape[1]
    return match_clusters(confusion) if square else majority_labels(confusion)


def _key(array: np.ndarray) -> tuple[bytes, tuple[int, ...], str]:
    return array.tobytes(), array.shape, array.dtype.str


def _array(content: bytes, shape: tuple[int, ...], kind: str) -> np.ndarray:
    return np.frombuffer(content, kind).reshape(shape)


@lru_cache(maxsize=16384)  # a live film asks for all its snapshots again every second
def _accuracy(*key: Any) -> float:
    confusion = _array(*key)
    labels = _labels(confusion)
    held = confusion[labels, np.arange(len(labels))]
    return float(held.sum() / max(1, confusion.sum()))
