"""What figures have in common: colours that follow the page's theme, axes with titles.

A figure is made without knowing the theme; the browser turns these colours into real ones.
"""

from collections.abc import Mapping, Sequence
from typing import Any

INK = "var(--st-text-color)"
PAPER = "var(--st-background-color)"
PRIMARY = "var(--st-primary-color)"
MATRIX = "Cividis"  # even in lightness, and safe for colour-blind eyes


def pair(light: str, dark: str) -> str:
    """Return a colour that is one of two, by the page's theme."""
    return f"light-dark({light}, {dark})"


def ink(strength: float) -> str:
    """Return the text's colour at a strength in [0, 1]."""
    return f"ink({strength:g})"


VIOLET = pair("#7b3fa8", "#c39af0")
GREEN = pair("#0b7a5c", "#3fd0a0")
ORANGE = pair("#bf3f08", "#ff8f57")
BLUE = pair("#1f5fbf", "#6ea8ff")
SAND = pair("#b9a58a", "#8d8371")
AMBER = pair("#d9820a", "#ffb13b")


def axis(title: str = "", **settings: Any) -> dict[str, Any]:
    """Return an axis with a title and whatever else Plotly calls its settings."""
    return {"title": {"text": title}} | settings


def bare(**settings: Any) -> dict[str, Any]:
    """Return an axis of which nothing is drawn."""
    return {"visible": False, "fixedrange": True} | settings


def cells(title: str, names: Sequence[str], **settings: Any) -> dict[str, Any]:
    """Return the axis of a matrix: a name for each row or column, no zoom so that a page scrolls."""
    ticks = {"tickmode": "array", "tickvals": list(range(len(names))), "ticktext": list(names)}
    return axis(title, showgrid=False, zeroline=False, fixedrange=True) | ticks | settings


def layout(**settings: Any) -> dict[str, Any]:
    """Return a layout: zoom and camera survive a new figure, the theme is the page's."""
    below: Mapping[str, Any] = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"}
    common = {"template": None, "uirevision": "same", "legend": below, "hovermode": "closest"}
    return common | settings
