"""The band on top: the draggable limit with every set's share, and the post's tables."""

from typing import Any

import streamlit as st

from core.outliers.sets import DIGITS
from core.runs import Run
from ui.anomalies import choices
from ui.anomalies import limit as anomaly_limit
from ui.anomalies import runs as anomaly_runs
from ui.anomalies.runs import Scored
from ui.anomalies.tables import post_table, posted, rate
from ui.anomalies.threshold import histograms
from ui.anomalies.threshold.histograms import quantile_row, set_row
from ui.frame import numbers
from ui.frame.texts import Say

STRICT = "0.001"  # the only contamination at which the post judges raw pixels


def limit(scored: Scored, score: float, dataset: str, say: Say) -> None:
    """Show the histograms of digits and of a set, with the limit between them."""
    name = say(f"anomalies.set_{dataset}")
    kinds = ("slider", "readout", "rejected", "post")
    histograms.threshold(
        scored.profile,
        score=score,
        digits=DIGITS,
        dataset=dataset,
        sets=_rows(scored, dataset, say),
        labels={
            "digits": say("anomalies.upwards"),
            "others": say("anomalies.downwards", set=name),
            "kept": "← ✓ " + say("anomalies.kept"),
            "beyond": "✕ " + say("anomalies.beyond") + " →",
            "unit": say(f"anomalies.unit_{scored.detector}"),
        },
        texts={kind: say(f"anomalies.limit_{kind}") for kind in kinds} | numbers.marks(say),
        on_limit=anomaly_limit.take_dragged,
        on_dataset=choices.take_dataset,
    )


def _rows(scored: Scored, dataset: str, say: Say) -> list[dict[str, Any]]:
    """Return the sets with their shares: digits by how well they are known, then all others."""
    sets = [_set(scored, name, dataset, say) for name in scored.found.datasets]
    known = {"training": scored.profile.training, "held_out": scored.profile.held_out}
    return [
        {"heading": say("anomalies.alarms_heading")},
        *(
            quantile_row(
                say(f"anomalies.{name}"),
                say(f"anomalies.{name}_help"),
                shares,
                id=name,
            )
            for name, shares in known.items()
        ),
        sets[0],
        {"heading": say("anomalies.hits_heading")},
        *sets[1:],
    ]


def _set(scored: Scored, name: str, dataset: str, say: Say) -> dict[str, Any]:
    is_digits = name == DIGITS
    row = set_row(
        say("anomalies.test" if is_digits else f"anomalies.set_{name}"),
        say(f"anomalies.about_{name}"),
        scored.profile.rejected[name],
        id=name,
        pickable=not is_digits,
        spoken=name in (DIGITS, dataset),
    )
    reference = posted(scored.run.method, anomaly_limit.preset() or "", name)
    return row if scored.detector != "lof" or reference is None else {**row, "posted": reference}


def tables(scored: Scored, runs: list[Run], say: Say) -> None:
    """Show what LOF rejects in every space, and why digits fare worse than promised."""
    shown = [run for run in runs if run.is_bundled or run.id == scored.run.id]
    rows = [
        (choices.run_name(run, say), run.method, anomaly_runs.tables(run, "lof"))
        for run in shown
        if anomaly_runs.load(run) is not None
    ]
    preset = anomaly_limit.preset() if scored.detector == "lof" else None
    here = choices.run_name(scored.run, say), preset or ""
    left, right = st.columns([1.45, 1], gap="large", vertical_alignment="center")
    left.html(post_table(rows, here, say))
    notes = [say("anomalies.why_more"), *_why_less(scored.run, say)]
    shown_notes = "".join(f'<p class="gs-note">{note}</p>' for note in notes)
    right.html(f'<div class="gs">{shown_notes}</div>')


def _why_less(run: Run, say: Say) -> list[str]:
    """Explain the one space in which fewer outliers are rejected than in the post."""
    theirs = posted("pixels", STRICT, DIGITS)
    if run.method != "pixels" or theirs is None:
        return []
    ours = anomaly_runs.tables(run, "lof")["rejected"][STRICT][DIGITS]
    return [say("anomalies.why_less", posted=rate(theirs, say), ours=rate(ours, say))]
