"""What a kana network trains on and is judged by: synthetic writing, or the user's own ETL8."""

import functools

import numpy as np

from core.data.split import Split, check_split
from core.kana.config import KanaLinearConfig
from core.kana.data import load_kana
from core.kana.readers.etl import read_etl

# Of every ten images of a character, in the order of the files: which go to which split. ETL8
# has its writers in the same order for each character, so that a writer is in one split alone.
TURN, TURNS = 10, {"validation": (8,), "test": (9,), "train": tuple(range(8))}


def load_split(config: KanaLinearConfig, split: str) -> Split:
    """Return one split of what a configuration trains on.

    Args:
        config: the configuration; its `data` decides.
        split: "train", "validation" or "test".

    Raises:
        UnreadableEtl: `data` cannot be used.
        ValueError: `data` has too few images for all splits.
    """
    if config.data:
        return cut_own(_read(config.data, config.preparation), split)
    return load_kana("train", config.n_per_character) if split == "train" else load_kana(split)


def cut_own(whole: Split, split: str) -> Split:
    """Return a split of the user's own images: eight tenths to train, one each for the others.

    How the text cut ETL8 is not known; here nobody's hand is in two splits of a whole ETL8.

    Raises:
        ValueError: no character has ten images.
    """
    check_split(split)
    kept = np.isin(_ranks(whole.labels) % TURN, TURNS[split])
    if not kept.any():
        raise ValueError(
            f"`data` must hold at least {TURN} images of a character to be split. "
            f"Received: {np.bincount(whole.labels).max()} at most"
        )
    return Split(whole.images[kept], whole.labels[kept])


def _ranks(labels: np.ndarray) -> np.ndarray:
    """Return how many images with the same label come before each, (n,) int."""
    ranks = np.empty(len(labels), int)
    for label in np.unique(labels):
        rows = np.flatnonzero(labels == label)
        ranks[rows] = np.arange(len(rows))
    return ranks


@functools.lru_cache(maxsize=2)
def _read(data: str, preparation: str) -> Split:
    return read_etl(data, preparation)
