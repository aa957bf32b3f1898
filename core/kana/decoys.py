"""Pictures that are no kana, made from kana and noise: what a kana network keeps apart.

Beside the families of `core.data.decoys` there are two of its own, which have the pen and the
strokes of kana but show none: what Local Outlier Factor would otherwise excuse as clumsy writing.
"""

from collections.abc import Callable

import numpy as np

from core.data import decoys
from core.data.canonical import SIDE
from core.kana.data import VARIATION, load_kana, synthesize
from core.writing.characters import CHARACTERS, N_CHARACTERS
from core.writing.hands import scramble
from core.writing.styles import draw_styles

# Turned or mirrored, these are nearly themselves or another kana, bare or voiced.
_TURNS_INTO_KANA = "いうくこさしちつとにのへりろるらんきぐござじぢづどべぺぎ"
N_FAMILIES = len(decoys.FAMILIES) + 2
Change = Callable[[np.ndarray], np.ndarray]
OWN_SHARE = 0.5  # of all decoys, those of the two families of kana


def draw_kana_decoys(n_decoys: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw pictures that are no kana.

    Args:
        n_decoys: how many.
        rng: source of randomness.

    Returns:
        The pictures, (n_decoys, 28, 28) uint8, and the index of the family of each.
    """
    n_turned = round(n_decoys * OWN_SHARE / 2)
    n_scrambled = round(n_decoys * OWN_SHARE) - n_turned
    kana = load_kana("train").images
    general, families = decoys.draw_decoys(kana, n_decoys - n_turned - n_scrambled, rng)
    own = np.repeat([N_FAMILIES - 2, N_FAMILIES - 1], [n_turned, n_scrambled])
    images = [general, turn(n_turned, rng), _scrambled(n_scrambled, rng)]
    return np.concatenate(images), np.concatenate([families, own])


def turn(n: int, rng: np.random.Generator) -> np.ndarray:
    """Turn kana by a quarter, a half or three quarters, or mirror them: (n, 28, 28) uint8."""
    stable = [i for i in range(N_CHARACTERS) if CHARACTERS[i] not in _TURNS_INTO_KANA]
    images = synthesize(rng.choice(stable, n), "train", rng)
    turned = np.empty((n, SIDE, SIDE), np.uint8)
    changes: tuple[Change, ...] = (np.rot90, _upside_down, _left, _mirror)
    for ways, change in enumerate(changes):
        turned[ways::4] = change(images[ways::4].transpose(1, 2, 0)).transpose(2, 0, 1)
    return turned


def _upside_down(images: np.ndarray) -> np.ndarray:
    return images[::-1, ::-1]


def _left(images: np.ndarray) -> np.ndarray:
    return np.rot90(images, 3)


def _mirror(images: np.ndarray) -> np.ndarray:
    return images[:, ::-1]


def _scrambled(n: int, rng: np.random.Generator) -> np.ndarray:
    if n == 0:
        return np.empty((0, SIDE, SIDE), np.uint8)
    return scramble(draw_styles(n, VARIATION, rng), VARIATION, rng)
