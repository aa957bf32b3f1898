"""Learning curves: a run's epochs as small line charts."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import streamlit as st

from ui.frame import numbers
from ui.frame.texts import Say

Metrics = Sequence[dict[str, Any]]
FAMILIES = ("loss", "accuracy", "mutual_information", "trace")


def families(metrics: Metrics) -> dict[str, list[str]]:
    """Sort the measured columns into the charts they belong on.

    Returns:
        Name of a family -> its columns, for those that have any.
    """
    columns = list(dict.fromkeys(key for record in metrics for key in record))
    found = {name: [key for key in columns if name in key] for name in FAMILIES}
    return {name: keys for name, keys in found.items() if keys}


def draw(metrics: Metrics, run: str, say: Say) -> None:
    """Show one chart for each family of columns, two in a row."""
    charts = list(families(metrics).items())
    for start in range(0, len(charts), 2):
        places = st.columns(2)
        for place, (name, keys) in zip(places, charts[start : start + 2], strict=False):
            _draw_family(place, metrics, name, keys, say("runs.curve_alt", name=name, run=run), say)


def _draw_family(
    place: Any, metrics: Metrics, name: str, keys: list[str], label: str, say: Say
) -> None:
    place.markdown(f"**{say(f'curve.{name}')}**")
    place.altair_chart(chart(metrics, keys, say("runs.epoch")), alt=label)


def chart(metrics: Metrics, keys: list[str], epoch_title: str) -> alt.Chart:
    """Return lines over epochs on an axis that fits the values, so that small gains show."""
    points = [
        {"epoch": record["epoch"], "figure": key.replace("_", " "), "value": record[key]}
        for record in metrics
        for key in keys
        if record.get(key) is not None
    ]
    legend = alt.Legend(orient="bottom", title=None) if len(keys) > 1 else None
    return (
        alt.Chart(alt.Data(values=points), height=190)
        .mark_line(point={"size": 18})
        .encode(
            x=alt.X("epoch:Q", title=epoch_title, axis=alt.Axis(tickMinStep=1, grid=False)),
            y=alt.Y("value:Q", title=None, scale=alt.Scale(zero=False)),
            color=alt.Color("figure:N", legend=legend),
            tooltip=["figure:N", "epoch:Q", alt.Tooltip("value:Q", format=".5g")],
        )
    )


def number_locale(say: Say) -> alt.Locale:
    """Return how axes and tooltips write numbers in the visitor's language."""
    marks = numbers.marks(say)
    return alt.Locale(number=alt.NumberLocale(currency=["", ""], grouping=[3], **marks))
