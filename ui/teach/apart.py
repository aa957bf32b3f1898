"""Why it works: the same examples in three spaces, and how far the digits are from them there."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from core.own.examples import Examples
from core.own.standing import NONE, Standing, word
from ui.figure import figure, style
from ui.figure.figure import Plot
from ui.frame import numbers
from ui.frame.texts import Say, joined
from ui.own import reading
from ui.own.book import own_book
from ui.teach.spots import spread

FARTHEST = 2.2  # reaches that a figure shows; what is further away sticks to the edge
APART = 0.09  # reaches between two digits' names
ROW, FRAME = 58, 74  # CSS pixels: of a class, and of what is around all of them
COLUMNS = "repeat(auto-fit, minmax(min(100%, 300px), 1fr))"


def apart(recognizer: Any, chosen: float, say: Say) -> None:
    """Show how well what was taught stands apart in each space."""
    own = own_book().ready
    found = {space: reading.standing(recognizer, own, space, chosen) for space in reading.SPACES}
    plots = [_plot(space, own, standing, say) for space, standing in found.items()]
    figure.show(plots, key="teach-apart", columns=COLUMNS)
    lines = (distances(found, say), taken_for(own, found["l2"], say))
    notes = "".join(f'<p class="gs-note">{line}</p>' for line in lines)
    st.html(f'<div class="gs">{notes}</div>')


def _plot(space: str, own: Examples, standing: Standing, say: Say) -> Plot:
    right, n = int(standing.right.sum()), len(standing.right)
    return Plot(
        f"apart-{space}",
        apart_figure(own, standing, say),
        say("teach.apart_alt", space=say(f"teach.space_{space}"), right=right, n=n),
        title=say(f"teach.space_{space}"),
        note=say("teach.recognised", right=right, n=n),
        height=FRAME + ROW * len(own.names),
    )


def apart_figure(own: Examples, standing: Standing, say: Say) -> go.Figure:
    """Return a row for each class: its examples read by the others, and the digits' centres.

    Distances are shares of the reach, so that 1 is the limit in every space.
    """
    lanes = np.arange(len(own.names))[::-1]
    examples = _examples(own, standing, lanes, say)
    shares = np.minimum(standing.to_digits / standing.reach, FARTHEST)
    up = np.repeat(lanes - 0.12, 10)
    ticks = {
        "type": "scatter",
        "mode": "markers",
        "x": shares.ravel(),
        "y": up,
        "marker": {"symbol": "line-ns", "size": 7, "line": {"width": 1, "color": style.ink(60)}},
        "hoverinfo": "skip",
    }
    digits = {
        "type": "scatter",
        "mode": "text",
        "x": np.concatenate([spread(row, APART) for row in shares]),
        "y": up - 0.17,
        "text": [str(digit) for digit in range(10)] * len(lanes),
        "customdata": shares.ravel(),
        "textfont": {"size": 13, "color": style.ink(60)},
        "name": say("teach.centres"),
        "hovertemplate": "%{text}: %{customdata:.2f}<extra></extra>",
    }
    limit = {
        "type": "line",
        "x0": 1,
        "x1": 1,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": style.INK, "width": 1.5},
        "layer": "below",
    }
    across = style.axis(
        say("teach.axis"), range=[-0.05, FARTHEST + 0.08], fixedrange=True, zeroline=False
    )
    rows = style.cells("", ["" for _ in lanes], range=[-0.6, len(lanes) - 0.4])
    rows |= {"tickvals": lanes.tolist(), "ticktext": list(own.names), "automargin": True}
    return go.Figure(
        [examples, ticks, digits],
        layout=style.layout(xaxis=across, yaxis=rows, shapes=[limit], showlegend=False),
    )


def _examples(own: Examples, standing: Standing, lanes: np.ndarray, say: Say) -> dict[str, Any]:
    known = ~np.isnan(standing.shares)
    colours = np.where(standing.right, style.VIOLET, style.ORANGE)
    words = [_read_as(int(code), own.names, say) for code in standing.read_as]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": np.minimum(standing.shares[known], FARTHEST),
        "y": (lanes[own.classes] + 0.17)[known],
        "marker": {"size": 11, "opacity": 0.8, "color": colours[known].tolist()},
        "text": [words[row] for row in np.flatnonzero(known)],
        "name": say("teach.examples"),
        "hovertemplate": "%{text}: %{x:.2f}<extra></extra>",
    }


def _read_as(code: int, names: tuple[str, ...], say: Say) -> str:
    return say("answer.odd") if code == NONE else str(word(code, names))


def distances(found: Mapping[str, Standing], say: Say) -> str:
    """Say for each space how far examples lie from their class, and the nearest digit from it."""
    spaces = [
        say(
            "teach.distances_in",
            space=say(f"teach.space_{space}"),
            own=numbers.decimal(float(np.nanmean(standing.shares)), 2, say),
            digit=numbers.decimal(
                float(standing.to_digits.min(axis=1).mean()) / standing.reach, 2, say
            ),
        )
        for space, standing in found.items()
    ]
    return joined([say("teach.distances"), *spaces], say)


def taken_for(own: Examples, standing: Standing, say: Say) -> str:
    """Say in words how well each class stands apart in the space of the answer."""
    sentences = []
    for place, name in enumerate(own.names):
        rows = own.rows_of(name)
        wrong = [
            _read_as(int(standing.read_as[row]), own.names, say)
            for row in rows
            if not standing.right[row]
        ]
        digit = int(standing.to_digits[place].argmin())
        share = float(standing.to_digits[place].min()) / standing.reach
        facts = {
            "name": name,
            "right": len(rows) - len(wrong),
            "n": len(rows),
            "digit": digit,
            "share": numbers.decimal(share, 2, say),
        }
        sentences.append(say("teach.class", **facts))
        if wrong:
            others = ", ".join(f"{what} ({wrong.count(what)})" for what in dict.fromkeys(wrong))
            sentences.append(say("teach.taken_for", others=others))
    return " ".join(sentences)
