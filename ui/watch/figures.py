"""What a film of IIC is drawn as: P, the confusion matrix, and the curves over the steps."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

import numpy as np
import plotly.graph_objects as go

from ui.figure import style
from ui.frame.texts import Say, joined
from ui.pictures import clusters
from ui.pictures.cividis import hex_colors

BRIGHTEST = 1.2  # times what a head that knows its k clusters has on the diagonal, 1 / k
MOST_NAMES = 10  # rows or columns that are named
MARKED = 0.045  # of the ceiling, where events have their marks: all of them within the lane
LINE = 56  # letters of a line under the pointer
INFORMATION, LOSS, ACCURACY = (0.52, 1.0), (0.25, 0.46), (0.0, 0.13)  # heights of the lanes
STRIP = 0.09  # of a matrix' side, the pictures along it
_SIDES = {"l": 42, "r": 2, "t": 2, "b": 42}  # as much across as upright: matrices stay square
Drawn = tuple[list[dict[str, Any]], dict[str, Any]]  # traces, and axes by name
_EVEN = np.linspace(0, 1, 10)  # places of Cividis' stops


def scale(power: float = 1) -> list[tuple[float, str]]:
    """Return Cividis as a colour scale of Plotly's, bent so that x ** (1 / power) is coloured."""
    return list(zip((_EVEN**power).tolist(), hex_colors(_EVEN), strict=True))


def joint(
    P: np.ndarray, order: np.ndarray, say: Say, pictures: np.ndarray | None = None
) -> go.Figure:
    """Draw P, coloured by its square root, so that small probabilities show.

    Args:
        P: (k, k) float, the joint probability of two clusters.
        order: (k,) int, the clusters in their order.
        say: speaks the visitor's language.
        pictures: (k, side, side) in [0, 1], what is in each cluster, drawn along both axes.
    """
    names = _names(order)
    trace = {
        "type": "heatmap",
        "name": say("watch.film.joint"),
        "z": P[np.ix_(order, order)].astype(np.float32),
        "zmin": 0,
        "zmax": BRIGHTEST / len(P),
        "colorscale": scale(2),
        "showscale": False,
        "hovertemplate": "P(%{y}, %{x}) = %{z:.2~g}<extra></extra>",
    }
    one, other = say("watch.film.axis.one"), say("watch.film.axis.other")
    axes = _cells(other, names), _cells(one, names)
    if pictures is None:
        return _matrix(trace, *axes)
    return _matrix(trace, *axes, _pictured(pictures[order], pictures[order]))


def confusion(counts: np.ndarray, order: np.ndarray, say: Say) -> go.Figure:
    """Draw which images of each label are in which cluster, coloured by their share of the label.

    Args:
        counts: (10, k) int, images by label and cluster.
        order: (k,) int, the clusters in their order.
        say: speaks the visitor's language.
    """
    names = _names(order)
    totals = counts.sum(axis=1)
    asked = say(
        "watch.film.count", count="%{customdata}", total="%{text}", label="%{y}", cluster="%{x}"
    )
    trace = {
        "type": "heatmap",
        "name": say("watch.film.confusion"),
        "z": shares(counts)[:, order].astype(np.float32),
        "zmin": 0,
        "zmax": 1,
        "customdata": counts[:, order].astype(np.int32),
        "text": np.repeat(totals[:, None], len(order), axis=1).astype(str).tolist(),
        "colorscale": scale(),
        "showscale": False,
        "hovertemplate": f"{asked}<extra></extra>",
    }
    digits = [str(label) for label in range(len(counts))]
    cluster, digit = say("watch.film.axis.cluster"), say("watch.film.axis.digit")
    axes = _cells(cluster, names), _cells(digit, digits)
    if len(order) > MOST_NAMES:
        return _matrix(trace, *axes)
    strips = _pictured(clusters.mean_digits(), clusters.pictures(counts)[order])
    return _matrix(trace, *axes, strips)


def shares(counts: np.ndarray) -> np.ndarray:
    """Return the share of its row that each count is: (..., rows, k) -> the same, in [0, 1]."""
    return np.asarray(counts / np.maximum(counts.sum(axis=-1, keepdims=True), 1))


def _names(order: np.ndarray) -> list[str]:
    return [clusters.name(int(cluster), len(order)) for cluster in order]


def across(pictures: np.ndarray) -> np.ndarray:
    """Lay pictures side by side: (..., n, side, side) -> (..., side, n * side)."""
    rows = np.moveaxis(pictures, -3, -2)
    return rows.reshape(*rows.shape[:-2], -1)


def upright(pictures: np.ndarray) -> np.ndarray:
    """Stack pictures: (..., n, side, side) -> (..., n * side, side)."""
    return pictures.reshape(*pictures.shape[:-3], -1, pictures.shape[-1])


def _pictured(rows: np.ndarray, columns: np.ndarray) -> Drawn:
    """Return what puts a picture beside each row of a matrix, and one below each column.

    Args:
        rows: (n, side, side) in [0, 1].
        columns: (m, side, side) in [0, 1].
    """
    grey = {"type": "heatmap", "zmin": 0, "zmax": 1, "showscale": False, "hoverinfo": "skip"}
    black = grey | {"colorscale": [[0, "#000000"], [1, "#ffffff"]]}
    traces = [
        black | {"z": upright(rows).astype(np.float32), "xaxis": "x2", "yaxis": "y2"},
        black | {"z": across(columns).astype(np.float32), "xaxis": "x3", "yaxis": "y3"},
    ]
    beside, along, free = [0, STRIP - 0.01], [STRIP, 1], style.bare()
    return traces, {
        "xaxis": {"domain": along, "anchor": "y3"},
        "yaxis": {"domain": along, "anchor": "x2"},
        "xaxis2": free | {"domain": beside, "anchor": "y2"},
        "yaxis2": free | {"domain": along, "anchor": "x2", "autorange": "reversed"},
        "xaxis3": free | {"domain": along, "anchor": "y3"},
        "yaxis3": free | {"domain": beside, "anchor": "x3", "autorange": "reversed"},
    }


def _cells(title: str, names: Sequence[str]) -> dict[str, Any]:
    """Return an axis of a matrix; many names would not be read, but the pointer tells them."""
    shown = {"showticklabels": len(names) <= MOST_NAMES, "ticks": "", "automargin": False}
    return style.cells(title, names, **shown)


def _matrix(
    trace: dict[str, Any], x: dict[str, Any], y: dict[str, Any], pictured: Drawn = ([], {})
) -> go.Figure:
    """Draw a matrix, and what stands along it: at once, since Plotly checks what comes later twice.

    Args:
        trace: the matrix.
        x: its first axis.
        y: its second one.
        pictured: what `_pictured` returned.
    """
    traces, axes = pictured
    axes = axes | {
        "xaxis": x | axes.get("xaxis", {}),
        "yaxis": y | {"autorange": "reversed"} | axes.get("yaxis", {}),
    }
    layout = style.layout(margin=_SIDES, dragmode=False, **axes)
    return go.Figure([trace, *traces], layout=layout)


def curves(
    figures: Mapping[str, np.ndarray],
    head: int,
    steps: np.ndarray,
    end: int,
    ceiling: float,
    events: Sequence[Mapping[str, Any]],
    say: Say,
    eased: bool = False,
) -> go.Figure:
    """Draw what heads did over the steps, three lanes on one axis; all but one head are faint.

    Args:
        figures: name -> (t, h) float, as `core.iic.film_figures.curves` returns it.
        head: which head.
        steps: (t,) int, training steps.
        end: the last step of the whole run.
        ceiling: the most mutual information that is possible, in nats.
        events: what happened: `step`, and `text` in words.
        say: speaks the visitor's language.
        eased: whether alpha fell meanwhile, by which the loss rises.
    """
    lanes = [
        *_faint(figures, head, steps, say),
        *_information(figures, head, steps, end, ceiling, say),
        _loss(figures["loss"][:, head], steps, say),
        *([_strip(figures["accuracy"], steps, say)] if "accuracy" in figures else []),
        *([_events(events, MARKED * ceiling, say)] if events else []),
    ]
    return go.Figure(lanes, layout=_lanes("accuracy" in figures, end, ceiling, eased, say))


def _lanes(watched: bool, end: int, ceiling: float, eased: bool, say: Say) -> dict[str, Any]:
    """Return the layout of the lanes; without a viewer there is no accuracy."""
    last = "y3" if watched else "y2"
    nats, loss = say("watch.film.axis.nats"), say("watch.film.axis.loss")
    fixed = {"fixedrange": True, "automargin": False, "zeroline": False, "nticks": 5}
    strip = {
        "yaxis3": style.axis(
            say("watch.film.axis.head"),
            domain=ACCURACY,
            showgrid=False,
            autorange="reversed",
            showticklabels=False,
            ticks="",
            **fixed,
        ),
    }
    said = [*([_over_strip(say)] if watched else []), *([_rising(say)] if eased else [])]
    below = ACCURACY[1] if not watched else 0
    return style.layout(
        xaxis=style.axis(
            say("watch.film.axis"), range=[0, end], anchor=last, **(fixed | {"nticks": 7})
        ),
        yaxis=style.axis(nats, domain=INFORMATION, range=[0, 1.04 * ceiling], **fixed),
        yaxis2=style.axis(loss, domain=(LOSS[0] - below, LOSS[1]), **(fixed | {"nticks": 3})),
        margin={"l": 54, "r": 8, "t": 8, "b": 42},
        hovermode="x",
        dragmode=False,
        annotations=said,
        **(strip if watched else {}),
    )


def _over_strip(say: Say) -> dict[str, Any]:
    place = {"xref": "paper", "yref": "paper", "x": 0, "y": ACCURACY[1] + 0.005}
    corner = {"xanchor": "left", "yanchor": "bottom", "showarrow": False}
    return {"text": say("watch.film.strip"), "font": {"size": 12}} | place | corner


def _rising(say: Say) -> dict[str, Any]:
    """Say below the loss why it rises while all gets better."""
    place = {"xref": "paper", "yref": "paper", "x": 0.995, "y": LOSS[0] + 0.005}
    corner = {"xanchor": "right", "yanchor": "bottom", "showarrow": False, "align": "right"}
    return {"text": say("watch.film.rising"), "font": {"size": 12}} | place | corner


def _information(
    figures: Mapping[str, np.ndarray],
    head: int,
    steps: np.ndarray,
    end: int,
    ceiling: float,
    say: Say,
) -> list[dict[str, Any]]:
    dotted = {"width": 1, "dash": "dot"}
    most = _line("ln C", [0, end], [ceiling] * 2, style.ink(50), line=dotted, showlegend=False)
    information = say("watch.film.information")
    drawn = {
        "entropy": ("H(z)", style.GREEN, 1.8),
        "conditional": ("H(z|z′)", style.ORANGE, 1.8),
        "information": (information, style.VIOLET, 2.4),
    }
    lines = [
        _line(name, steps, figures[figure][:, head], colour, line={"width": width}, legendrank=rank)
        for rank, (figure, (name, colour, width)) in enumerate(drawn.items(), 2)
    ]
    return [most, *lines[:-1], lines[-1] | {"legendrank": 1}]


def _loss(values: np.ndarray, steps: np.ndarray, say: Say) -> dict[str, Any]:
    return _line(say("watch.film.loss"), steps, values, style.BLUE, yaxis="y2", showlegend=False)


def _line(name: str, x: Any, y: Any, colour: str, **settings: Any) -> dict[str, Any]:
    told = f"{name} %{{y:.3f}}<extra></extra>"
    values = np.asarray(y, np.float32)
    return style.curve(
        name, np.asarray(x, np.int32), values, colour, hovertemplate=told, **settings
    )


def _faint(
    figures: Mapping[str, np.ndarray], head: int, steps: np.ndarray, say: Say
) -> list[dict[str, Any]]:
    """Draw the other heads, each lane's as one line with gaps."""
    n_heads = figures["loss"].shape[1]
    others = [other for other in range(n_heads) if other != head]
    if not others:
        return []
    x = np.tile(np.append(steps.astype(np.float32), np.nan), len(others))
    made = []
    for figure, axis in (("information", "y"), ("loss", "y2")):
        gapped = np.vstack([figures[figure][:, others], np.full(len(others), np.nan)])
        settings = {"yaxis": axis, "hoverinfo": "skip", "legendgroup": "others", "legendrank": 5}
        y = gapped.T.ravel().astype(np.float32)
        line = style.curve(say("watch.film.others"), x, y, style.ink(30), **settings)
        made.append(line | {"line": line["line"] | {"width": 1}, "showlegend": axis == "y"})
    return made


def _strip(accuracy: np.ndarray, steps: np.ndarray, say: Say) -> dict[str, Any]:
    """Draw accuracy as a strip: a row for each head, a column for each time since the last one."""
    told = say("watch.film.accuracy_of", head="%{y}", accuracy="%{z:.1%}")
    return {
        "type": "heatmap",
        "name": say("watch.film.axis.accuracy"),
        "z": accuracy.T.astype(np.float32),
        "x": np.concatenate([[min(0, steps[0] - 1)], steps]).astype(np.int32),
        "y": [head + 1 for head in range(accuracy.shape[1])],
        "yaxis": "y3",
        "zmin": 0,
        "zmax": 1,
        "colorscale": scale(),
        "showscale": False,
        "hovertemplate": f"{told}<extra></extra>",
    }


def _events(events: Sequence[Mapping[str, Any]], height: float, say: Say) -> dict[str, Any]:
    """Draw a mark at each step where something happened; the pointer tells what."""
    told = [
        joined([say("watch.film.at", step=event["step"]), event["text"]], say) for event in events
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "▲",
        "x": [event["step"] for event in events],
        "y": [height] * len(events),
        "marker": {"symbol": "triangle-up", "size": 11, "color": style.ORANGE},
        "cliponaxis": False,
        "showlegend": False,
        "hovertext": ["<br>".join(wrap(text, LINE)) for text in told],
        "hoverinfo": "text",
    }
