"""The scores of digits and of another set, back to back, as a figure with a limit between."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.outliers.profile import N_BINS, Profile
from core.outliers.sets import DIGITS
from ui.anomalies.images import number
from ui.figure import style
from ui.frame import numbers
from ui.frame.texts import Say

FINE, ODD = style.GREEN, style.ORANGE
FAINT = 0.3  # opacity of what the limit gets right


def histograms(profile: Profile, dataset: str, unit: str, say: Say) -> go.Figure:
    """Return digits upwards and a set downwards, in green below the limit and orange above.

    Args:
        profile: of the scores; its places are those of the axis.
        dataset: the set that is drawn downwards.
        unit: what the scores are, below the axis.
        say: speaks the visitor's language.
    """
    upwards, downwards = say("anomalies.upwards"), _named(dataset, say)
    between = _ranges(profile, say)
    return go.Figure(
        [
            _half(profile, DIGITS, 1, upwards, "below", FAINT, between, say),
            _half(profile, DIGITS, 1, upwards, "above", 1, between, say),
            _half(profile, dataset, -1, downwards, "below", 1, between, say),
            _half(profile, dataset, -1, downwards, "above", FAINT, between, say),
        ],
        layout=style.layout(
            xaxis=style.axis(unit, range=[0, 1], fixedrange=True, showgrid=False, zeroline=False)
            | {
                "tickvals": [place for place, _ in profile.ticks],
                "ticktext": [numbers.significant(score, 3, say) for _, score in profile.ticks],
            },
            yaxis=style.axis(say("anomalies.heights"), range=[-1.08, 1.08], fixedrange=True)
            | {"showticklabels": False, "showgrid": False},
            annotations=[_corner(downwards)],
            barmode="overlay",
            bargap=0,
            dragmode=False,
            showlegend=False,
        ),
    )


def _named(dataset: str, say: Say) -> str:
    return say("anomalies.downwards", set=say(f"anomalies.set_{dataset}"))


def _half(
    profile: Profile,
    name: str,
    sign: int,
    title: str,
    side: str,
    opacity: float,
    between: Sequence[str],
    say: Say,
) -> dict[str, Any]:
    """Return a set's bars, of which the browser shows those on one side of the limit."""
    counts = profile.counts[name]
    middles = (np.arange(len(counts)) + 0.5) / len(counts)
    bars = {
        "type": "bar",
        "name": title,
        "meta": side,
        "x": middles.astype(np.float32),
        "y": (sign * np.sqrt(counts / max(1, counts.max()))).astype(np.float32),
        "marker": {"color": FINE if side == "below" else ODD, "line": {"width": 0}},
        "opacity": opacity,
    }
    if side == "above":
        return bars | {"hoverinfo": "skip"}
    words = say("anomalies.bar", count="%{customdata:,d}", scores="%{hovertext}")
    told = {"customdata": counts, "hovertext": list(between)}
    return bars | told | {"hovertemplate": f"{words}<extra>{title}</extra>"}


def _ranges(profile: Profile, say: Say) -> list[str]:
    """Say of each bar which scores it counts."""
    edges = np.linspace(0, 1, N_BINS + 1)
    scores = np.interp(edges, profile.places, profile.stops)
    written = [number(float(score), say) for score in scores]
    return [f"{low} – {high}" for low, high in pairwise(written)]


def _corner(text: str) -> dict[str, Any]:
    place = {"xref": "paper", "yref": "paper", "x": 0, "y": 0}
    return place | {
        "xanchor": "left",
        "yanchor": "bottom",
        "text": f"<b>{text}</b>",
        "showarrow": False,
    }
