"""How many of the figures that a text prints were run here, and how many of them come out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.texts.comparison import Compared
from core.texts.kinds import Text


@dataclass(frozen=True)
class Tally:
    """Printed figures, counted.

    Attributes:
        printed: all of them; guesses at a recipe do not count.
        run: those that the text's own recipe was run for.
        out: those that come out.
        differ: those that do not.
        unfinished: those whose run is not at its end yet, and that may still come out.
    """

    printed: int
    run: int
    out: int
    differ: int
    unfinished: int

    @property
    def other_data(self) -> int:
        """Those that were run on other data than the text's, and are not compared."""
        return self.run - self.out - self.differ - self.unfinished

    @property
    def left(self) -> int:
        """Those that were not run."""
        return self.printed - self.run

    @property
    def compared(self) -> float:
        """The share of the printed figures that can be compared."""
        return (self.out + self.differ) / self.printed if self.printed else 0.0


def tally(text: Text, rows: Sequence[Compared]) -> Tally:
    """Count the figures of a text; `rows` are what `comparison.compare` returns for it."""
    own = (row for figure, row in zip(text.figures, rows, strict=True) if not figure.is_guess)
    printed = [row for row in own if row.text_value is not None]
    return Tally(
        printed=len(printed),
        run=sum(row.text_recipe_here is not None for row in printed),
        out=sum(row.comes_out is True for row in printed),
        differ=sum(row.comes_out is False for row in printed),
        unfinished=sum(row.comes_out is None and row.n_done is not None for row in printed),
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """Add up the figures of several texts."""
    each = list(tallies)
    return Tally(
        printed=sum(one.printed for one in each),
        run=sum(one.run for one in each),
        out=sum(one.out for one in each),
        differ=sum(one.differ for one in each),
        unfinished=sum(one.unfinished for one in each),
    )
