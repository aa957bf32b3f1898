"""How many of the selected images bear each label, as a figure."""

import numpy as np
import plotly.graph_objects as go

from ui.embeddings.facts import Facts
from ui.figure import style
from ui.frame.texts import Say
from ui.pictures.colours import PETROFF10

N_LABELS = 10


def label_figure(rows: np.ndarray, facts: Facts, say: Say) -> go.Figure:
    """Return a bar for each label: how many of some rows bear it."""
    counts = np.bincount(facts.labels[rows], minlength=N_LABELS)
    names = [str(label) for label in range(len(counts))]
    bars = {
        "type": "bar",
        "x": names,
        "y": counts.astype(np.int32),
        "marker": {"color": [PETROFF10[label % N_LABELS] for label in range(len(counts))]},
        "name": say("embeddings.by_label"),
        "hovertemplate": "%{x}: %{y}<extra></extra>",
    }
    label = say("embeddings.fact_random" if facts.drawn else "embeddings.fact_label")
    across = style.axis(label, type="category", fixedrange=True)
    up = style.axis(say("embeddings.images"), rangemode="tozero", fixedrange=True, nticks=4)
    layout = style.layout(xaxis=across, yaxis=up, dragmode=False, showlegend=False)
    return go.Figure([bars], layout=layout)
