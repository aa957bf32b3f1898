"""Learning curves: a run's epochs as small figures."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from ui.figure import figure, style
from ui.figure.figure import Plot
from ui.frame.texts import Say

Metrics = Sequence[dict[str, Any]]
FAMILIES = ("loss", "accuracy", "mutual_information", "trace")
COLOURS = (style.BLUE, style.ORANGE, style.GREEN, style.VIOLET, style.AMBER, style.SAND)
HEIGHT = 220  # CSS pixels
KEY = "run_curves"


def families(metrics: Metrics) -> dict[str, list[str]]:
    """Sort the measured columns into the figures they belong on.

    Returns:
        Name of a family -> its columns, for those that have any.
    """
    columns = list(dict.fromkeys(key for record in metrics for key in record))
    found = {name: [key for key in columns if name in key] for name in FAMILIES}
    return {name: keys for name, keys in found.items() if keys}


def draw(metrics: Metrics, run: str, say: Say) -> None:
    """Show one figure for each family of columns, two in a row."""
    plots = [
        Plot(
            name,
            curves(metrics, keys, say("runs.epoch"), say(f"curve.{name}")),
            alt=say("runs.curve_alt", name=name, run=run),
            title=say(f"curve.{name}"),
            height=HEIGHT,
        )
        for name, keys in families(metrics).items()
    ]
    figure.show(plots, key=KEY, columns="minmax(0, 1fr) minmax(0, 1fr)")


def curves(metrics: Metrics, keys: Sequence[str], epoch_title: str, title: str) -> go.Figure:
    """Return lines over epochs on an axis that fits the values, so that small gains show."""
    traces = [
        _curve(metrics, key, COLOURS[place % len(COLOURS)], epoch_title)
        for place, key in enumerate(keys)
    ]
    x = style.axis(epoch_title, showgrid=False, tickformat="d", nticks=6)
    axes = {"xaxis": x, "yaxis": style.axis(title)}
    return go.Figure(traces, layout=style.layout(showlegend=len(keys) > 1, **axes))


def _curve(metrics: Metrics, key: str, colour: str, epoch_title: str) -> dict[str, Any]:
    """Return the line of one column, named after it."""
    points = [(record["epoch"], record[key]) for record in metrics if record.get(key) is not None]
    return style.curve(
        key.replace("_", " "),
        [epoch for epoch, _ in points],
        [value for _, value in points],
        colour,
        mode="lines+markers",
        marker={"size": 5},
        hovertemplate=f"{epoch_title} %{{x}}: %{{y:.5~g}}",
    )
