"""What figures have in common: colours that follow the page's theme, axes with titles.

A figure is made without knowing the theme; the browser turns these colours into real ones.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.io

# The browser brings a template of its own; loading Plotly's would make the first figure wait.
plotly.io.templates.default = None

INK = "var(--st-text-color)"
PAPER = "var(--st-background-color)"
PRIMARY = "var(--st-primary-color)"
MATRIX = "Cividis"  # even in lightness, and safe for colour-blind eyes


# Two colours each, one a theme: figure.css has them.
VIOLET = "var(--violet)"
GREEN = "var(--green)"
ORANGE = "var(--orange)"
BLUE = "var(--blue)"
SAND = "var(--sand)"
AMBER = "var(--amber)"


def ink(percent: int) -> str:
    """Return the text's colour at so many percent of its strength."""
    return f"var(--ink-{percent})"


def axis(title: str = "", **settings: Any) -> dict[str, Any]:
    """Return an axis with a title and whatever else Plotly calls its settings."""
    return {"title": {"text": title}} | settings


def bare(**settings: Any) -> dict[str, Any]:
    """Return an axis of which nothing is drawn."""
    return {"visible": False, "fixedrange": True} | settings


def cells(title: str, names: Sequence[str], **settings: Any) -> dict[str, Any]:
    """Return the axis of a matrix: a name for each row or column; unzoomed, so a page scrolls."""
    ticks = {"tickmode": "array", "tickvals": list(range(len(names))), "ticktext": list(names)}
    # Where cells are lower than letters, the first and the last name reach beyond the axis.
    ticks["ticklabeloverflow"] = "allow"
    return axis(title, showgrid=False, zeroline=False, fixedrange=True) | ticks | settings


def curve(
    name: str,
    x: Sequence[float] | np.ndarray,
    y: Sequence[float | None] | np.ndarray,
    colour: str,
    **settings: Any,
) -> dict[str, Any]:
    """Return the trace of a line; it has a gap where a value is None or not a number.

    Args:
        name: in the legend.
        x: (n,) places.
        y: (n,) values.
        colour: of the line.
        **settings: whatever else Plotly calls its settings; `line` is added to the colour.
    """
    line = {"color": colour, "width": 2} | settings.pop("line", {})
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": x,
        "y": y,
        "line": line,
    } | settings


def level(value: float, colour: str, label: str = "", **settings: Any) -> dict[str, Any]:
    """Return the shape of a horizontal line right across a figure, with its name on it."""
    text = {"text": label, "textposition": "end", "yanchor": "bottom", "font": {"size": 12}}
    line = {"color": colour, "width": 1.5, "dash": "dash"}
    place = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": value, "y1": value}
    return place | {"line": line, "label": text, "layer": "below"} | settings


def layout(**settings: Any) -> dict[str, Any]:
    """Return a layout: zoom and camera survive a new figure, the theme is the page's."""
    above = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"}
    legend = above | {"itemsizing": "constant"}
    common = {"template": None, "uirevision": "same", "legend": legend, "hovermode": "closest"}
    return common | settings
