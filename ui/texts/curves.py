"""Loss and accuracy of a text's recipes over epochs, all in one figure each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from core.runs import Run, exhibit
from core.texts.comparison import follows
from core.texts.kinds import Figure, Text
from ui.figure import figure as figures
from ui.figure import style
from ui.figure.figure import Plot
from ui.frame import session
from ui.frame.texts import Say
from ui.texts import table
from ui.texts.recipes import recipes

# The methods whose curves a text draws together; curves of several methods share an axis there.
METHODS = {
    "iic": ("iic",),
    "iic-mine": ("iic-vgg",),
    "metric-learning": ("cnn", "l2-softmax"),
    "dec": ("dec",),
    "hiragana": ("kana-cnn",),
}
COLOURS = (style.BLUE, style.ORANGE, style.GREEN, style.VIOLET, style.AMBER, style.SAND)
ACCURACIES = ("selected_accuracy", "test_accuracy", "validation_accuracy", "accuracy")
FAMILIES = ("text", "ours")
ANOTHER_SIZE = 10.0  # times the usual size of a loss
MARGIN = 0.05  # of an axis, beyond its lines
HEIGHT = 300  # CSS pixels
Metrics = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Line:
    """The epochs of one run.

    Attributes:
        name: what the recipe is called.
        metrics: a record for each epoch.
        colour: of the line.
    """

    name: str
    metrics: Metrics
    colour: str


def section(text: Text, runs: Sequence[Run], say: Say) -> None:
    """Show the curves of the text's recipes or of ours, whichever the visitor chose."""
    sides = {family: lines(text, runs, family, say) for family in FAMILIES}
    there = [family for family, found in sides.items() if found]
    if not there:
        return
    family = _choose(there, say)
    plots = [
        Plot(
            name,
            draw(sides[family], read, say("runs.epoch"), say(f"curve.{name}"), FORMATS[name]),
            alt=say(
                "texts.curves_alt", name=say(f"curve.{name}"), text=say(f"texts.{text.name}.title")
            ),
            title=say(f"curve.{name}"),
            note=_note(apart(sides[family], read), say),
            height=HEIGHT,
        )
        for name, read in READ.items()
    ]
    figures.show(plots, key=f"texts_curves_{text.name}", columns="minmax(0, 1fr) minmax(0, 1fr)")


def _choose(families: Sequence[str], say: Say) -> str:
    """Ask whose curves; a single choice is made already."""
    if len(families) < 2:
        st.caption(say(f"texts.curves_{families[0]}"))
        return families[0]
    family = session.kept("by", "texts_by", families, families[0])
    st.segmented_control(
        say("texts.by"),
        families,
        format_func=lambda name: say(f"texts.curves_{name}"),
        required=True,
        label_visibility="collapsed",
        key="texts_by",
    )
    return family


def lines(text: Text, runs: Sequence[Run], family: str, say: Say) -> list[Line]:
    """Return a line for each recipe of a text that was run, or for each of ours beside it."""
    drawn = [one for one in recipes(text).values() if one.method in METHODS[text.name]]
    if family == "text":
        pairs = [(one, _first(runs, one)) for one in drawn]
    else:
        pairs = [(one, exhibit(name)) for name, one in _ours(drawn).items()]
    measured = [(one, run.metrics) for one, run in pairs if run is not None]
    kept = [(table.recipe(text, one, say), metrics) for one, metrics in measured if metrics]
    return [
        Line(name, metrics, COLOURS[place % len(COLOURS)])
        for place, (name, metrics) in enumerate(kept)
    ]


def _first(runs: Sequence[Run], figure: Figure) -> Run | None:
    """Return the first run by a figure's recipe, however long it was."""
    return next((run for run in runs if follows(run, figure, shorter=True)), None)


def _ours(drawn: Sequence[Figure]) -> dict[str, Figure]:
    """Return our exhibits beside some recipes, each once, with the figure it stands beside."""
    found: dict[str, Figure] = {}
    for one in drawn:
        if one.ours:
            found.setdefault(one.ours, one)
    return found


def loss(metrics: Metrics) -> list[float | None]:
    """Return the loss of each epoch; where a training has stages, of the last one alone.

    What the stages minimise differs, and so does its size.
    """
    last = metrics[-1].get("stage") if metrics else None
    return [record.get("loss") if record.get("stage") == last else None for record in metrics]


def accuracy(metrics: Metrics) -> list[float | None]:
    """Return one kind of accuracy for all epochs: of the `ACCURACIES` the most often measured."""
    columns = [[record.get(name) for record in metrics] for name in ACCURACIES]
    return max(columns, key=lambda column: sum(value is not None for value in column))


def apart(
    found: Sequence[Line], read: Callable[[Metrics], list[float | None]]
) -> list[tuple[str, list[float]]]:
    """Return the lines of another size than most, which would press the others flat."""
    drawn = [(line.name, [v for v in read(line.metrics) if v is not None]) for line in found]
    sizes = {name: median(map(abs, values)) for name, values in drawn if values}
    usual = median(sizes.values()) if sizes else 0.0
    return [(name, values) for name, values in drawn if sizes.get(name, 0.0) > ANOTHER_SIZE * usual]


def _note(lines: Sequence[tuple[str, list[float]]], say: Say) -> str:
    names = " · ".join(name for name, _ in lines)
    return say("texts.loss_apart", names=names) if names else ""


READ: dict[str, Callable[[Metrics], list[float | None]]] = {"loss": loss, "accuracy": accuracy}
FORMATS = {"loss": ("", ".5~g"), "accuracy": (".1%", ".2%")}  # of d3, on the axis and on hover


def draw(
    found: Sequence[Line],
    read: Callable[[Metrics], list[float | None]],
    epoch: str,
    title: str,
    formats: tuple[str, str],
) -> go.Figure:
    """Return what `read` finds in each run's epochs, a line for each run."""
    tick, number = formats
    traces = [_trace(line, read(line.metrics), epoch, number) for line in found]
    x = style.axis(epoch, showgrid=False, tickformat="d", nticks=6)
    y = style.axis(title, tickformat=tick, range=_range(found, read))
    return go.Figure(traces, layout=style.layout(xaxis=x, yaxis=y, showlegend=True))


def _range(
    found: Sequence[Line], read: Callable[[Metrics], list[float | None]]
) -> list[float] | None:
    """Return the limits of the axis where some lines are out of the picture, else None."""
    if not (others := {name for name, _ in apart(found, read)}):
        return None
    near = [
        v for line in found if line.name not in others for v in read(line.metrics) if v is not None
    ]
    room = MARGIN * (max(near) - min(near))
    return [min(near) - room, max(near) + room]


def _trace(line: Line, values: Sequence[float | None], epoch: str, number: str) -> dict[str, Any]:
    there = [(r["epoch"], v) for r, v in zip(line.metrics, values, strict=True) if v is not None]
    return style.curve(
        line.name,
        [number for number, _ in there],
        [value for _, value in there],
        line.colour,
        mode="lines+markers",
        marker={"size": 4},
        hovertemplate=f"<b>%{{fullData.name}}</b><br>{epoch} %{{x}}: %{{y:{number}}}"
        "<extra></extra>",
    )
