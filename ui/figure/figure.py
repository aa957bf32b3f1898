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

from ui.figure import transport
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
class Frames:
    """How one matrix of a figure changes through a film.

    Args:
        trace: the place of the heatmap among the figure's traces.
        codes: uint8 (n, rows, columns), one matrix a frame.
        levels: (256,) float32, the value that each code stands for.
        name: tells them from others of the same plot and film, such as those of another head.
        rows: which row of a frame stands in each row of the figure, all in their order by default.
        columns: the same of its columns.
        totals: (rows,) what a value of 1 stands for in each row of a frame, where values are
            shares; the pointer reads the whole numbers as `customdata`.
    """

    trace: int
    codes: np.ndarray
    levels: np.ndarray
    name: str = ""
    rows: Sequence[int] = ()
    columns: Sequence[int] = ()
    totals: Sequence[int] = ()


@dataclass(frozen=True)
class Film:
    """What the clock of some figures runs through.

    Args:
        name: tells it from other films, such as the run's id.
        steps: (n,) ascending training steps of its frames.
        moments: what is said of each frame, (n,) or nothing.
        title: stands before that.
        area: the place in the grid where it is said, as CSS's `grid-area` has it; by default below
            all figures.
        pulse: where the browser asks for the next frame while the film grows, `{"address",
            "known"}`; without it the page is to look by itself.
    """

    name: str
    steps: Sequence[int]
    moments: Sequence[str] = ()
    title: str = ""
    area: str = ""
    pulse: Mapping[str, str] | None = None


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


@dataclass(frozen=True)
class Shares:
    """Bars of a figure that follow a limit while it is dragged.

    Args:
        plot: the plot's name.
        bars: the place of the trace whose bars lie along the first axis.
        texts: that of the trace whose texts say how long they are.
        here: that of a trace that is shown only while the limit is where it was, or None.
        values: (stops, bars) float, how long each bar is at each stop.
        words: for each stop the text of each bar.
    """

    plot: str
    bars: int
    texts: int
    here: int | None
    values: np.ndarray
    words: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Limit:
    """A limit that is dragged along the first axis of a plot.

    Of traces whose `meta` is "below" or "above", only what lies on that side of it is seen.

    Args:
        plot: the plot's name.
        stops: ascending values at which it may stand.
        at: the place of the present one.
        label: what it is called.
        words: what is said at each stop.
        spoken: what a screen reader says at each stop, `words` by default.
        sides: what lies below it and above it.
        shares: bars of another plot that follow it.
    """

    plot: str
    stops: Sequence[float]
    at: int
    label: str
    words: Sequence[str] = ()
    spoken: Sequence[str] = ()
    sides: tuple[str, str] = ("", "")
    shares: Shares | None = None


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
        "limit": _limit(limit) if limit else None,
        "film": _clock(films, clock or key, live) if films else None,
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
    return made if plot.film is None else made | _filmed(plot, plot.film, newest[plot.film.name])


def _filmed(plot: Plot, film: Film, newest: int | None) -> dict[str, Any]:
    sent = slice(None if newest is None else -newest, None)
    steps = [int(step) for step in film.steps]
    frames = [_frames(frames, f"{film.name} {plot.name}", sent) for frames in plot.frames]
    return {
        "film": {"name": film.name, "steps": steps},
        "sent": steps[sent],
        "frames": frames,
        "captions": list(plot.captions),
        "notes": list(plot.notes),
        "cursor": plot.cursor,
    }


def _frames(frames: Frames, film: str, sent: slice) -> dict[str, Any]:
    codes = np.ascontiguousarray(frames.codes[sent], np.uint8)
    return {
        "film": f"{film} {frames.name}",
        "trace": frames.trace,
        "rows": [int(row) for row in frames.rows],
        "columns": [int(column) for column in frames.columns],
        "totals": [int(total) for total in frames.totals],
        "shape": list(codes.shape[1:]),
        "levels": _array(frames.levels.astype(np.float32)),
        "codes": base64.b64encode(codes.tobytes()).decode("ascii"),
    }


def _frames_of(plots: Sequence[Plot], film: str) -> tuple[str, ...]:
    """Name the frames that plots of a film have: those are sent once each."""
    of_film = [plot for plot in plots if plot.film is not None and plot.film.name == film]
    return tuple(f"{plot.name} {frames.name}" for plot in of_film for frames in plot.frames)


def _clock(films: Mapping[str, Film], clock: str, live: bool) -> dict[str, Any]:
    reels = [
        {
            "name": film.name,
            "steps": [int(step) for step in film.steps],
            "moments": list(film.moments),
            "title": film.title,
            "area": film.area,
        }
        for film in films.values()
    ]
    pulse = next((film.pulse for film in films.values() if film.pulse), None)
    return {"clock": clock, "reels": reels, "live": live, "pulse": pulse}


def _limit(limit: Limit) -> dict[str, Any]:
    shares = limit.shares
    follow = vars(shares) | {"values": np.asarray(shares.values).tolist()} if shares else None
    return vars(limit) | {"stops": [float(stop) for stop in limit.stops], "shares": follow}


def _fact(name: str, values: np.ndarray | Sequence[str]) -> dict[str, Any]:
    if not isinstance(values, np.ndarray) or values.dtype.kind in "UO":
        return {"name": name, "words": [str(value) for value in values]}
    kind = np.float32 if values.dtype.kind == "f" else np.int32
    return {"name": name, "values": _array(values.astype(kind))}


def _array(array: np.ndarray) -> dict[str, str]:
    """Write an array as Plotly does."""
    content = base64.b64encode(np.ascontiguousarray(array).tobytes()).decode("ascii")
    return {"dtype": array.dtype.str[1:], "bdata": content}


@cache
def _texts(say: Say) -> dict[str, Any]:
    words = {name: say(f"figure.tool.{tool}") for name, tool in _PLOTLY.items()}
    return under("figure.", say) | {"plotly": words}
