"""The curves of a lesson side by side: accuracy, loss, learning rate and dropout over steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from core.kana.record import GUESSING, Record
from ui.frame.texts import Say
from ui.pictures.curves import number_locale

HEIGHT, LOW_HEIGHT = 240, 128  # pixels, axes included
LABELS = 56  # pixels for the numbers of an axis
LEAST_ERROR = 0.002  # accuracies above its complement are drawn there
ERRORS = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002]
LOSSES = [1e-3, 100.0]  # nats; beyond, the curve sticks to the edge
LEAST_RATE, MOST_RATE = 1e-5, 0.1
GREY = "#8a8f98"


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


def accuracy(curves: Sequence[Curve], say: Say, training: bool = False) -> alt.LayerChart:
    """Draw how many validation images are read rightly.

    The axis is logarithmic in the share that is misread, so that 95% and 97% stay apart.

    Args:
        curves: the runs.
        say: the visitor's language.
        training: whether to draw the accuracy on the training batches, too, dashed.
    """
    y = alt.Y(
        "error:Q",
        title=None,
        scale=alt.Scale(type="log", reverse=True, domain=[LEAST_ERROR, 1], clamp=True, nice=False),
        axis=_axis(ERRORS, labelExpr="format(1 - datum.value, '~%')"),
    )
    held_out = _rows(curves, "validation_accuracy")
    layers = [_lines(curves, held_out, y, ("validation_accuracy", ".2%"), say)]
    if training:
        seen = _lines(curves, _rows(curves, "accuracy"), y, ("accuracy", ".2%"), say)
        layers.append(seen.mark_line(strokeDash=[4, 3], opacity=0.6))
    return _finished(alt.layer(*layers, _crosses(curves, held_out, y)), HEIGHT, say)


def loss(curves: Sequence[Curve], say: Say) -> alt.LayerChart:
    """Draw the loss on the training batches, and where guessing lies."""
    scale = alt.Scale(type="log", domain=LOSSES, clamp=True, nice=False)
    axis = _axis([0.001, 0.01, 0.1, 1, 10, 100], format="~g")
    y = alt.Y("loss:Q", title=None, scale=scale, axis=axis)
    rows = _rows(curves, "loss")
    lines = _lines(curves, rows, y, ("loss", ".4~g"), say)
    return _finished(alt.layer(_guessing(y, say), lines, _crosses(curves, rows, y)), HEIGHT, say)


def learning_rate(curves: Sequence[Curve], say: Say) -> alt.LayerChart:
    """Draw the learning rates on a logarithmic axis."""
    rows = _rows(curves, "learning_rate")
    axis = _axis([0.00001, 0.0001, 0.001, 0.01, 0.1], format="~g")
    scale = alt.Scale(type="log", domain=[LEAST_RATE, MOST_RATE], clamp=True, nice=False)
    y = alt.Y("rate:Q", title=None, scale=scale, axis=axis)
    lines = _lines(curves, rows, y, ("learning_rate", ".3~g"), say)
    return _finished(alt.layer(lines), LOW_HEIGHT, say)


def dropout(curves: Sequence[Curve], say: Say) -> alt.LayerChart:
    """Draw the share of hidden units that are switched off in training."""
    axis = _axis([0, 0.5, 1], format="~%")
    y = alt.Y("dropout:Q", title=None, scale=alt.Scale(domain=[0, 1]), axis=axis)
    lines = _lines(curves, _rows(curves, "dropout"), y, ("dropout", "~%"), say)
    return _finished(alt.layer(lines), LOW_HEIGHT, say)


def _rows(curves: Sequence[Curve], figure: str) -> list[dict[str, Any]]:
    """Return a row for each epoch that measured a figure."""
    return [
        {"run": curve.record.run.id, "name": curve.name, "own": curve.own, "step": point["step"]}
        | {figure: point[figure]}
        | _on_the_axis(figure, point[figure])
        for curve in curves
        for point in curve.record.points
        if point.get(figure) is not None
    ]


def _on_the_axis(figure: str, value: float) -> dict[str, float]:
    """Return what a logarithmic axis shows of a figure that may be 0 or 1."""
    if "accuracy" in figure:
        return {"error": max(1 - value, LEAST_ERROR)}
    return {"rate": max(value, LEAST_RATE)} if figure == "learning_rate" else {}


def _lines(
    curves: Sequence[Curve],
    rows: list[dict[str, Any]],
    y: alt.Y,
    figure: tuple[str, str],
    say: Say,
) -> alt.Chart:
    """Draw a line for each run; `figure` is the name and the format of what a tooltip tells."""
    name, form = figure
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_line(clip=True, point={"size": 9})
        .encode(
            x=_steps(curves),
            y=y,
            color=_colour(curves),
            strokeWidth=alt.condition("datum.own", alt.value(3.4), alt.value(2)),
            tooltip=[
                alt.Tooltip("name:N", title=say("runs.run")),
                alt.Tooltip("step:Q", title=say("kana_lab.step"), format=","),
                alt.Tooltip(f"{name}:Q", title=say(f"kana_lab.{name}"), format=form),
            ],
        )
    )


def _crosses(curves: Sequence[Curve], rows: list[dict[str, Any]], y: alt.Y) -> alt.Chart:
    """Mark where runs diverged."""
    lost = {curve.record.run.id: curve.record.diverged_at for curve in curves}
    base = alt.Chart(alt.Data(values=[row for row in rows if row["step"] == lost[row["run"]]]))
    mark = base.mark_point(shape="cross", angle=45, size=190, filled=True, opacity=1)
    return mark.encode(x="step:Q", y=y, color=_colour(curves))


def _guessing(y: alt.Y, say: Say) -> alt.LayerChart:
    """Draw the loss of guessing as a line with its name."""
    base = alt.Chart(alt.Data(values=[{"loss": GUESSING, "name": say("kana_lab.guessing")}]))
    words = base.mark_text(align="right", dx=-4, dy=-7, color=GREY)
    return alt.layer(
        base.mark_rule(strokeDash=[2, 3], color=GREY).encode(y=y),
        words.encode(y=y, x=alt.value("width"), text="name:N"),
    )


def _axis(values: list[float], **form: str) -> alt.Axis:
    """Return an axis as wide as those of the charts above and below."""
    return alt.Axis(values=values, minExtent=LABELS, maxExtent=LABELS, **form)


def _steps(curves: Sequence[Curve]) -> alt.X:
    ends = [curve.record.last["step"] for curve in curves if curve.record.last]
    axis = alt.Axis(format=",d", tickCount=5, grid=False)
    scale = alt.Scale(domain=[0, max(ends, default=1)], nice=False)
    return alt.X("step:Q", title=None, scale=scale, axis=axis)


def _colour(curves: Sequence[Curve]) -> alt.Color:
    """Return colours without a legend: the cards above the charts are one."""
    ids = [curve.record.run.id for curve in curves]
    scale = alt.Scale(domain=ids, range=[curve.colour for curve in curves])
    return alt.Color("run:N", scale=scale, legend=None)


def _finished(chart: alt.LayerChart, height: int, say: Say) -> alt.LayerChart:
    return chart.properties(height=height).configure(locale=number_locale(say))
