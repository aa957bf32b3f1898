"""A map of images as a figure: its points by class or by number, rings, a star, names of classes.

Positions are brought into [-1, 1] about the middle of the map, so that a zoom means the same place
after another setting of the same method.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

import numpy as np
import plotly.graph_objects as go

from ui.embeddings.colours import Classes, Scale
from ui.figure import style
from ui.frame import numbers
from ui.frame.texts import Say

FAINTEST = 1e-6  # the smallest value on a logarithmic scale
RARE = 0.04  # share of the points below which a class is drawn on top of the others
TOGETHER = 0.7  # spread of a class against that of all below which its name is printed
MANY = 10_000  # points above which they are drawn smaller
N_TICKS = 5  # of a logarithmic scale
EYE = {"x": 1.1, "y": 1.1, "z": 0.75}
NOTHING = np.empty(0, np.int64)


@dataclass(frozen=True, eq=False)
class Marks:
    """Points that are no rows of the map, such as a visitor's examples.

    Args:
        points: (m, 2) or (m, 3) float32.
        names: (m,) of the classes that they show; each is printed in the middle of its points.
    """

    points: np.ndarray
    names: Sequence[str]


@dataclass(frozen=True)
class Drawn:
    """What is drawn in a map.

    Args:
        points: (n, 2) or (n, 3) float32.
        axis: what its axes are called, such as the method.
        star: (2,) or (3,) float32, where the visitor's own drawing lies.
        rings: (m,) int, rows to mark.
        clicked: the row whose neighbours those are.
        narrow: whether other maps stand beside it, so that the legend needs a place above.
        own: further points, drawn over the others.
    """

    points: np.ndarray
    axis: str = ""
    star: np.ndarray | None = None
    rings: np.ndarray = field(default_factory=lambda: NOTHING)
    clicked: int | None = None
    narrow: bool = False
    own: Marks | None = None


def map_figure(drawn: Drawn, colouring: Classes | Scale, subject: str, say: Say) -> go.Figure:
    """Return a map as a figure.

    Args:
        drawn: what is drawn in it.
        colouring: of the points.
        subject: what the map shows; zoom and camera survive as long as it stays the same.
        say: in the visitor's language.
    """
    place = _frame(drawn.points)
    placed = place(drawn.points)
    star = None if drawn.star is None else place(drawn.star)
    own = None if drawn.own is None else replace(drawn.own, points=place(drawn.own.points))
    traces = [*_points(placed, colouring, say), *_rings(placed, drawn), *_marks(own)]
    texts = [*_names(placed, colouring), *_marked(own), *_star(star, say)]
    return go.Figure(traces, layout=_layout(drawn, colouring, subject, texts))


def _frame(points: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """Return what brings a map into [-1, 1] about its middle, with one scale for all axes."""
    if not len(points):
        return lambda found: found.astype(np.float32)
    low, high = points.min(axis=0), points.max(axis=0)
    middle, reach = (low + high) / 2, max(float(np.max(high - low)) / 2, 1e-9)
    return lambda found: ((found - middle) / reach).astype(np.float32)


# ---- points -------------------------------------------------------------------


def _points(placed: np.ndarray, colouring: Classes | Scale, say: Say) -> list[dict[str, Any]]:
    if isinstance(colouring, Scale):
        rows = np.arange(len(placed), dtype=np.int32)
        return [_trace(placed, rows, marker=_scaled(colouring, say), showlegend=False)]
    there = np.bincount(colouring.values, minlength=len(colouring.names))
    order = [int(value) for value in np.flatnonzero(there)]
    if order and there[order].min() <= RARE * len(placed):
        order.sort(key=lambda value: -there[value])
    return [_class(placed, colouring, value) for value in order]


def _class(placed: np.ndarray, colouring: Classes, value: int) -> dict[str, Any]:
    rows = np.flatnonzero(colouring.values == value).astype(np.int32)
    name = colouring.names[value]
    group = f"{colouring.title} {name}"
    marker = {"color": colouring.colours[value]}
    return _trace(placed, rows, name=name, legendgroup=group, legendrank=value + 1, marker=marker)


def _trace(placed: np.ndarray, rows: np.ndarray, **settings: Any) -> dict[str, Any]:
    deep = placed.shape[1] == 3
    crowd = max(0.6, (len(placed) / MANY) ** 0.5)
    size = (2.8 if deep else 3.6) / crowd
    marker = {"size": size, "opacity": 1.0 if deep else 0.85, "line": {"width": 0}}
    return {
        **_at(placed[rows]),
        "customdata": rows,
        "meta": "rows",
        "hoverinfo": "none",
        **settings,
        "marker": marker | settings["marker"],
    }


def _at(places: np.ndarray) -> dict[str, Any]:
    """Return the trace of markers at some places."""
    deep = places.shape[1] == 3
    axes = dict(zip("xyz", np.ascontiguousarray(places.T), strict=False))
    return {"type": "scatter3d" if deep else "scattergl", "mode": "markers", **axes}


def _scaled(scale: Scale, say: Say) -> dict[str, Any]:
    """Return markers coloured by a number, with a bar that tells which colour is which."""
    low, high = (float(_level(np.array(end), scale)) for end in (scale.low, scale.high))
    bar: dict[str, Any] = {"title": {"text": scale.title, "side": "right"}, "thickness": 12}
    bar |= {"outlinewidth": 0, "len": 0.9}
    if scale.logarithmic:
        ticks = np.linspace(low, high, N_TICKS)
        words = [numbers.significant(float(np.exp(tick)), 3, say) for tick in ticks]
        bar |= {"tickmode": "array", "tickvals": ticks.tolist(), "ticktext": words}
    return {
        "color": _level(scale.values, scale).astype(np.float32),
        "colorscale": style.MATRIX,
        "cmin": low,
        "cmax": max(high, low + 1e-9),
        "showscale": True,
        "colorbar": bar,
    }


def _level(values: np.ndarray, scale: Scale) -> np.ndarray:
    return np.log(np.maximum(values, FAINTEST)) if scale.logarithmic else np.asarray(values)


# ---- what is marked -----------------------------------------------------------


def _rings(placed: np.ndarray, drawn: Drawn) -> list[dict[str, Any]]:
    """Ring the neighbours of the clicked point, and that by a stronger ring."""
    clicked = [] if drawn.clicked is None else [drawn.clicked]
    marked = [(drawn.rings, 14, 1.6), (np.array(clicked, np.int64), 20, 2.6)]
    return [
        _at(placed[rows])
        | {"hoverinfo": "skip", "showlegend": False}
        | {"marker": _ring(size + halo, width + halo, colour, placed.shape[1] == 3)}
        for rows, size, width in marked
        if len(rows)
        for halo, colour in ((2, style.PAPER), (0, style.INK))
    ]


def _marks(own: Marks | None) -> list[dict[str, Any]]:
    """Draw further points as diamonds with an edge, above all others."""
    if own is None or not len(own.points):
        return []
    edge = {"color": style.PAPER, "width": 1.5}
    marker = {"symbol": "diamond", "size": 11, "color": style.INK, "line": edge}
    words = {"text": list(own.names), "hovertemplate": "%{text}<extra></extra>"}
    return [_at(own.points) | words | {"marker": marker, "showlegend": False}]


def _marked(own: Marks | None) -> list[dict[str, Any]]:
    """Print the name of each class of further points above the middle of them."""
    if own is None or not len(own.points):
        return []
    names = np.array(own.names, dtype=object)
    return [
        _text(f"<b>{escape(name)}</b>", _spread(own.points[names == name])[0], font={"size": 19})
        | {"yshift": 17}
        for name in dict.fromkeys(own.names)
    ]


def _ring(size: float, width: float, colour: str, deep: bool) -> dict[str, Any]:
    """Return a circle in space, where lines are a pixel wide, or a flat one."""
    if deep:
        return {"symbol": "circle-open", "size": 0.7 * size, "color": colour}
    return {"color": "rgba(0, 0, 0, 0)", "size": size, "line": {"color": colour, "width": width}}


def _star(star: np.ndarray | None, say: Say) -> list[dict[str, Any]]:
    if star is None:
        return []
    words = _text("<b>★</b>", star, font={"size": 30}), _text(say("embeddings.you"), star)
    return [words[0], words[1] | {"xanchor": "left", "xshift": 13, "yshift": 9}]


def _names(placed: np.ndarray, colouring: Classes | Scale) -> list[dict[str, Any]]:
    """Print the names of the classes that keep together, each in the middle of its class."""
    if not isinstance(colouring, Classes) or not colouring.printed or not len(placed):
        return []
    _, all_reach = _spread(placed)
    spreads = {
        value: _spread(placed[colouring.values == value]) for value in np.unique(colouring.values)
    }
    return [
        _text(f"<b>{colouring.names[value]}</b>", middle, font={"size": 21})
        for value, (middle, reach) in spreads.items()
        if reach < TOGETHER * all_reach
    ]


def _spread(places: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the median of places along each axis, and their mean distance from it."""
    middle = np.median(places, axis=0)
    return middle, float(np.linalg.norm(places - middle, axis=1).mean())


def _text(text: str, place: np.ndarray, font: dict[str, Any] | None = None) -> dict[str, Any]:
    paper = style.PAPER
    edges = [f"{x}px {y}px 1px {paper}" for x, y in ((1, 1), (-1, 1), (1, -1), (-1, -1))]
    look = {"color": style.INK, "shadow": ", ".join([*edges, f"0 0 4px {paper}"])}
    at = dict(zip("xyz", place.tolist(), strict=False))
    return {"text": text, **at, "showarrow": False, "font": look | (font or {})}


# ---- layout -------------------------------------------------------------------


def _layout(
    drawn: Drawn, colouring: Classes | Scale, subject: str, texts: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    above: dict[str, Any] = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"}
    beside: dict[str, Any] = {
        "orientation": "v",
        "x": 1,
        "y": 0.9,
        "yanchor": "top",
    }  # below the tools of Plotly
    legend: dict[str, Any] = {"itemsizing": "constant", "uirevision": colouring.title}
    legend |= above if drawn.narrow else beside
    common = {"uirevision": subject, "legend": legend, "showlegend": True}
    names = [f"{drawn.axis} {place}".strip() for place in (1, 2, 3)]
    if drawn.points.shape[1] == 3:
        return style.layout(**common, scene=_scene(names, subject, texts))
    across = style.bare(fixedrange=False, title={"text": names[0]})
    up = style.bare(fixedrange=False, title={"text": names[1]}, scaleanchor="x")
    return style.layout(**common, xaxis=across, yaxis=up, annotations=list(texts))


def _scene(names: Sequence[str], subject: str, texts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    axes = {
        f"{axis}axis": {"title": {"text": name}, "visible": False}
        for axis, name in zip("xyz", names, strict=True)
    }
    return {
        **axes,
        "aspectmode": "data",
        "dragmode": "turntable",
        "camera": {"eye": EYE},
        "uirevision": subject,
        "annotations": list(texts),
    }
