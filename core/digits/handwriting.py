"""How a network and its outlier test fare with hands and pens that neither has seen.

The digits and the letters are written anew and prepared as the slate prepares a drawing, by hands
that vary about as much as the freer half of those that wrote a training's digits, and more than
those that wrote its letters. Letters that have the shape of a digit are not among them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from core.digits.written import decoys as decoy_kinds
from core.digits.written import write_way
from core.writing.canvas import Pens
from core.writing.kinds import HANDS
from core.writing.numerals import WAYS

LOOSE_HANDS = replace(
    HANDS, slant=0.25, aspect=0.22, warp=0.035, stroke_rotation=0.1, stroke_shift=0.03, bow=0.03
)
ANY_PEN = Pens(redrawn=1.0)
SEED = 1729  # no training's
N_OF_A_WAY = 20
N_DECOYS = 1500
GROUPS = {
    "letters": ("capitals", "small letters"),
    "signs": ("signs",),
    "doodles": ("things", "figures"),
    "alphabets": ("greek", "cyrillic", "other scripts", "kana"),
}
Measure = Callable[[np.ndarray], np.ndarray]  # (n, 28, 28) uint8 -> (n,)


@dataclass(frozen=True)
class Handwriting:
    """Hold what is written.

    Attributes:
        digits: (n, 28, 28) uint8.
        labels: (n,) the digit that each shows.
        ways: (n,) names of the ways in which they are written.
        decoys: (m, 28, 28) uint8, no digits.
        groups: (m,) keys of `GROUPS`.
    """

    digits: np.ndarray
    labels: np.ndarray
    ways: np.ndarray
    decoys: np.ndarray
    groups: np.ndarray


@cache
def fresh_handwriting(pens: Pens = ANY_PEN) -> Handwriting:
    """Write every way of every digit, and letters, signs and doodles; the same each time."""
    rng = np.random.default_rng(SEED)
    ways = [(digit, way) for digit, names in WAYS.items() for way in names]
    digits = [write_way(*way, N_OF_A_WAY, rng, pens, LOOSE_HANDS) for way in ways]
    decoys, rows = decoy_kinds().write(N_DECOYS, rng, pens=pens, hands=LOOSE_HANDS)
    group_of = {family: group for group, families in GROUPS.items() for family in families}
    return Handwriting(
        digits=np.concatenate(digits),
        labels=np.repeat([digit for digit, _ in ways], N_OF_A_WAY),
        ways=np.repeat([f"{digit} {way}" for digit, way in ways], N_OF_A_WAY),
        decoys=decoys,
        groups=np.array([group_of[decoy_kinds()[row].family] for row in rows]),
    )


def judge_handwriting(read: Measure, score: Measure, limit: float) -> dict[str, Any]:
    """Count what is read rightly and kept, and what is refused.

    Args:
        read: images to the digits that a network sees.
        score: images to their anomaly scores.
        limit: the score above which an image is refused.

    Returns:
        "kept": the share of digits read rightly and kept; "ways": that of each way; "rejected":
        the share of each group of `GROUPS` that is refused.
    """
    written = fresh_handwriting()
    right = read(written.digits) == written.labels
    kept = right & (score(written.digits) <= limit)
    refused = score(written.decoys) > limit
    return {
        "kept": float(kept.mean()),
        "ways": {way: float(kept[written.ways == way].mean()) for way in _once(written.ways)},
        "rejected": {group: float(refused[written.groups == group].mean()) for group in GROUPS},
    }


def _once(names: np.ndarray) -> list[str]:
    return list(dict.fromkeys(names.tolist()))
