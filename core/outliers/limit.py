"""What an outlier score is held against: a limit, and the zone around it of close calls."""

import math
from collections.abc import Callable
from dataclasses import dataclass

ROOM = 2.0  # the zone reaches from the limit of so much more contamination to that of so much less
MOST = 0.5  # of contamination


@dataclass(frozen=True)
class Limit:
    """A limit of outlier scores.

    Attributes:
        score: the largest that is no outlier's.
        strict: the limit at `ROOM` times the contamination; lower.
        lenient: the limit at a `ROOM`-th of the contamination; higher.
    """

    score: float
    strict: float
    lenient: float

    def __post_init__(self) -> None:
        # No score exceeds what is no number: everything would pass.
        if not all(map(math.isfinite, (self.score, self.strict, self.lenient))):
            raise ValueError(f"A limit must be finite. Received: {self}")

    def excludes(self, score: float) -> bool:
        """Tell whether a score is an outlier's."""
        return score > self.score

    def is_close(self, score: float) -> bool:
        """Tell whether half or twice the contamination would have said the opposite."""
        return self.strict < score <= self.lenient


def limit_at(threshold: Callable[[float], float], contamination: float) -> Limit:
    """Return the limit at a contamination.

    Args:
        threshold: contamination -> the score above which a query is an outlier.
        contamination: share of the known kind that the limit gives up, in (0, 0.5].
    """
    shares = contamination, min(MOST, contamination * ROOM), contamination / ROOM
    return Limit(*map(threshold, shares))
