"""The 71 characters against what they were read as, as a figure whose cells open."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.writing.characters import BASIC, CHARACTERS, READINGS, ROWS
from ui.figure import figure, style
from ui.frame.texts import Say
from ui.kana.state import Cell
from ui.pictures.cividis import log_scale

KEY = "kana-table"
NAMES = tuple(f"{kana} ({sound})" for kana, sound in zip(CHARACTERS, READINGS, strict=True))
ENDS = tuple(accumulate(len(row) for row in ROWS.values()))[:-1]  # of the syllabary's rows
N_LANES = 2  # a character is wider than a cell: neighbours stand in different lanes
NEAR = 1.5  # cells from a click to a cell with something in it
HEIGHT, LEAST = 526, 500  # CSS pixels
OPEN = "#ff5f2e"  # of the open cell's frame, on all colours of the matrix


def show(matrix: np.ndarray, chosen: Cell | None, on_open: Callable[[], None], say: Say) -> None:
    """Show the table.

    Args:
        matrix: (71, 71) int, how often each character (row) was read as each (column).
        chosen: the open cell.
        on_open: called when the visitor clicks a cell; `opened` tells which.
        say: speaks the visitor's language.
    """
    plot = figure.Plot(
        "kana",
        matrix_figure(matrix, chosen, say),
        say("kana.table.table"),
        note=say("kana.table.hint"),
        height=HEIGHT,
        least=LEAST,
        reveal=[] if chosen is None else [NAMES[chosen[1]]],
        start=chosen or (0, 0),
    )
    figure.show([plot], key=KEY, on_click=on_open)


def opened(matrix: np.ndarray) -> Cell | None:
    """Return the cell that was just clicked, or a filled one beside it; None for no such."""
    place = figure.clicked(KEY)
    if place.get("y") not in NAMES or place.get("x") not in NAMES:
        return None
    return filled(matrix, (NAMES.index(place["y"]), NAMES.index(place["x"])))


def filled(matrix: np.ndarray, cell: Cell) -> Cell | None:
    """Return the nearest cell that holds something, None where it is out of reach.

    A cell is smaller than a finger, so an empty one gives way to a filled one close by.
    """
    cells = np.argwhere(matrix > 0)
    far = np.hypot(*(cells - cell).T)
    if not len(cells) or far.min() > NEAR:
        return None
    label, read = cells[far.argmin()]
    return int(label), int(read)


def matrix_figure(matrix: np.ndarray, chosen: Cell | None, say: Say) -> go.Figure:
    """Return the matrix, its characters in the syllabary's order and its rows parted."""
    most = max(1, int(matrix.max()))
    axes = {
        "type": "category",
        "ticks": "",
        "tickfont": {"size": 11, "color": style.INK},
    } | _spikes()
    above = [_lane(place) * "<br>\u00a0" for place in range(len(CHARACTERS))]
    beside = [_lane(place) * "\u3000" for place in range(len(CHARACTERS))]
    across = [kana + space for kana, space in zip(CHARACTERS, above, strict=True)]
    down = [kana + space for kana, space in zip(CHARACTERS, beside, strict=True)]
    return go.Figure(
        [_cells(matrix, most, say), _key(most, say)],
        layout=style.layout(
            xaxis=style.cells(say("kana.table.read"), across, side="top", tickangle=0) | axes,
            yaxis=style.cells(say("kana.table.written"), down, autorange="reversed") | axes,
            shapes=[*_groups(), *_frame(chosen)],
            dragmode=False,
        ),
    )


def _lane(place: int) -> int:
    return place % N_LANES


def _spikes() -> dict[str, Any]:
    """Lead the eye from the pointer to both axes."""
    return {
        "showspikes": True,
        "spikemode": "across",
        "spikesnap": "data",
        "spikethickness": 1,
        "spikedash": "solid",
        "spikecolor": style.AMBER,
    }


def _cells(matrix: np.ndarray, most: int, say: Say) -> dict[str, Any]:
    totals = np.broadcast_to(matrix.sum(axis=1, keepdims=True), matrix.shape)
    words = say("kana.table.cell", label="%{y}", read="%{x}", count="%{z}", total="%{customdata}")
    return {
        "type": "heatmap",
        "z": matrix.astype(np.int32),
        "x": NAMES,
        "y": NAMES,
        "zmin": 0,
        "zmax": most,
        "colorscale": log_scale(most),
        "showscale": False,
        "customdata": totals.astype(np.int32),
        "hovertemplate": f"{words}<extra></extra>",
    }


def _key(most: int, say: Say) -> dict[str, Any]:
    """Return what only shows the colours: counts stand on a log scale there, unlike the cells'."""
    ticks = [count for count in (1, 10, 100, 1000) if count < most] + [most]
    bar = {
        "orientation": "h",
        "x": 1,
        "xanchor": "right",
        "y": 0,
        "yanchor": "top",
        "ypad": 6,
        "xpad": 0,
        "len": 0.5,
        "thickness": 8,
        "outlinewidth": 0,
        "tickvals": np.log(ticks).tolist(),
        "ticktext": [str(count) for count in ticks],
        "title": {"text": say("kana.table.images"), "side": "right", "font": {"size": 12}},
        "tickfont": {"size": 11},
    }
    shades = log_scale(most)[2:] if most > 1 else log_scale(1)
    colours = [shade for _, shade in shades]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None],
        "y": [None],
        "showlegend": False,
        "hoverinfo": "skip",
        "marker": {
            "color": [0],
            "cmin": 0,
            "cmax": max(float(np.log(most)), 1e-6),
            "colorscale": list(zip(np.linspace(0, 1, len(colours)).tolist(), colours, strict=True)),
            "showscale": True,
            "colorbar": bar,
        },
    }


def _groups() -> list[dict[str, Any]]:
    """Part the rows of the syllabary, and more plainly the basic from the voiced ones."""
    last = len(CHARACTERS) - 0.5
    lines = []
    for end in ENDS:
        strength = 0.75 if end == BASIC else 0.28
        line = {"color": f"rgba(255, 255, 255, {strength})", "width": 1}
        place = {"type": "line", "line": line}
        lines.append(place | {"x0": end - 0.5, "x1": end - 0.5, "y0": -0.5, "y1": last})
        lines.append(place | {"x0": -0.5, "x1": last, "y0": end - 0.5, "y1": end - 0.5})
    return lines


def _frame(chosen: Sequence[int] | None) -> list[dict[str, Any]]:
    if chosen is None:
        return []
    (down, right), line = chosen, {"color": OPEN, "width": 2.5}
    sides = {"x0": right - 0.7, "x1": right + 0.7, "y0": down - 0.7, "y1": down + 0.7}
    return [{"type": "rect", "line": line} | sides]
