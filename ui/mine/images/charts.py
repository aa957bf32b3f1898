"""Three charts of MINE on images: the bound, the classifier, and what a dimension is worth."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from core.runs import Run
from ui.frame.texts import Say
from ui.mine.images.runs import dim_of
from ui.pictures.curves import number_locale

BOOK = {"dim": 10, "linear_accuracy": 0.9386}  # Atienza's, scored on what it was fitted to
DIMS = ["10", "16", "32", "64"]
COLOURS = ["#d98a1f", "#cf4f63", "#8a5fc2", "#3f86d8"]
OTHER = "#8a8f98"
HEIGHT = 210
FORMS = {"bound": ".3f", "linear_accuracy": ".2%"}


def rows(runs: Sequence[Run], chosen: str | None) -> list[dict[str, Any]]:
    """Return every epoch of the runs to be compared, the chosen one marked."""
    return [
        {
            "run": run.id,
            "name": str(dim_of(run)),
            "last": record is run_metrics[-1],
            "epoch": record["epoch"],
            **{figure: record.get(figure) for figure in FORMS},
            "chosen": run.id == chosen,
        }
        for run in runs
        for run_metrics in [run.metrics]
        for record in run_metrics
    ]


def finals(runs: Sequence[Run], chosen: str | None) -> list[dict[str, Any]]:
    """Return dimension and accuracy of every run that was judged."""
    judged = [(run, (run.evaluation or {}).get("linear_accuracy")) for run in runs]
    return [
        {
            "run": run.id,
            "dim": dim_of(run),
            "name": str(dim_of(run)),
            "linear_accuracy": accuracy,
            "chosen": run.id == chosen,
        }
        for run, accuracy in judged
        if accuracy is not None
    ]


def _written(figure: str) -> alt.Tooltip:
    """Return the line of a tooltip that says a figure."""
    return alt.Tooltip(f"{figure}:Q", format=FORMS[figure])


def _colour() -> alt.Color:
    """Return the colour of a dimension; an order, so warm to cold."""
    return alt.Color("name:N", scale=alt.Scale(domain=DIMS, range=COLOURS), legend=None)


def over_epochs(points: list[dict[str, Any]], figure: str, say: Say) -> alt.LayerChart:
    """Draw a figure, "bound" or "linear_accuracy", over epochs: a line for each run.

    The last point of a line bears its dimension, so that no legend is needed.
    """
    known = [point for point in points if point[figure] is not None]
    last = max((point["epoch"] for point in known), default=1)
    base = alt.Chart(alt.Data(values=known), height=HEIGHT).encode(
        x=_epochs(last, say), y=_figure(figure), color=_colour(), detail="run:N"
    )
    lines = base.mark_line(point={"size": 22}).encode(
        strokeWidth=alt.condition("datum.chosen", alt.value(3.2), alt.value(1.3)),
        tooltip=["run:N", "epoch:Q", _written(figure)],
    )
    ends = base.transform_filter("datum.last").mark_text(align="left", dx=7, fontWeight=600)
    return (lines + ends.encode(text="name:N")).configure(locale=number_locale(say))


def _epochs(last: int, say: Say) -> alt.X:
    """Return an axis up to a little beyond the last epoch, where the names stand."""
    scale = alt.Scale(domain=[1, last + 0.08 * last + 0.1], nice=False)
    axis = alt.Axis(values=sorted({1, (last + 1) // 2, last}), format="d", grid=False)
    return alt.X("epoch:Q", title=say("runs.epoch"), scale=scale, axis=axis)


def _figure(figure: str) -> alt.Y:
    form = ".1%" if figure == "linear_accuracy" else ".1f"
    scale = alt.Scale(zero=False)
    return alt.Y(f"{figure}:Q", title=None, scale=scale, axis=alt.Axis(format=form, tickCount=5))


def over_dimensions(points: list[dict[str, Any]], say: Say) -> alt.LayerChart:
    """Draw the test accuracy of the linear classifier over the latents' dimension."""
    x = alt.X(
        "dim:Q",
        title=say("mine.latent_dim"),
        scale=alt.Scale(type="log", base=2, domain=[8, 80]),
        axis=alt.Axis(values=[10, 16, 32, 64], grid=False),
    )
    y = alt.Y(
        "linear_accuracy:Q",
        title=None,
        scale=alt.Scale(zero=False, padding=22),
        axis=alt.Axis(format=".1%", tickCount=5),
    )
    base = alt.Chart(alt.Data(values=points), height=HEIGHT).encode(x=x, y=y)
    size = alt.condition("datum.chosen", alt.value(190), alt.value(90))
    dots = base.mark_circle(opacity=1).encode(
        color=_colour(), size=size, tooltip=["run:N", _written("linear_accuracy")]
    )
    names = base.mark_text(dy=-13, fontWeight=600).encode(
        text=alt.Text("linear_accuracy:Q", format=FORMS["linear_accuracy"]), color=_colour()
    )
    return (dots + names + _book(x, y, say)).configure(locale=number_locale(say))


def _book(x: alt.X, y: alt.Y, say: Say) -> alt.LayerChart:
    """Draw the book's figure as an empty square with its name."""
    values = alt.Data(values=[BOOK | {"name": say("mine.book")}])
    base = alt.Chart(values).encode(x=x, y=y)
    square = base.mark_point(shape="square", size=80, color=OTHER, filled=False)
    return square + base.mark_text(dx=9, align="left", color=OTHER).encode(text="name:N")
