"""A limit that is dragged along a figure, and the bars of another that follow it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Shares:
    """Bars of a figure that follow a limit while it is dragged.

    Args:
        plot: the plot's name.
        bars: the place of the trace whose bars lie along the first axis.
        texts: that of the trace whose texts say how long they are.
        here: that of a trace that is shown only while the limit is where it was, or None.
        values: (stops, bars) float, how long each bar is at each stop.
        words: for each stop the text of each bar.
    """

    plot: str
    bars: int
    texts: int
    here: int | None
    values: np.ndarray
    words: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Limit:
    """A limit that is dragged along the first axis of a plot.

    Of traces whose `meta` is "below" or "above", only what lies on that side of it is seen.

    Args:
        plot: the plot's name.
        stops: ascending values at which it may stand.
        at: the place of the present one.
        label: what it is called.
        words: what is said at each stop.
        spoken: what a screen reader says at each stop, `words` by default.
        sides: what lies below it and above it.
        shares: bars of another plot that follow it.
    """

    plot: str
    stops: Sequence[float]
    at: int
    label: str
    words: Sequence[str] = ()
    spoken: Sequence[str] = ()
    sides: tuple[str, str] = ("", "")
    shares: Shares | None = None


def told(limit: Limit) -> dict[str, Any]:
    """Return what the browser is told of a limit."""
    shares = limit.shares
    follow = vars(shares) | {"values": np.asarray(shares.values).tolist()} if shares else None
    return vars(limit) | {"stops": [float(stop) for stop in limit.stops], "shares": follow}
