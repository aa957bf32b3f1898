"""The two sets that show what is confused with what: synthetic writing, and real hands."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from core.data import to_input
from core.kana.confusions import Confusions
from core.kana.real import load_hands
from ui.kana import loading, results

SYNTHETIC, REAL = "synthetic", "real"
SETS = (SYNTHETIC, REAL)


@dataclass(frozen=True)
class Judged:
    """A set of images with what the network read in them.

    Attributes:
        name: one of `SETS`.
        confusions: what each image shows, and what it was read as.
        images: uint8 (n, 28, 28), None while they are being written.
    """

    name: str
    confusions: Confusions
    images: np.ndarray | None


def judged(name: str) -> Judged | None:
    """Return a set of `SETS`, None where nothing is known of it, or not yet."""
    if name == SYNTHETIC:
        found, written = results.confusions(), loading.images().value
        images = None if written is None else written.images
        return None if found is None else Judged(name, found, images)
    recognizer = loading.recognizer().value
    return None if recognizer is None else Judged(name, _read(recognizer), load_hands().images)


@lru_cache(maxsize=2)
def _read(recognizer: Any) -> Confusions:
    """Read all real handwriting: a fifth of a second, once for all visitors."""
    hands = load_hands()
    answers = recognizer.network.predict_on_batch(to_input(hands.images))
    return Confusions(hands.labels, answers["probabilities"].argmax(axis=1).astype(np.uint8))
