"""The matrix of labels against overclusters as a figure: its columns can be opened."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from ui.figure import figure, style
from ui.frame import numbers, session
from ui.frame.texts import Say
from ui.overclusters import columns
from ui.overclusters.atlas import Atlas, Column
from ui.pictures.cividis import root_scale
from ui.pictures.clusters import pair
from ui.pictures.images import data_uri

MOST = 9999  # a larger number is no cluster
KEY = "columns"
N_DIGITS = 10
ABOVE = -1.3  # rows: where the mean images stand, on the axis of the digits
TOP, BOTTOM = -2.05, 9.55  # rows: the ends of that axis
FEWEST = 24  # columns that the width is shared among, so that a few don't grow out of all bounds
COLUMN = 22  # CSS pixels of a column at least
HEIGHT, NAME_HEIGHT = 236, 64  # CSS pixels
LONGEST = 18  # letters of a name below its column


def show(
    atlas: Atlas,
    shown: Sequence[Column],
    opened: Sequence[int],
    on_pick: Callable[[], None],
    say: Say,
) -> None:
    """Show columns of the matrix.

    Args:
        atlas: all columns.
        shown: the columns to show, in their order.
        opened: the ids of the open ones; each gets the colour of its card.
        on_pick: called when the visitor picks a column; `picked` tells which.
        say: speaks the visitor's language.
    """
    drawn = matrix_figure(atlas, shown, opened, say)
    at = next((place for place, column in enumerate(shown) if column.id in opened), 0)
    plot = figure.Plot(
        "overclusters",
        drawn,
        say("overclusters.matrix"),
        note=say("overclusters.hint"),
        height=HEIGHT + NAME_HEIGHT * drawn.layout.xaxis2.visible,
        least=60 + COLUMN * max(len(shown), FEWEST),
        reveal=[_name(column) for column in shown if column.id in opened],
        start=(0, at),
    )
    figure.show([plot], key=KEY, on_click=on_pick)


def picked() -> int | None:
    """Return the id of the column that was just picked, None where the browser names none."""
    name = figure.clicked(KEY).get("x")
    return session.whole(name.removeprefix("#"), MOST) if isinstance(name, str) else None


def matrix_figure(
    atlas: Atlas, shown: Sequence[Column], opened: Sequence[int], say: Say
) -> go.Figure:
    """Return the matrix: counts of digits in clusters, their mean images and sizes above."""
    names = [_name(column) for column in shown]
    places = {column.id: place for place, column in enumerate(shown)}
    marks = {cluster: columns.mark(number) for number, cluster in enumerate(opened)}
    traces = [_cells(atlas, shown, say), _faces(shown, say), _sizes(shown, marks, say)]
    return go.Figure(
        traces,
        layout=style.layout(
            xaxis=_across(shown, opened, say),
            xaxis2=_names([column for column in shown if column.group.name]),
            yaxis=style.cells(
                say("overclusters.label"),
                [str(digit) for digit in range(N_DIGITS)],
                range=[BOTTOM, TOP],
                domain=[0, 0.85],
            ),
            yaxis2=style.axis(say("overclusters.size"), domain=[0.87, 1], nticks=3)
            | {"fixedrange": True, "showgrid": False, "rangemode": "tozero"},
            images=_images(atlas, shown, names),
            shapes=[
                *_gaps(shown),
                *_frames({places[c]: mark for c, mark in marks.items() if c in places}),
            ],
            dragmode=False,
            showlegend=False,
            bargap=0.5,
        ),
    )


def _name(column: Column) -> str:
    """Return what stands for a column on the axis: no number, which would be a place there."""
    return f"#{column.id}"


def _across(shown: Sequence[Column], opened: Sequence[int], say: Say) -> dict[str, Any]:
    written = [f"{pair(column.id)}{'+' * (len(column.group.clusters) > 1)}" for column in shown]
    marked = [
        f"<b>{letters}</b>" if column.id in opened else letters
        for letters, column in zip(written, shown, strict=True)
    ]
    axis = style.cells(
        say("overclusters.axis"), marked, range=[-0.5, max(len(shown), FEWEST) - 0.5]
    )
    ticks = {"tickvals": [_name(column) for column in shown], "tickangle": 0, "ticks": ""}
    return axis | ticks | {"type": "category", "tickfont": {"size": 11}}


def _names(named: Sequence[Column]) -> dict[str, Any]:
    """Return the axis with the names of columns, below the letters."""
    ticks = {
        "tickmode": "array",
        "tickvals": [_name(column) for column in named],
        "ticktext": [_short(column.group.name) for column in named],
        "tickangle": 90,
        "tickfont": {"size": 11},
        "ticklabelstandoff": 22,
    }
    return style.bare(
        visible=bool(named), overlaying="x", matches="x", type="category", anchor="y", **ticks
    ) | {"showgrid": False, "showline": False, "zeroline": False}


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"


def _cells(atlas: Atlas, shown: Sequence[Column], say: Say) -> dict[str, Any]:
    counts = np.stack([column.counts for column in shown], axis=1) if shown else np.empty((10, 0))
    shares = 100 * counts / np.maximum(1, counts.sum(axis=0))
    called = [columns.title(column, say) for column in shown]
    facts = [[[name, share] for name, share in zip(called, row, strict=True)] for row in shares]
    words = say(
        "overclusters.cell",
        title="%{customdata[0]}",
        count="%{z:,d}",
        digit="%{y}",
        share="%{customdata[1]:.1f}" + numbers.marks(say)["percent"],
    )
    return {
        "type": "heatmap",
        "z": counts.astype(np.int32),
        "x": [_name(column) for column in shown],
        "y": list(range(N_DIGITS)),
        "zmin": 0,
        "zmax": int(max(1, *(column.counts.max() for column in atlas.columns))),
        "colorscale": root_scale(),
        "showscale": False,
        "xgap": 1,
        "customdata": facts,
        "hovertemplate": f"{words}<extra></extra>",
    }


def _faces(shown: Sequence[Column], say: Say) -> dict[str, Any]:
    """Return what lies behind the mean images, which take no click themselves."""
    return {
        "type": "heatmap",
        "z": np.zeros((1, len(shown)), np.uint8),
        "x": [_name(column) for column in shown],
        "y": [TOP, -0.5],
        "opacity": 0,
        "showscale": False,
        "showlegend": False,
        "text": [[columns.label(column, say) for column in shown]],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _sizes(shown: Sequence[Column], marks: Mapping[int, str], say: Say) -> dict[str, Any]:
    colours = [marks.get(column.id, style.ink(50)) for column in shown]
    return {
        "type": "bar",
        "name": say("overclusters.size"),
        "x": [_name(column) for column in shown],
        "y": np.array([column.size for column in shown], np.int32),
        "xaxis": "x2",
        "yaxis": "y2",
        "marker": {"color": colours},
        "hovertext": [columns.label(column, say) for column in shown],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _images(atlas: Atlas, shown: Sequence[Column], names: Sequence[str]) -> list[dict[str, Any]]:
    return [
        {
            "source": data_uri(atlas.survey.mean_image(column.group)),
            "xref": "x",
            "yref": "y",
            "x": name,
            "y": ABOVE,
            "sizex": 0.92,
            "sizey": 1.4,
            "xanchor": "center",
            "yanchor": "middle",
        }
        for column, name in zip(shown, names, strict=True)
    ]


def _frames(marks: Mapping[int, str]) -> list[dict[str, Any]]:
    """Frame open columns in the colours of their cards."""
    return [
        {
            "type": "rect",
            "x0": place - 0.5,
            "x1": place + 0.5,
            "y0": BOTTOM,
            "y1": TOP,
            "line": {"color": mark, "width": 2.5},
        }
        for place, mark in marks.items()
    ]


def _gaps(shown: Sequence[Column]) -> list[dict[str, Any]]:
    """Part the digits, where columns stand by their digits; empty columns come last."""
    digits = [column.digit if column.size else N_DIGITS for column in shown]
    if digits != sorted(digits):
        return []
    ends = [place for place in range(1, len(digits)) if digits[place] != digits[place - 1]]
    line = {"color": style.PAPER, "width": 4}
    return [
        {"type": "line", "x0": end - 0.5, "x1": end - 0.5, "y0": 9.5, "y1": -0.5, "line": line}
        for end in ends
    ]
