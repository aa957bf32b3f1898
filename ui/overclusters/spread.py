"""How the strokes of the open columns spread, against all images of their digits, as figures."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.data import load_mnist
from core.iic.overclusters import members
from ui.figure import figure, style
from ui.frame.texts import Say
from ui.overclusters import columns
from ui.overclusters.atlas import Atlas, Column, measured

RANGES = {"thickness": (1.2, 5.2), "slant": (-35.0, 45.0)}  # pixels, degrees; beyond is clipped
N_BINS = 24
KEY = "spread"


def show(atlas: Atlas, shown: Sequence[Column], say: Say) -> None:
    """Show both measures side by side."""
    plots = [
        figure.Plot(
            measure,
            spread_figure(atlas, shown, measure, say),
            say(f"overclusters.{measure}_alt"),
            title=say(f"overclusters.{measure}"),
            height=250,
        )
        for measure in RANGES
    ]
    figure.show(plots, key=KEY, columns="minmax(0, 1fr) minmax(0, 1fr)")


def spread_figure(atlas: Atlas, shown: Sequence[Column], measure: str, say: Say) -> go.Figure:
    """Return a measure's histograms: a line for each column, a ground for each of their digits."""
    values, labels = measured(atlas.split)[measure], load_mnist(atlas.split).labels
    low, high = RANGES[measure]
    edges = np.linspace(low, high, N_BINS + 1)
    middles = (edges[1:] + edges[:-1]).astype(np.float32) / 2
    filled = [(place, column) for place, column in enumerate(shown) if column.size]
    grounds = [
        _ground(middles, histogram(values[labels == digit], low, high), digit, say)
        for digit in dict.fromkeys(column.digit for _, column in filled)
    ]
    lines = [
        _line(
            middles,
            histogram(values[members(atlas.assignments, column.group)], low, high),
            columns.title(column, say),
            columns.mark(place),
        )
        for place, column in filled
    ]
    return go.Figure(
        grounds + lines,
        layout=style.layout(
            xaxis=style.axis(
                say(f"overclusters.{measure}_axis"), showgrid=False, range=[low, high]
            ),
            yaxis=style.axis(say("overclusters.share"), tickformat=".0%", rangemode="tozero"),
            dragmode=False,
            hovermode="x unified",
            showlegend=True,
            legend={"orientation": "h", "x": 0, "y": -0.34, "yanchor": "top"},
        ),
    )


def histogram(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """Return the share of the values in each of `N_BINS` bins; the ends take what lies beyond."""
    counts, _ = np.histogram(np.clip(values, low, high), N_BINS, (low, high))
    return counts / max(1, len(values))


def _ground(middles: np.ndarray, shares: np.ndarray, digit: int, say: Say) -> dict[str, Any]:
    return _curve(middles, shares, say("overclusters.all_of", digit=digit)) | {
        "fill": "tozeroy",
        "fillcolor": style.ink(13),
        "line": {"color": style.ink(25), "width": 1, "shape": "hvh"},
    }


def _line(middles: np.ndarray, shares: np.ndarray, name: str, colour: str) -> dict[str, Any]:
    return _curve(middles, shares, name) | {
        "line": {"color": colour, "width": 2.5, "shape": "hvh"},
    }


def _curve(middles: np.ndarray, shares: np.ndarray, name: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": middles,
        "y": shares.astype(np.float32),
        "hovertemplate": "%{y:.1%}",
    }
