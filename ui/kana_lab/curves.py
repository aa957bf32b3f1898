"""The curves of a lesson side by side: accuracy, loss, learning rate and dropout over steps."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from core.kana.record import GUESSING, Record
from ui.figure import style
from ui.frame import numbers
from ui.frame.texts import Say

LEAST_ERROR = 0.002  # accuracies above its complement are drawn there
ERRORS = (1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002)
LOSSES = (1e-9, 100.0)  # nats; beyond, the curve sticks to the edge
USUAL_LOSS = 1e-3  # nats, the foot of the axis unless a curve goes below
RATES = (1e-5, 0.1)
N_DECADES = 6  # of an axis that has a tick at each of them
ROOM = 0.04  # of an axis, so that a line along its edge is seen whole

Write = Callable[[float], str]


@dataclass(frozen=True)
class Curve:
    """One run in the charts.

    Attributes:
        record: what it measured.
        name: what it is called.
        colour: of its line.
        own: whether the visitor trained it; its line is drawn thicker.
    """

    record: Record
    name: str
    colour: str
    own: bool = False


def accuracy(curves: Sequence[Curve], say: Say, training: bool = False) -> go.Figure:
    """Draw how many validation images are read rightly.

    The axis is logarithmic in the share that is misread, so that 95% and 97% stay apart.

    Args:
        curves: the runs.
        say: the visitor's language.
        training: whether to draw the accuracy on the training batches, too, dashed.
    """

    def write(share: float) -> str:
        return numbers.percent(share, 2, say)

    traces = _lines(curves, "validation_accuracy", _misread, write, say)
    if training:
        dashed = {"line": {"dash": "dash", "width": 1.4}, "mode": "lines", "showlegend": False}
        traces += _lines(curves, "accuracy", _misread, write, say, **dashed)
    traces += _crosses(curves, "validation_accuracy", _misread, say)
    ticks = [numbers.percent(1 - error, 1, say, least=0) for error in ERRORS]
    axis = _log_axis(say("kana_lab.axis_accuracy"), 1, LEAST_ERROR)
    axis |= {"tickmode": "array", "tickvals": list(ERRORS), "ticktext": ticks}
    return _figure(traces, curves, axis, say)


def loss(curves: Sequence[Curve], say: Say) -> go.Figure:
    """Draw the loss on the training batches, and where guessing lies."""

    def write(nats: float) -> str:
        return numbers.significant(nats, 4, say)

    traces = _lines(curves, "loss", _within(*LOSSES), write, say)
    traces += _crosses(curves, "loss", _within(*LOSSES), say)
    guessing = style.level(GUESSING, style.ink(50), say("kana_lab.guessing"))
    axis = _log_axis(say("kana_lab.axis_loss"), _foot(curves), LOSSES[1])
    return _figure(traces, curves, axis, say, shapes=[guessing])


def _foot(curves: Sequence[Curve]) -> float:
    """Return where the axis of losses begins: at the power of ten below all of them."""
    least = min((nats for curve in curves for _, nats in _points(curve, "loss")), default=1.0)
    return min(10.0 ** math.floor(math.log10(max(least, LOSSES[0]))), USUAL_LOSS)


def learning_rate(curves: Sequence[Curve], say: Say) -> go.Figure:
    """Draw the learning rates on a logarithmic axis: each as the steps before its point had it."""

    def write(rate: float) -> str:
        return numbers.significant(rate, 3, say)

    steps = {"line": {"shape": "vh"}, "showlegend": False}
    traces = _lines(curves, "learning_rate", _within(*RATES), write, say, **steps)
    return _figure(traces, curves, _log_axis(say("kana_lab.axis_learning_rate"), *RATES), say)


def dropout(curves: Sequence[Curve], say: Say) -> go.Figure:
    """Draw the share of hidden units that are switched off in training."""

    def write(share: float) -> str:
        return numbers.percent(share, 1, say, least=0)

    steps = {"line": {"shape": "vh"}, "showlegend": False}
    traces = _lines(curves, "dropout", float, write, say, **steps)
    ticks = {"tickvals": [0, 0.5, 1], "ticktext": [write(share) for share in (0, 0.5, 1)]}
    axis = style.axis(say("kana_lab.axis_dropout"), range=[-ROOM, 1 + ROOM], **ticks)
    return _figure(traces, curves, axis, say)


def _misread(right: float) -> float:
    """Return what a logarithmic axis shows of an accuracy that may be 1."""
    return max(1 - right, LEAST_ERROR)


def _within(least: float, most: float) -> Callable[[float], float]:
    return lambda value: min(max(value, least), most)


def _points(curve: Curve, figure: str) -> Iterator[tuple[int, float]]:
    """Yield the steps after which a figure was measured, with what it was."""
    for point in curve.record.points:
        value = point.get(figure)
        if value is not None and not math.isnan(value):
            yield point["step"], value


def _lines(
    curves: Sequence[Curve],
    figure: str,
    place: Callable[[float], float],
    write: Write,
    say: Say,
    **settings: Any,
) -> list[dict[str, Any]]:
    """Return a line for each run; `place` says where on the axis a value lies."""
    return [_line(curve, figure, place, write, say, settings) for curve in curves]


def _line(
    curve: Curve,
    figure: str,
    place: Callable[[float], float],
    write: Write,
    say: Say,
    settings: dict[str, Any],
) -> dict[str, Any]:
    points = list(_points(curve, figure))
    what = say(f"kana_lab.{figure}")
    told = f"<b>%{{fullData.name}}</b><br>{say('kana_lab.step')} %{{x:,}}<br>{what} %{{text}}"
    line = {"width": 3.4 if curve.own else 2} | settings.get("line", {})
    return style.curve(
        curve.name,
        [step for step, _ in points],
        [place(value) for _, value in points],
        curve.colour,
        text=[write(value) for _, value in points],
        hovertemplate=f"{told}<extra></extra>",
        legendgroup=curve.record.run.id,
        **({"mode": "lines+markers", "marker": {"size": 4}} | settings | {"line": line}),
    )


def _crosses(
    curves: Sequence[Curve], figure: str, place: Callable[[float], float], say: Say
) -> list[dict[str, Any]]:
    """Mark where runs diverged."""
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": curve.name,
            "x": [step],
            "y": [place(value)],
            "marker": {"symbol": "x", "size": 13, "color": curve.colour},
            "hovertemplate": f"{say('kana_lab.diverged')}<extra>%{{fullData.name}}</extra>",
            "legendgroup": curve.record.run.id,
            "showlegend": False,
        }
        for curve in curves
        for step, value in _points(curve, figure)
        if step == curve.record.diverged_at
    ]


def _log_axis(title: str, low: float, high: float) -> dict[str, Any]:
    """Return a logarithmic axis from a value below to one above, which may be the smaller one."""
    ends = [math.log10(low), math.log10(high)]
    room = ROOM * (ends[1] - ends[0])
    decades = ends[1] - ends[0]
    wide = {"exponentformat": "power", "dtick": 2}
    narrow = {"exponentformat": "none", "dtick": 1}
    settings = (wide if decades > N_DECADES else narrow) if low < high else {}
    return style.axis(title, type="log", range=[ends[0] - room, ends[1] + room], **settings)


def _figure(
    traces: list[dict[str, Any]],
    curves: Sequence[Curve],
    y: dict[str, Any],
    say: Say,
    **settings: Any,
) -> go.Figure:
    """Return a figure over the steps of the longest run, the same in all figures of a lesson."""
    ends = [curve.record.last["step"] for curve in curves if curve.record.last]
    end = (1 + ROOM / 2) * max(ends, default=1)
    x = style.axis(say("kana_lab.axis_steps"), range=[0, end], tickformat=",", nticks=6)
    return go.Figure(traces, layout=style.layout(xaxis=x, yaxis=y, **settings))
