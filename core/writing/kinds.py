"""Kinds of things that people write and doodle: letters, signs, things, figures.

A network that reads digits, or kana, learns to tell them from these, each kind as a class of its
own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

import numpy as np

from core.writing.canvas import Pens
from core.writing.doodles import FIGURES, THINGS
from core.writing.letters import CAPITALS, CYRILLIC, GREEK, OTHERS, SMALL, Ways
from core.writing.notation import parse
from core.writing.people import write_strokes
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
    """Something that can be written, such as the letter A.

    Attributes:
        family: what it belongs to, such as "capitals".
        name: of the kind within its family.
        draw: returns its strokes, (s, k, 2), in one of the ways to write it.
    """

    family: str
    name: str
    draw: Callable[[np.random.Generator], np.ndarray]


@dataclass(frozen=True)
class Kinds:
    """Kinds, and how often each is written.

    Args:
        kinds: all of them.
        shares: of the families among what is written.
    """

    kinds: tuple[Kind, ...]
    shares: Mapping[str, float]

    def __len__(self) -> int:
        return len(self.kinds)

    def __getitem__(self, row: int) -> Kind:
        return self.kinds[row]

    def seen(self, held_out: int) -> np.ndarray:
        """Return which kinds a training sees, ascending rows.

        Args:
            held_out: every so-manieth kind is left out of it, none for 0.
        """
        rows = np.arange(len(self))
        return rows if held_out == 0 else rows[rows % held_out != held_out - 1]

    def write(
        self,
        n: int,
        rng: np.random.Generator,
        chosen: np.ndarray | None = None,
        pens: Pens = PENS,
        hands: Variation = HANDS,
    ) -> tuple[np.ndarray, np.ndarray]:
        """Write kinds, families by their shares.

        Args:
            n: how many.
            rng: source of randomness.
            chosen: rows of the kinds to write; all unless said.
            pens: what they are written with.
            hands: how hands vary.

        Returns:
            (n, 28, 28) uint8, canonical, and their kinds, (n,) int.
        """
        rows = np.arange(len(self)) if chosen is None else chosen
        weights = self._weights()[rows]
        drawn = rng.choice(rows, n, p=weights / weights.sum())
        drawings = [self[row].draw(rng) for row in drawn]
        return write_strokes(drawings, replace(hands, joining=hands.joining / 2), pens, rng), drawn

    def _weights(self) -> np.ndarray:
        own = np.array([VARIED.get(kind.name, 1.0) for kind in self.kinds])
        families = [kind.family for kind in self.kinds]
        total = {name: own[[name == family for family in families]].sum() for name in self.shares}
        return own * [self.shares[family] / total[family] for family in families]


def written(family: str, name: str, forms: Sequence[np.ndarray]) -> Kind:
    """Return a kind that is written in one of some forms, (s, k, 2) each."""
    return Kind(family, name, partial(one_of, tuple(forms)))


@cache
def tabled() -> tuple[Kind, ...]:
    """Return letters of many alphabets, signs and things, family by family."""
    return tuple(
        written(family, name, [parse(way) for way in ways])
        for family, table in TABLES.items()
        for name, ways in table.items()
    )


@cache
def figures() -> tuple[Kind, ...]:
    """Return the figures that a program makes up."""
    return tuple(Kind("figures", name, draw) for name, draw in FIGURES.items())


def one_of(forms: Sequence[np.ndarray], rng: np.random.Generator) -> np.ndarray:
    """Return one of some forms."""
    return forms[int(rng.integers(len(forms)))]
