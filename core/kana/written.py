"""What is no kana, written by a program, and kana written with any pen.

The slate's preprocessing, `core.data.canonical_kana`, is a part of both.
"""

from functools import cache

import numpy as np

from core.data import canonical_kana, load_mnist
from core.kana.data import VARIATION
from core.writing.canvas import Pens
from core.writing.kinds import Kinds, figures, tabled, written
from core.writing.notation import parse, resample
from core.writing.numerals import WAYS
from core.writing.people import write_strokes
from core.writing.shapes import load_pen_strokes
from core.writing.styles import Variation, looser

PENS = Pens(redraw=canonical_kana)
# What the slate makes of drawings: no pen's width is left as it was. Loops of kana are small.
SLATE_PENS = Pens(boldest=0.14, redrawn=1.0, redraw=canonical_kana)
LOOSE_HANDS = looser(VARIATION, 1.3)  # people's depart further from the model than a program's
# Written like く, へ, し, こ, い and ろ.
KANA_SHAPED = ("<", "^", "L", "=", '"', ":")
KANA_SHAPED_WAYS = ((3, "flat"),)
SHARES = {  # of the decoys
    "digits": 0.22,
    "capitals": 0.14,
    "small letters": 0.16,
    "greek": 0.05,
    "cyrillic": 0.04,
    "other scripts": 0.07,
    "signs": 0.1,
    "things": 0.1,
    "figures": 0.12,
}


@cache
def decoys() -> Kinds:
    """Return all that is no kana, family by family."""
    digits = [written("digits", str(digit), _forms(digit)) for digit in WAYS]
    others = [kind for kind in tabled() if kind.name not in KANA_SHAPED]
    return Kinds((*digits, *others, *figures()), SHARES)


def _forms(digit: int) -> list[np.ndarray]:
    ways = [forms for way, forms in WAYS[digit].items() if (digit, way) not in KANA_SHAPED_WAYS]
    return [parse(form) for forms in ways for form in forms]


def write_decoys(
    n: int, rng: np.random.Generator, chosen: np.ndarray | None = None, pens: Pens = PENS
) -> tuple[np.ndarray, np.ndarray]:
    """Write what is no kana; every second digit is one of MNIST's training images.

    Args:
        n: how many.
        rng: source of randomness.
        chosen: rows of `decoys()` to write; all unless said.
        pens: what they are written with.

    Returns:
        (n, 28, 28) uint8, canonical, and their rows, (n,) int.
    """
    images, rows = decoys().write(n, rng, chosen, pens)
    mnist = load_mnist("train")
    for digit in WAYS:  # the first rows
        places = np.flatnonzero(rows == digit)[::2]
        images[places] = rng.choice(mnist.images[mnist.labels == digit], len(places))
    return images, rows


def write_kana(
    labels: np.ndarray,
    rng: np.random.Generator,
    pens: Pens = SLATE_PENS,
    hands: Variation = VARIATION,
) -> np.ndarray:
    """Write kana by stroke, each by a hand and a pen of its own, as the slate prepares them.

    Args:
        labels: (n,) int in [0, 71).
        rng: source of randomness.
        pens: what they are written with.
        hands: how hands vary.

    Returns:
        (n, 28, 28) uint8, canonical, ink bright.
    """
    strokes = _strokes()
    return write_strokes([strokes[label] for label in labels], hands, pens, rng)


@cache
def _strokes() -> list[np.ndarray]:
    return [np.stack([resample([line]) for line in lines]) for lines in load_pen_strokes()]
