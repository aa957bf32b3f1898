"""Splits of synthetic kana: writers and whole fonts of one are never seen in another.

What a network learns from these is synthetic, and is called that wherever it is shown.
"""

import functools

import numpy as np

from core.data.canonical import SIDE
from core.data.split import Split
from core.writing.characters import N_CHARACTERS
from core.writing.glyphs import print_glyphs, trace_glyphs
from core.writing.hands import write
from core.writing.shapes import FAMILIES, FONTS
from core.writing.styles import Variation, draw_styles

SPLITS = ("train", "validation", "test")
N_PER_CHARACTER = {"train": 160, "validation": 50, "test": 100}
# By the alphabet, so that no taste decides: every fifth family, from the second and the fourth.
SPLIT_AT = {1: "validation", 3: "test"}
FAMILY_STEP = 5
SHARES = (0.25, 0.25)  # of images printed by a font, and traced along one; the rest by stroke
VARIATION = Variation()
CHARACTERS_A_WRITER = 12  # written in one hand before the next takes the pen


@functools.cache
def fonts_of(split: str) -> np.ndarray:
    """Return the fonts of a split, indices into `FONTS`: whole families, disjoint."""
    names = [
        font
        for index, family in enumerate(FAMILIES.values())
        for font in family
        if SPLIT_AT.get(index % FAMILY_STEP, "train") == split
    ]
    return np.array([FONTS.index(name) for name in names])


def synthesize(labels: np.ndarray, split: str, rng: np.random.Generator) -> np.ndarray:
    """Draw one image for each label, by new writers and by the fonts of a split.

    Args:
        labels: (n,) int in [0, 71).
        split: "train", "validation" or "test".
        rng: source of randomness; another one is another set of writers.

    Returns:
        (n, 28, 28) uint8, canonical, ink bright.
    """
    source = rng.choice(3, len(labels), p=(1 - sum(SHARES), *SHARES))
    images = np.empty((len(labels), SIDE, SIDE), np.uint8)
    for number, draw in enumerate((_by_hand, _printed, _traced)):
        rows = np.flatnonzero(source == number)
        if len(rows):
            images[rows] = draw(labels[rows], split, rng)
    return images


def _by_hand(labels: np.ndarray, split: str, rng: np.random.Generator) -> np.ndarray:
    writers = np.arange(len(labels)) // CHARACTERS_A_WRITER
    styles = draw_styles(int(writers[-1]) + 1, VARIATION, rng).of(writers)
    return write(labels, styles, VARIATION, rng)


def _printed(labels: np.ndarray, split: str, rng: np.random.Generator) -> np.ndarray:
    return print_glyphs(labels, rng.choice(fonts_of(split), len(labels)), VARIATION, rng)


def _traced(labels: np.ndarray, split: str, rng: np.random.Generator) -> np.ndarray:
    return trace_glyphs(labels, rng.choice(fonts_of(split), len(labels)), VARIATION, rng)


@functools.lru_cache(maxsize=4)
def load_kana(split: str, n_per_character: int | None = None) -> Split:
    """Make one split of synthetic kana; the same every time.

    Args:
        split: "train", "validation" or "test".
        n_per_character: images of each character, 160, 50 or 100 unless said.

    Returns:
        Images uint8 (n, 28, 28), ink bright, and labels uint8 (n,), read-only; all 71 characters
        in turn.

    Raises:
        ValueError: `split` is none of the three.
    """
    if split not in SPLITS:
        raise ValueError(f"`split` must be one of {', '.join(SPLITS)}. Received: split={split!r}")
    rng = np.random.default_rng([71, SPLITS.index(split)])
    n = n_per_character or N_PER_CHARACTER[split]
    labels = np.tile(np.arange(N_CHARACTERS, dtype=np.uint8), n)
    images = synthesize(labels, split, rng)
    images.flags.writeable = labels.flags.writeable = False
    return Split(images, labels)
