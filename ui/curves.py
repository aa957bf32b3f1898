"""Learning curves: a run's epochs as small line charts."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from ui.texts import Say

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
    place: Any, metrics: Metrics, name: str, keys: list[str], alt: str, say: Say
) -> None:
    rows = [{key: record.get(key) for key in ("epoch", *keys)} for record in metrics]
    place.markdown(f"**{say(f'curve.{name}')}**")
    place.line_chart(
        rows, x="epoch", y=keys, x_label=say("runs.epoch"), y_label="", height=190, alt=alt
    )
