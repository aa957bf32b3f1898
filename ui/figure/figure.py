"""Plotly figures as one Streamlit component: shown in place, played, picked, saved.

A page gives figures that pure functions made, with frames, thumbnails and facts where they have
any. The browser keeps zoom, camera, legend and the frames that came before.
"""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go
from babel.numbers import get_decimal_symbol, get_group_symbol

from ui.figure import limits, transport
from ui.figure.films import Film, Frames, clocked, packed, told
from ui.figure.limits import Limit
from ui.figure.plotly import ADDRESS
from ui.film import reel
from ui.frame import session
from ui.frame.component import Component, reported
from ui.frame.texts import Say, under

# What Plotly calls its tools, beside the sentences that name them here.
_PLOTLY = {
    "Zoom": "zoom",
    "Pan": "pan",
    "Box Select": "select",
    "Lasso Select": "lasso",
    "Zoom in": "zoom_in",
    "Zoom out": "zoom_out",
    "Reset axes": "reset",
    "Reset camera to default": "reset",
    "Reset camera to last save": "reset",
    "Orbital rotation": "orbit",
    "Turntable rotation": "turn",
    "Download plot as a PNG": "png",
    "Download plot": "png",
}

_component = Component(
    "glyphscope_figure",
    __file__,
    "browser/figure.html",
    transport.MARKUP,
    transport.STYLE,
    "browser/figure.css",
    entry="browser/figure.js",
)


@dataclass(frozen=True)
class Plot:
    """A figure and what belongs to it.

    Args:
        name: tells it from the others of its board; one of the same name is changed in place.
        figure: made by a pure function. Traces whose `meta` is "rows" and whose `customdata` holds
            row numbers can be picked, and show the card of a row.
        alt: one sentence that says what it shows.
        title: above it.
        note: below it.
        height: CSS pixels, or a length that CSS works out, or None for what the content needs.
        ratio: width over height, in place of a height; for matrices, whose cells keep their shape.
        area: its place in the grid, as CSS's `grid-area` has it.
        film: what its frames, captions and cursor follow.
        frames: the matrices that change.
        captions: what stands beside the title in each frame.
        notes: what stands below it in each frame, in place of `note`.
        cursor: whether its first axis is the film's time: a line follows the moment, and a click
            goes there.
        zoom: whether the wheel zooms.
        ends: what the ends of its first trace's colours stand for; they are shown below it.
        wide: whether it has a row of a narrow screen to itself.
        least: CSS pixels that it is wide at least; where there are fewer, it scrolls.
        reveal: values of the first axis; where none of these is in sight, it scrolls there.
        start: the cell (row, column) from which arrow keys walk over its matrix, where Enter is a
            click; None where they don't.
    """

    name: str
    figure: go.Figure
    alt: str
    title: str = ""
    note: str = ""
    height: int | str | None = 320
    ratio: float | None = None
    area: str = ""
    film: Film | None = None
    frames: Sequence[Frames] = ()
    captions: Sequence[str] = ()
    notes: Sequence[str] = ()
    cursor: bool = False
    zoom: bool = False
    ends: tuple[str, str] | None = None
    wide: bool = True
    least: int = 0
    reveal: Sequence[float | str] = ()
    start: tuple[int, int] | None = None


@dataclass(frozen=True)
class Images:
    """Thumbnails of rows: on sheets at `address` + number + ".png", `columns` in a row.

    Args:
        size: thumbnails on a sheet.
        side: pixels of one.
    """

    address: str
    columns: int
    size: int
    side: int = 28


class Picked(NamedTuple):
    """What the visitor picked: (m,) int rows of the selection, and the row of a clicked point."""

    rows: np.ndarray
    point: int | None


@dataclass(frozen=True)
class Rows:
    """The rows that points of the figures stand for.

    Args:
        count: how many there are.
        facts: what the pointer reads off a row: name -> (count,) integers, floats or words.
        images: their thumbnails.
        tools: what the pointer does: "pan", "lasso", "select"; the first one to begin with.
        beside: whether the tools stand beside a single figure, where the window is wide.
    """

    count: int
    facts: Mapping[str, np.ndarray | Sequence[str]] = field(default_factory=dict)
    images: Images | None = None
    tools: Sequence[str] = ("pan", "lasso", "select")
    beside: bool = False


def show(
    plots: Sequence[Plot],
    *,
    key: str,
    columns: str = "minmax(0, 1fr)",
    narrow: str = "minmax(0, 1fr)",
    rows: Rows | None = None,
    limit: Limit | None = None,
    clock: str = "",
    live: bool = False,
    controls: bool = True,
    on_click: Callable[[], None] | None = None,
    on_limit: Callable[[], None] | None = None,
) -> None:
    """Show figures that belong together, or bring shown ones up to date.

    Args:
        plots: the figures.
        key: of the component's state.
        columns: the grid that they stand in, as CSS's `grid-template-columns` has it.
        narrow: the same on a narrow screen, where they follow each other.
        rows: what points stand for, where they can be picked.
        limit: a limit to drag.
        clock: the name of the clock that films share; `key` by default.
        live: whether the films still grow.
        controls: whether to show what moves the clock, unless another component does.
        on_click: called after a click on what stands for no row; `clicked` tells on what.
        on_limit: called when the limit came to rest elsewhere; `dragged` tells where.
    """
    say, language = session.say(), session.language()
    sent = f"{key}-sent"
    if reported(key).get("missing"):
        reel.forget(sent)
    films = {plot.film.name: plot.film for plot in plots if plot.film is not None}
    newest = {name: reel.unsent(sent, (name, _frames_of(plots, name))) for name in films}
    data = {
        "plotly": ADDRESS,
        "locale": language,
        "texts": _texts(say),
        "columns": columns,
        "narrow": narrow,
        "plots": [_plot(plot, newest, language) for plot in plots],
        "n_rows": rows.count if rows else 0,
        "facts": [_fact(*fact) for fact in rows.facts.items()] if rows else [],
        "images": vars(rows.images) if rows and rows.images else None,
        "tools": list(rows.tools) if rows else [],
        "beside": rows is not None and rows.beside and len(plots) == 1,
        "limit": limits.told(limit) if limit else None,
        "film": clocked(films, clock or key, live) if films else None,
        "controls": controls,
    }
    called = {"clicked": on_click, "limit": on_limit}
    events = {f"on_{name}_change": act for name, act in called.items() if act}
    noted = ("point", "selection", "limit", "missing", "fresh")
    _component.mount(data, key=key, noted=noted, **events)


def picked(key: str, count: int) -> Picked:
    """Return what is picked among `count` rows in the component of a key."""
    state = reported(key)
    selection, point = state.get("selection"), state.get("point")
    known = isinstance(point, int) and 0 <= point < count
    return Picked(_selected(selection, count), point if known else None)


def clicked(key: str) -> Mapping[str, Any]:
    """Return what was clicked last: `plot`, `trace`, `x` and `y`; empty for nothing."""
    place = reported(key).get("clicked")
    return place if isinstance(place, Mapping) else {}


def dragged(key: str, n_stops: int) -> int | None:
    """Return the place at which the visitor left the limit, None before that."""
    at = reported(key).get("limit")
    return at if isinstance(at, int) and 0 <= at < n_stops else None


def _selected(selection: Any, count: int) -> np.ndarray:
    """Return the rows whose bits are set; none where the browser meant other rows, or nonsense."""
    none = np.empty(0, np.int64)
    if not isinstance(selection, Mapping) or selection.get("n") != count:
        return none
    try:
        packed = np.frombuffer(
            base64.b64decode(str(selection.get("bits")), validate=True), np.uint8
        )
    except ValueError:
        return none
    bits = np.unpackbits(packed)
    return np.flatnonzero(bits[:count]) if bits.size >= count else none


def _plot(plot: Plot, newest: Mapping[str, int | None], language: str) -> dict[str, Any]:
    figure = plot.figure.to_dict()
    figure["layout"].pop("template", None)
    figure["layout"]["separators"] = get_decimal_symbol(language) + get_group_symbol(language)
    made = {
        "name": plot.name,
        "figure": figure,
        "alt": plot.alt,
        "title": plot.title,
        "note": plot.note,
        "height": plot.height,
        "ratio": plot.ratio,
        "ends": plot.ends,
        "wide": plot.wide,
        "area": plot.area,
        "zoom": plot.zoom,
        "least": plot.least,
        "reveal": list(plot.reveal),
        "start": plot.start,
    }
    if plot.film is None:
        return made
    return made | {
        **told(plot.frames, plot.film, plot.name, newest[plot.film.name]),
        "captions": list(plot.captions),
        "notes": list(plot.notes),
        "cursor": plot.cursor,
    }


def _frames_of(plots: Sequence[Plot], film: str) -> tuple[str, ...]:
    """Name the frames that plots of a film have: those are sent once each."""
    of_film = [plot for plot in plots if plot.film is not None and plot.film.name == film]
    return tuple(f"{plot.name} {frames.name}" for plot in of_film for frames in plot.frames)


def _fact(name: str, values: np.ndarray | Sequence[str]) -> dict[str, Any]:
    if not isinstance(values, np.ndarray) or values.dtype.kind in "UO":
        return {"name": name, "words": [str(value) for value in values]}
    kind = np.float32 if values.dtype.kind == "f" else np.int32
    return {"name": name, "values": packed(values.astype(kind))}


@cache
def _texts(say: Say) -> dict[str, Any]:
    words = {name: say(f"figure.tool.{tool}") for name, tool in _PLOTLY.items()}
    return under("figure.", say) | {"plotly": words}
