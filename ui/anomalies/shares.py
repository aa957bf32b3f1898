"""How much of every set lies beyond the limit, as bars that follow it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from ui.figure import style
from ui.frame.texts import Say

BARS, TEXTS, POSTED = 2, 3, 4  # places of the traces that follow the limit
WRITTEN, THEIRS, END = 1.03, 1.33, 1.68  # where shares and the post's stand, right of all bars
GAP = 6  # pixels between a set's name and its bar


@dataclass(frozen=True)
class Row:
    """A line of the figure: a heading, or a set.

    Attributes:
        name: what is written beside it.
        id: of the set, "" for a heading.
        about: what it is, for the pointer.
        rejected: (stops,) float, the share beyond each stop.
        words: that share as it is written.
        posted: the post's share, None where it gives none.
        pickable: whether it can be set against the digits.
    """

    name: str
    id: str = ""
    about: str = ""
    rejected: np.ndarray | None = None
    words: Sequence[str] = ()
    posted: float | None = None
    pickable: bool = False


def sets(rows: Sequence[Row]) -> list[tuple[int, Row]]:
    """Return the rows that are no headings, with their places."""
    return [(place, row) for place, row in enumerate(rows) if row.rejected is not None]


def values(rows: Sequence[Row]) -> np.ndarray:
    """Return how long each set's bar is at each stop, (stops, sets) float."""
    return np.stack([row.rejected for _, row in sets(rows) if row.rejected is not None], axis=1)


def shares_figure(
    rows: Sequence[Row], at: int, dataset: str, marks: Sequence[str], say: Say
) -> go.Figure:
    """Return the bars.

    Args:
        rows: from top to bottom.
        at: the stop at which the limit is.
        dataset: the set that is set against the digits.
        marks: what the post's shares are called, with a blank for each.
        say: speaks the visitor's language.
    """
    chosen = next((place for place, row in enumerate(rows) if row.id == dataset), None)
    ticks = [f"<b>{row.name}</b>" if place == chosen else row.name for place, row in sets(rows)]
    return go.Figure(
        [_behind(rows), _tracks(rows), _bars(rows, at), _texts(rows, at), _posted(rows, marks)],
        layout=style.layout(
            xaxis=style.axis(say("anomalies.share_axis"), range=[0, END], fixedrange=True)
            | {"tickvals": [0, 0.5, 1], "tickformat": ".0%", "showgrid": False, "zeroline": False},
            yaxis=style.cells("", ticks, range=[len(rows) - 0.4, -0.6])
            | {"tickvals": [place for place, _ in sets(rows)]}
            | {"ticks": "outside", "ticklen": GAP, "tickcolor": "rgba(0, 0, 0, 0)"},
            annotations=[_heading(place, row.name) for place, row in enumerate(rows) if not row.id],
            shapes=[] if chosen is None else [_highlight(chosen)],
            barmode="overlay",
            bargap=0.58,
            dragmode=False,
            showlegend=False,
        ),
    )


def _behind(rows: Sequence[Row]) -> dict[str, Any]:
    """Return what lies behind the bars, so that a whole line can be clicked and walked to."""
    return {
        "type": "heatmap",
        "x": [0, END],
        "y": list(range(len(rows))),
        "z": np.zeros((len(rows), 1), np.uint8),
        "opacity": 0,
        "showscale": False,
        "text": [[f"<b>{row.name}</b><br>{row.about}" if row.about else row.name] for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _tracks(rows: Sequence[Row]) -> dict[str, Any]:
    places = [place for place, _ in sets(rows)]
    return _flat(places, np.ones(len(places)), style.ink(13)) | {"showlegend": False}


def _bars(rows: Sequence[Row], at: int) -> dict[str, Any]:
    return _flat([place for place, _ in sets(rows)], values(rows)[at], style.ORANGE) | {
        "text": [row.name for _, row in sets(rows)],
        "textposition": "none",
    }


def _flat(places: Sequence[int], lengths: np.ndarray, colour: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": lengths.astype(np.float32),
        "y": list(places),
        "marker": {"color": colour, "line": {"width": 0}},
        "hoverinfo": "skip",
    }


def _texts(rows: Sequence[Row], at: int) -> dict[str, Any]:
    listed = sets(rows)
    return _written([WRITTEN] * len(listed), listed, [row.words[at] for _, row in listed])


def _posted(rows: Sequence[Row], marks: Sequence[str]) -> dict[str, Any]:
    """Mark the post's shares on the bars, and write them beside ours."""
    listed = [(place, row) for place, row in sets(rows) if row.posted is not None]
    xs = [x for _, row in listed for x in (row.posted, THEIRS)]
    twice = [pair for pair in listed for _ in range(2)]
    texts = [text for mark in marks for text in ("", mark)]
    symbols = ["line-ns-open", "circle"] * len(listed)
    return _written(xs, twice, texts) | {
        "mode": "markers+text",
        "marker": {
            "symbol": symbols,
            "size": [14, 0] * len(listed),
            "color": style.INK,
            "line": {"width": 2, "color": style.INK},
        },
        "textfont": {"color": style.ink(70), "size": 11},
    }


def _written(
    xs: Sequence[float | None], listed: Sequence[tuple[int, Row]], texts: Sequence[str]
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(xs),
        "y": [place for place, _ in listed],
        "text": list(texts),
        "textposition": "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _heading(place: int, text: str) -> dict[str, Any]:
    return {
        "x": 0,
        "y": place,
        "xanchor": "left",
        "text": f"<b>{text}</b>",
        "showarrow": False,
        "font": {"size": 12},
    }


def _highlight(place: int) -> dict[str, Any]:
    sides = {"xref": "paper", "x0": 0, "x1": 1, "y0": place - 0.5, "y1": place + 0.5}
    colours = {"fillcolor": style.ink(13), "line": {"width": 0}}
    return {"type": "rect", "layer": "below"} | sides | colours
