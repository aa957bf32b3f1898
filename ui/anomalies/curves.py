"""ROC curves: what each detector pays in rejected digits for rejected others."""

from typing import Any

import altair as alt
import numpy as np

from core.metrics import roc
from core.outliers.sets import DIGITS
from ui.anomalies.runs import Scored
from ui.frame.texts import Say
from ui.pictures.curves import number_locale

N_POINTS = 160  # of a curve
LEAST = 1e-4  # one of 10,000 digits, the left end of a log scale
COLORS = {  # of the ten digit colours, five that differ most
    "lof": "#3f90da",
    "knn": "#ffa90e",
    "mahalanobis": "#bd1f01",
    "energy": "#832db6",
    "max_softmax": "#94a4a2",
}


def chart(scored: Scored, dataset: str, limit: float, logarithmic: bool, say: Say) -> alt.Chart:
    """Return the curve of every detector for one set, with the limit on that of the chosen one."""
    names = {name: say(f"anomalies.detector_{name}") for name in scored.found.detectors}
    encoding = _encoding(names, logarithmic, say)
    lines = (
        alt.Chart(alt.Data(values=_lines(scored, dataset, names)))
        .mark_line(interpolate="step-after")
        .encode(
            strokeWidth=alt.condition("datum.chosen", alt.value(3.5), alt.value(1.6)), **encoding
        )
    )
    here = alt.Chart(alt.Data(values=[_point(scored, dataset, limit, names)]))
    mark = here.mark_point(size=130, filled=True, opacity=1).encode(**encoding)
    return (lines + mark).properties(height=380).configure(locale=number_locale(say))


def _encoding(names: dict[str, str], logarithmic: bool, say: Say) -> dict[str, Any]:
    scale = alt.Scale(type="log", domain=[LEAST, 1]) if logarithmic else alt.Scale(domain=[0, 1])
    ticks = [0.0001, 0.001, 0.01, 0.1, 1] if logarithmic else [0, 0.25, 0.5, 0.75, 1]
    axis = alt.Axis(format="~%", values=ticks, grid=False)
    return {
        "x": alt.X("alarms:Q", title=say("anomalies.roc_x"), scale=scale, axis=axis),
        "y": alt.Y("hits:Q", title=say("anomalies.roc_y"), axis=alt.Axis(format="%")),
        "color": alt.Color(
            "detector:N",
            scale=alt.Scale(domain=list(names.values()), range=[COLORS[name] for name in names]),
            legend=alt.Legend(orient="bottom", title=None, columns=3),
        ),
        "tooltip": [
            alt.Tooltip("detector:N", title=say("anomalies.detector")),
            alt.Tooltip("alarms:Q", title=say("anomalies.roc_x"), format=".2%"),
            alt.Tooltip("hits:Q", title=say("anomalies.roc_y"), format=".2%"),
        ],
    }


def _lines(scored: Scored, dataset: str, names: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"detector": names[name], "alarms": x, "hits": y, "chosen": name == scored.detector}
        for name in names
        for x, y in zip(*curve(scored, name, dataset), strict=True)
    ]


def curve(scored: Scored, detector: str, dataset: str) -> tuple[list[float], list[float]]:
    """Return a detector's curve, thinned: the shares of digits and of a set that are rejected."""
    digits = scored.found.scores(detector, DIGITS)
    alarms, hits, _ = roc(digits, scored.found.scores(detector, dataset))
    asked = np.geomspace(LEAST, 1, N_POINTS)
    kept = np.searchsorted(alarms, asked, side="right") - 1
    return asked.round(6).tolist(), hits[kept].round(5).tolist()


def _point(scored: Scored, dataset: str, limit: float, names: dict[str, str]) -> dict[str, Any]:
    alarms, hits = (float(np.mean(scored.scores(name) > limit)) for name in (DIGITS, dataset))
    return {"detector": names[scored.detector], "alarms": max(alarms, LEAST), "hits": hits}
