"""Digits and what is none, written by a program: many ways, hands and pens.

MNIST has few ones with a foot, slashed zeros or thin lines, and nothing that is no digit. All of
this goes through the preprocessing of drawings, `core.data.canonical`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial

import numpy as np

from core.writing.canvas import Pens
from core.writing.characters import CHARACTERS
from core.writing.doodles import FIGURES, THINGS
from core.writing.letters import CAPITALS, CYRILLIC, GREEK, OTHERS, SMALL, Ways
from core.writing.notation import parse, resample
from core.writing.numerals import WAYS
from core.writing.people import write_strokes
from core.writing.shapes import load_pen_strokes
from core.writing.signs import SIGNS
from core.writing.styles import Variation

HANDS = Variation(
    slant=0.2,
    aspect=0.2,
    rotation=0.1,
    warp=0.028,
    stroke_rotation=0.08,
    stroke_scale=0.1,
    stroke_shift=0.026,
    bow=0.025,
    shake=0.005,
    joining=0.12,
)
PENS = Pens()
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
TABLES: dict[str, Ways] = {
    "capitals": CAPITALS,
    "small letters": SMALL,
    "greek": GREEK,
    "cyrillic": CYRILLIC,
    "other scripts": OTHERS,
    "signs": SIGNS,
    "things": THINGS,
}
# Figures that are never the same twice stand for more than one that only changes its shape.
VARIED = {"composition": 5.0, "invention": 5.0, "scribble": 2.0}


@dataclass(frozen=True)
class Kind:
    """Something that is no digit, such as the letter A: a class of its own in training.

    Attributes:
        family: a key of `SHARES`.
        name: of the kind within its family.
        draw: returns its strokes, (s, k, 2), in one of the ways to write it.
    """

    family: str
    name: str
    draw: Callable[[np.random.Generator], np.ndarray]


@cache
def kinds() -> tuple[Kind, ...]:
    """Return all kinds, family by family."""
    tabled = [
        Kind(family, name, partial(_one_of, tuple(map(parse, ways))))
        for family, table in TABLES.items()
        for name, ways in table.items()
    ]
    kana = [
        Kind("kana", name, partial(_one_of, (_finer(strokes),)))
        for name, strokes in zip(CHARACTERS, load_pen_strokes(), strict=True)
        if name not in DIGIT_SHAPED_KANA
    ]
    figures = [Kind("figures", name, draw) for name, draw in FIGURES.items()]
    return (*tabled, *kana, *figures)


def seen(held_out: int) -> np.ndarray:
    """Return which kinds a training sees, ascending indices into `kinds()`.

    Args:
        held_out: every so-manieth kind is left out of it, none for 0.
    """
    rows = np.arange(len(kinds()))
    return rows if held_out == 0 else rows[rows % held_out != held_out - 1]


def write_digits(
    n: int, rng: np.random.Generator, pens: Pens = PENS, hands: Variation = HANDS
) -> tuple[np.ndarray, np.ndarray]:
    """Write digits in every way of `core.writing.numerals`, all digits and ways alike.

    Args:
        n: how many.
        rng: source of randomness.
        pens: what they are written with.
        hands: how hands vary.

    Returns:
        (n, 28, 28) uint8, canonical, and the digits, (n,) uint8, in turn.
    """
    labels = (np.arange(n) % len(WAYS)).astype(np.uint8)
    drawings = []
    for label in labels:
        ways = list(WAYS[int(label)].values())
        way = ways[rng.integers(len(ways))]
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
    return write_strokes([_one_of(forms, rng) for _ in range(n)], hands, pens, rng)


def write_decoys(
    n: int,
    rng: np.random.Generator,
    chosen: np.ndarray | None = None,
    pens: Pens = PENS,
    hands: Variation = HANDS,
) -> tuple[np.ndarray, np.ndarray]:
    """Write what is no digit, families by `SHARES`.

    Args:
        n: how many.
        rng: source of randomness.
        chosen: the kinds to write, indices into `kinds()`; all unless said.
        pens: what they are written with.
        hands: how hands vary.

    Returns:
        (n, 28, 28) uint8, canonical, and their kinds, (n,) int.
    """
    rows = np.arange(len(kinds())) if chosen is None else chosen
    weights = _weights()[rows]
    drawn = rng.choice(rows, n, p=weights / weights.sum())
    drawings = [kinds()[row].draw(rng) for row in drawn]
    return write_strokes(drawings, replace(hands, joining=hands.joining / 2), pens, rng), drawn


@cache
def _weights() -> np.ndarray:
    own = np.array([VARIED.get(kind.name, 1.0) for kind in kinds()])
    families = [kind.family for kind in kinds()]
    total = {name: own[[name == family for family in families]].sum() for name in SHARES}
    return own * [SHARES[family] / total[family] for family in families]


def _one_of(forms: tuple[np.ndarray, ...], rng: np.random.Generator) -> np.ndarray:
    return forms[rng.integers(len(forms))]


def _finer(strokes: tuple[np.ndarray, ...]) -> np.ndarray:
    return np.stack([resample([stroke]) for stroke in strokes])
