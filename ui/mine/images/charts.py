"""Figures of MINE on images: the bound, the classifier, what a dimension is worth, a verdict."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.runs import Run
from ui.figure import style
from ui.frame import numbers
from ui.frame.texts import Say
from ui.mine.images import runs as mine_runs
from ui.mine.images.runs import dim_of

BOOK = {"dim": 10, "linear_accuracy": 0.9386}  # Atienza's, scored on what it was fitted to
COLOURS = {10: "#d98a1f", 16: "#cf4f63", 32: "#8a5fc2", 64: "#3f86d8"}  # an order: warm to cold
OTHER = "#8a8f98"
DIMS = (8, 80)  # ends of an axis


def over_epochs(runs: Sequence[Run], chosen: str | None, figure: str, say: Say) -> go.Figure:
    """Draw a figure, "bound" or "linear_accuracy", over epochs: a line for each run."""
    traces = [_line(run, figure, run.id == chosen, say) for run in runs]
    last = max((trace["x"][-1] for trace in traces if trace["x"]), default=1)
    x = style.axis(say("runs.epoch"), range=[0.7, last + 0.3], tickformat="d", nticks=6)
    return go.Figure(traces, layout=style.layout(xaxis=x, yaxis=_figure(figure, say)))


def over_dimensions(runs: Sequence[Run], chosen: str | None, say: Say) -> go.Figure:
    """Draw the linear classifier's accuracy on test images over the latents' dimension."""
    judged = [(run, (run.evaluation or {}).get("linear_accuracy")) for run in runs]
    traces = [_dot(run, value, run.id == chosen, say) for run, value in judged if value is not None]
    dims = sorted(COLOURS)
    x = style.axis(
        say("mine.latent_dim"),
        type="log",
        range=[math.log10(end) for end in DIMS],
        tickvals=dims,
        ticktext=[str(dim) for dim in dims],
    )
    # Without room above and below, the words at the highest and the lowest dot would be cut.
    known = [BOOK["linear_accuracy"], *(value for _, value in judged if value is not None)]
    room = 0.15 * max(max(known) - min(known), 0.01)
    y = _figure("linear_accuracy", say) | {"range": [min(known) - room, max(known) + 1.5 * room]}
    traces.append(_book(say))
    return go.Figure(traces, layout=style.layout(xaxis=x, yaxis=y, showlegend=False))


def reading(probabilities: np.ndarray, say: Say) -> str:
    """Return the digit that the linear classifier reads, and how sure it is."""
    digit = int(probabilities.argmax())
    share = numbers.share(float(probabilities[digit]), say)
    return say("mine.verdict", digit=digit, share=share)


def verdict(probabilities: np.ndarray, say: Say) -> go.Figure:
    """Draw what the linear classifier makes of a drawing: (10,) probabilities, the best full."""
    opacity = np.where(probabilities == probabilities.max(), 1.0, 0.45).tolist()
    bars = {
        "type": "bar",
        "x": list(range(len(probabilities))),
        "y": probabilities.astype(float).round(4).tolist(),
        "marker": {"color": style.BLUE, "opacity": opacity},
        "hovertemplate": "%{x}: %{y:.1%}<extra></extra>",
    }
    x = style.axis(say("mine.axis_digit"), dtick=1, fixedrange=True, showgrid=False)
    y = style.axis(
        say("mine.axis_probability"), range=[0, 1.02], tickformat=".0%", nticks=3, fixedrange=True
    )
    return go.Figure([bars], layout=style.layout(xaxis=x, yaxis=y, dragmode=False, bargap=0.25))


def _line(run: Run, figure: str, chosen: bool, say: Say) -> dict[str, Any]:
    points = [(line["epoch"], line[figure]) for line in run.metrics if line.get(figure) is not None]
    write = _writer(figure, say)
    return style.curve(
        _name(run, say),
        [epoch for epoch, _ in points],
        [value for _, value in points],
        _colour(run),
        mode="lines+markers",
        line={"width": 3.2 if chosen else 1.6},
        marker={"size": 6},
        text=[write(value) for _, value in points],
        hovertemplate=f"{say('runs.epoch')} %{{x}}: %{{text}}",
        legendgroup=run.id,
    )


def _dot(run: Run, accuracy: float, chosen: bool, say: Say) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": _name(run, say),
        "x": [dim_of(run)],
        "y": [accuracy],
        "text": [_writer("linear_accuracy", say)(accuracy)],
        "textposition": "top center",
        "marker": {"color": _colour(run), "size": 15 if chosen else 10},
        "hovertemplate": "%{text}",
        "legendgroup": run.id,
    }


def _book(say: Say) -> dict[str, Any]:
    """Return the book's figure as an empty square with its name."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": say("mine.book"),
        "x": [BOOK["dim"]],
        "y": [BOOK["linear_accuracy"]],
        "text": [say("mine.book")],
        "textposition": "middle right",
        "marker": {"color": OTHER, "size": 10, "symbol": "square-open"},
        "hovertemplate": "%{text}<extra></extra>",
    }


def _name(run: Run, say: Say) -> str:
    """Return the dimension of a bundled run, which says it in the third figure's colours, too."""
    return str(dim_of(run)) if run.is_bundled else mine_runs.label(run, say)


def _colour(run: Run) -> str:
    return COLOURS.get(dim_of(run), OTHER)


def _figure(figure: str, say: Say) -> dict[str, Any]:
    """Return the axis of a figure, with its unit."""
    if figure == "linear_accuracy":
        return style.axis(say("mine.axis_accuracy"), tickformat=".1%", nticks=6)
    return style.axis(say("mine.axis_bound"), tickformat=".1f", nticks=6)


def _writer(figure: str, say: Say) -> Callable[[float], str]:
    if figure == "linear_accuracy":
        return lambda share: numbers.percent(share, 2, say)
    return lambda nats: numbers.decimal(nats, 3, say)
