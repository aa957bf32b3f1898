"""The view that sets the detectors against each other."""

import streamlit as st

from ui.anomalies import curves, runs
from ui.anomalies.choices import key
from ui.anomalies.runs import Scored
from ui.anomalies.tables import detector_table, times_best
from ui.figure import figure
from ui.frame.texts import Say

FIRST = "lof"  # the detector that Draw asks
MEASURES = ("auroc", "fpr95")


def section(scored: Scored, dataset: str, limit: float, say: Say) -> None:
    """Show figures of every detector on every set, and the curves for the chosen set."""
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        measure = st.segmented_control(
            say("anomalies.measure"),
            MEASURES,
            default=MEASURES[0],
            format_func=lambda name: say(f"anomalies.{name}"),
            required=True,
            label_visibility="collapsed",
            key=key("measure"),
        )
        names = scored.found.detectors
        judged = {name: runs.tables(scored.run, name) for name in names}
        measured = measure or MEASURES[0]
        st.html(detector_table(judged, measured, scored.detector, say))
        best, of = times_best(judged, FIRST, measured, say)
        best_of = say("anomalies.best_of", n=best, of=of)
        st.html(f'<div class="gs"><p class="gs-note">{best_of}</p></div>')
        st.caption("\n".join(f"- {say(f'anomalies.looks_{name}')}" for name in names))
    with right:
        logarithmic = st.toggle(say("anomalies.log_scale"), value=True, key=key("log"))
        name = say(f"anomalies.set_{dataset}")
        plot = figure.Plot(
            "roc",
            curves.roc_figure(scored, dataset, limit, logarithmic, say),
            say("anomalies.roc", set=name),
            title=say("anomalies.roc", set=name),
            height=420,
        )
        figure.show([plot], key="roc")
