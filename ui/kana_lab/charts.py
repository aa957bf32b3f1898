"""The four charts of a lesson on the page: built once for all who look at the same curves."""

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from core.kana.record import read_record
from core.runs import Run
from ui.frame.texts import Say
from ui.kana_lab import curves as kana_lab_curves
from ui.kana_lab.curves import Curve
from ui.kana_lab.lessons import Lesson

COLUMNS = (("accuracy", "learning_rate"), ("loss", "dropout"))  # left and right, from above
KEPT = 64  # sets of charts


class Sketch(NamedTuple):
    """What a curve looks like: equal for equal looks.

    Attributes:
        path: of the run's folder.
        n_points: epochs that it has measured.
        diverged_at: step after which it was lost, None for never.
        name: what it is called.
        colour: of its line.
        own: whether the visitor trained it.
    """

    path: Path
    n_points: int
    diverged_at: int | None
    name: str
    colour: str
    own: bool


def draw(lesson: Lesson, curves: Sequence[Curve], say: Say) -> None:
    """Show accuracy and loss, and below them learning rate and dropout."""
    charts = _charts(tuple(map(_sketch, curves)), lesson.shows_training, say)
    titles = {name: say(f"kana_lab.chart_{name}") for name in charts}
    if lesson.shows_training:
        titles["accuracy"] = say("kana_lab.chart_accuracy_dashed")
    with st.container(key="kana-lab-charts"):
        for place, column in zip(st.columns(2, gap="medium"), COLUMNS, strict=True):
            for name in column:
                place.html(f'<div class="gs"><h2>{escape(titles[name])}</h2></div>')
                place.vega_lite_chart(charts[name], alt=titles[name])


def _sketch(curve: Curve) -> Sketch:
    record = curve.record
    seen = (record.run.path, len(record.points), record.diverged_at)
    return Sketch(*seen, curve.name, curve.colour, curve.own)


@lru_cache(maxsize=KEPT)
def _charts(sketches: tuple[Sketch, ...], training: bool, say: Say) -> dict[str, dict[str, Any]]:
    """Return each chart as Vega-Lite: Altair takes a third of a second for the four."""
    curves = [
        Curve(read_record(Run(sketch.path)), sketch.name, sketch.colour, sketch.own)
        for sketch in sketches
    ]
    charts = {
        "accuracy": kana_lab_curves.accuracy(curves, say, training),
        "loss": kana_lab_curves.loss(curves, say),
        "learning_rate": kana_lab_curves.learning_rate(curves, say),
        "dropout": kana_lab_curves.dropout(curves, say),
    }
    return {name: chart.to_dict() for name, chart in charts.items()}
