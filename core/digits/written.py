"""Digits and what is none, written by a program: many ways, hands and pens.

MNIST has few ones with a foot, slashed zeros or thin lines, and nothing that is no digit. All of
this goes through the preprocessing of drawings, `core.data.canonical`.
"""

from functools import cache

import numpy as np

from core.writing.canvas import Pens
from core.writing.characters import CHARACTERS
from core.writing.kinds import HANDS, PENS, Kinds, figures, one_of, tabled, written
from core.writing.notation import parse, resample
from core.writing.numerals import WAYS
from core.writing.people import write_strokes
from core.writing.shapes import load_pen_strokes
from core.writing.styles import Variation, looser

# Kana that are written like 3, 5, 6 and 7.
DIGIT_SHAPED_KANA = "るろてつらちしく"
SHARES = {  # of the decoys
    "capitals": 0.16,
    "small letters": 0.16,
    "greek": 0.06,
    "cyrillic": 0.05,
    "other scripts": 0.08,
    "kana": 0.08,
    "signs": 0.14,
    "things": 0.12,
    "figures": 0.15,
}
# Ways that networks learn last: they are another digit's shape but for a stroke.
HARD_WAYS = ("slashed", "upstroke", "foot", "barred")
FREER_HANDS = looser(HANDS, 1.3)  # people's depart further from the model than a program's


@cache
def decoys() -> Kinds:
    """Return all that is no digit, family by family."""
    kana = [
        written("kana", name, [_finer(strokes)])
        for name, strokes in zip(CHARACTERS, load_pen_strokes(), strict=True)
        if name not in DIGIT_SHAPED_KANA
    ]
    return Kinds((*tabled(), *kana, *figures()), SHARES)


def write_digits(
    n: int,
    rng: np.random.Generator,
    pens: Pens = PENS,
    hands: Variation = HANDS,
    emphasis: float = 1.0,
) -> tuple[np.ndarray, np.ndarray]:
    """Write digits in every way of `core.writing.numerals`, all digits alike.

    Args:
        n: how many.
        rng: source of randomness.
        pens: what they are written with.
        hands: how hands vary.
        emphasis: how many times as often as any other way of the same digit one of `HARD_WAYS`
            is taken.

    Returns:
        (n, 28, 28) uint8, canonical, and the digits, (n,) uint8, in turn.
    """
    labels = (np.arange(n) % len(WAYS)).astype(np.uint8)
    drawings = []
    for label in labels:
        ways = WAYS[int(label)]
        weights = np.array([emphasis if name in HARD_WAYS else 1.0 for name in ways])
        way = list(ways.values())[rng.choice(len(ways), p=weights / weights.sum())]
        drawings.append(parse(way[rng.integers(len(way))]))
    return write_strokes(drawings, hands, pens, rng), labels


def write_way(
    digit: int,
    way: str,
    n: int,
    rng: np.random.Generator,
    pens: Pens = PENS,
    hands: Variation = HANDS,
) -> np.ndarray:
    """Write a digit n times in one way, such as "slashed": (n, 28, 28) uint8, canonical."""
    forms = tuple(map(parse, WAYS[digit][way]))
    return write_strokes([one_of(forms, rng) for _ in range(n)], hands, pens, rng)


def _finer(strokes: tuple[np.ndarray, ...]) -> np.ndarray:
    return np.stack([resample([stroke]) for stroke in strokes])
