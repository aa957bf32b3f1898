"""ROC curves: what each detector pays in rejected digits for rejected others."""

from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.metrics import roc
from core.outliers.sets import DIGITS
from ui.anomalies.runs import Scored
from ui.figure import style
from ui.frame import numbers
from ui.frame.texts import Say

N_POINTS = 160  # of a curve
LEAST = 1e-4  # one of 10,000 digits, the left end of a log scale
COLORS = {  # of the ten digit colours, five that differ most
    "lof": "#3f90da",
    "knn": "#ffa90e",
    "mahalanobis": "#bd1f01",
    "energy": "#832db6",
    "max_softmax": "#94a4a2",
}


def roc_figure(
    scored: Scored, dataset: str, limit: float, logarithmic: bool, say: Say
) -> go.Figure:
    """Return the curve of every detector for one set, with the limit on that of the chosen one."""
    names = {name: say(f"anomalies.detector_{name}") for name in scored.found.detectors}
    lines = [_line(scored, name, dataset, title, say) for name, title in names.items()]
    percent = numbers.marks(say)["percent"]
    ticks = [LEAST, 0.001, 0.01, 0.1, 1] if logarithmic else [0, 0.25, 0.5, 0.75, 1]
    scale = {"type": "log", "range": [float(np.log10(LEAST)), 0]} if logarithmic else {}
    across = {
        "tickvals": ticks,
        "ticktext": [f"{numbers.plain(100 * t, say)}{percent}" for t in ticks],
    }
    return go.Figure(
        [*lines, _here(scored, dataset, limit, say)],
        layout=style.layout(
            xaxis=style.axis(say("anomalies.roc_x"), range=[0, 1], showgrid=False) | scale | across,
            yaxis=style.axis(say("anomalies.roc_y"), range=[0, 1.02], tickformat=".0%"),
            legend={"orientation": "h", "x": 0, "y": -0.2, "yanchor": "top"},
            dragmode="zoom",
        ),
    )


def _line(scored: Scored, name: str, dataset: str, title: str, say: Say) -> dict[str, Any]:
    alarms, hits = curve(scored, name, dataset)
    width = 3.5 if name == scored.detector else 1.6
    return {
        "type": "scatter",
        "mode": "lines",
        "name": title,
        "x": alarms,
        "y": hits,
        "line": {"color": COLORS[name], "width": width, "shape": "hv"},
        "hovertemplate": _told(say) + f"<extra>{title}</extra>",
    }


def _told(say: Say) -> str:
    return f"{say('anomalies.roc_x')}: %{{x:.2%}}<br>{say('anomalies.roc_y')}: %{{y:.2%}}"


def curve(scored: Scored, detector: str, dataset: str) -> tuple[list[float], list[float]]:
    """Return a detector's curve, thinned: the shares of digits and of a set that are rejected."""
    digits = scored.found.scores(detector, DIGITS)
    alarms, hits, _ = roc(digits, scored.found.scores(detector, dataset))
    asked = np.geomspace(LEAST, 1, N_POINTS)
    kept = np.searchsorted(alarms, asked, side="right") - 1
    return asked.round(6).tolist(), hits[kept].round(5).tolist()


def _here(scored: Scored, dataset: str, limit: float, say: Say) -> dict[str, Any]:
    """Mark the limit on the curve of the detector that judges."""
    alarms, hits = (float(np.mean(scored.scores(name) > limit)) for name in (DIGITS, dataset))
    return {
        "type": "scatter",
        "mode": "markers",
        "name": say("anomalies.limit_readout"),
        "x": [max(alarms, LEAST)],
        "y": [hits],
        "cliponaxis": False,
        "marker": {
            "color": COLORS[scored.detector],
            "size": 13,
            "line": {"color": style.PAPER, "width": 2},
        },
        "hovertemplate": _told(say) + f"<extra>{say('anomalies.limit_readout')}</extra>",
    }
