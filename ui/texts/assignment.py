"""The assignment of clusters to digits: the book's small example to play with, and a real one."""

from html import escape

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from core.iic.film import load_film
from core.metrics import confusion_matrix, match_clusters
from core.runs import exhibit
from ui.figure import figure, style
from ui.figure.figure import Plot
from ui.frame import numbers
from ui.frame.texts import Say
from ui.pictures import clusters

DIGITS = (0, 0, 1, 1, 2)  # what the five samples of the example show
CLUSTERS = clusters.names(3)
FIRST = (1, 1, 0, 2, 2)  # the cluster of each sample, to begin with
REAL = "iic"
HEIGHT = 300  # CSS pixels


def section(say: Say) -> None:
    """Show the example, whose samples may be moved, and the matching of a real run."""
    st.html(f'<div class="gs"><h2>{escape(say("texts.assignment"))}</h2></div>')
    st.markdown(say("texts.assignment_why"))
    with st.container(horizontal=True, key="texts-samples"):
        chosen = [_ask(place, digit, say) for place, digit in enumerate(DIGITS)]
    small = confusion_matrix(np.array(DIGITS), np.array(chosen), (3, 3))
    plots = [_plot("example", small, CLUSTERS, say)]
    if (film := load_film(exhibit(REAL))) is not None and film.confusions.size:
        real = film.confusions[-1, film.selected[-1]]
        plots.append(_plot("real", real, clusters.names(real.shape[1]), say))
    figure.show(plots, key="texts_assignment", columns="minmax(0, 1fr) minmax(0, 1fr)")


def _ask(place: int, digit: int, say: Say) -> int:
    """Ask for the cluster of one sample."""
    chosen = st.segmented_control(
        say("texts.sample", n=place + 1, digit=digit),
        CLUSTERS,
        default=CLUSTERS[FIRST[place]],
        required=True,
        key=f"texts_sample_{place}",
    )
    return CLUSTERS.index(chosen or CLUSTERS[FIRST[place]])


def _plot(name: str, counts: np.ndarray, called: list[str], say: Say) -> Plot:
    names = match_clusters(counts)
    n_right, n = int(counts[names, np.arange(len(names))].sum()), int(counts.sum())
    told = say(
        "texts.right",
        right=numbers.count(n_right, say),
        all=numbers.count(n, say),
        share=numbers.percent(n_right / n, 2, say, least=0),
    )
    return Plot(
        name,
        draw(counts, names, called, say),
        say(f"texts.assignment_{name}") + ". " + told,
        title=say(f"texts.assignment_{name}"),
        note=told,
        height=HEIGHT,
    )


def draw(counts: np.ndarray, names: np.ndarray, called: list[str], say: Say) -> go.Figure:
    """Draw images by label and cluster, with a frame around each cluster's digit.

    Args:
        counts: (k, k) int, rows labels, columns clusters.
        names: (k,) int, the label of each cluster.
        called: what the clusters are called.
        say: speaks the visitor's language.
    """
    trace = {
        "type": "heatmap",
        "z": counts,
        "colorscale": style.MATRIX,
        "showscale": False,
        "text": counts,
        "texttemplate": "%{text}" if len(counts) <= 3 else "",
        "textfont": {"size": 15},
        "hovertemplate": f"{say('texts.digit')} %{{y}}, {say('texts.cluster')} %{{x}}: %{{z}}"
        "<extra></extra>",
    }
    frames = [
        {
            "type": "rect",
            "x0": cluster - 0.46,
            "x1": cluster + 0.46,
            "y0": label - 0.46,
            "y1": label + 0.46,
            "line": {"color": style.ORANGE, "width": 3},
        }
        for cluster, label in enumerate(names.tolist())
    ]
    x = style.cells(say("texts.cluster"), called)
    y = style.cells(say("texts.digit"), [str(n) for n in range(len(counts))], autorange="reversed")
    return go.Figure([trace], layout=style.layout(xaxis=x, yaxis=y, shapes=frames))
