"""What the steps of one batch are drawn as: probabilities as bars, matrices as P is drawn."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go

from ui.figure import style
from ui.frame.texts import Say
from ui.pictures import clusters
from ui.watch import figures

BETWEEN = 0.3  # of the figure's height, between two rows of bars


def bars(rows: Mapping[str, np.ndarray], say: Say) -> go.Figure:
    """Draw probabilities of clusters as bars with their values, one symbol above the other.

    Args:
        rows: symbol -> (k,) float.
        say: speaks the visitor's language.
    """
    n = len(rows)
    n_clusters = len(next(iter(rows.values())))
    names = clusters.names(n_clusters)
    high = (1 - BETWEEN * (n - 1)) / n
    axes, traces = {}, []
    for place, (symbol, values) in enumerate(rows.items()):
        axis = "" if place == 0 else str(place + 1)
        low = (n - 1 - place) * (high + BETWEEN)
        axes[f"yaxis{axis}"] = _heights(symbol, float(values.max()), low, high)
        traces.append(_bars(symbol, values, f"y{axis}"))
    bottom = f"y{n if n > 1 else ''}"
    x = style.cells(say("watch.film.axis.cluster"), names, ticks="", anchor=bottom)
    margin = {"l": 30, "r": 4, "t": 18, "b": 40}
    layout = style.layout(xaxis=x, margin=margin, dragmode=False, showlegend=False, **axes)
    return go.Figure(traces, layout=layout)


def _heights(symbol: str, most: float, low: float, high: float) -> dict[str, Any]:
    settings = {"showticklabels": False, "showgrid": False, "fixedrange": True}
    return style.axis(
        symbol, range=[0, max(most, 1e-9)], domain=(low, low + high), automargin=False, **settings
    )


def _bars(symbol: str, values: np.ndarray, axis: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": symbol,
        "x": list(range(len(values))),
        "y": values.astype(np.float32),
        "yaxis": axis,
        "marker": {"color": style.VIOLET},
        "texttemplate": "%{y:.2f}",
        "textposition": "outside",
        "textangle": 0,
        "textfont": {"size": 11},
        "cliponaxis": False,
        "hovertemplate": f"{symbol}(%{{x}}) = %{{y:.3f}}<extra></extra>",
    }


def matrix(name: str, P: np.ndarray, say: Say) -> go.Figure:
    """Draw a matrix of two views' clusters, coloured by its square root up to its largest cell.

    Args:
        name: what the figure's table calls it.
        P: (k, k) float.
        say: speaks the visitor's language.
    """
    figure = figures.joint(P, np.arange(len(P)), say)
    hover = "%{y}, %{x}: %{z:.4f}<extra></extra>"
    figure.update_traces(name=name, zmax=max(float(P.max()), 1e-12), hovertemplate=hover)
    return figure
