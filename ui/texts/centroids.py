"""The DEC post's picture: 500 digits by t-SNE of their codes, centroids as triangles."""

from html import escape

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from core.dec.film import N_MAPPED, Clustering, load_dec_film
from core.dec.moves import tangled
from core.maps.points import load_points
from core.runs import Run, exhibit
from core.texts.comparison import shown
from core.texts.published import DEC
from ui.figure import figure, style
from ui.figure.figure import Images, Plot, Rows
from ui.frame import numbers
from ui.frame.texts import Say
from ui.pictures.colours import PETROFF10
from ui.pictures.sheet import ADDRESS, N_COLUMNS, PER_SHEET

TANGLED = (4, 7, 9)
KEY = "texts_centroids"
HEIGHT = 440  # CSS pixels


def section(runs: list[Run], say: Say) -> None:
    """Show the picture of the text's run, of ours where there is none."""
    run, is_texts = shown(DEC.pictures[0], runs)
    film = load_dec_film(run or exhibit("dec"))
    if film is None or film.clustering is None:
        return
    labels = load_points("test").labels[:N_MAPPED]
    plot = Plot(
        "centroids",
        draw(film.clustering, labels, say),
        say("texts.centroids_alt"),
        title=say("texts.centroids"),
        note=say("texts.by_text" if is_texts else "texts.by_ours"),
        height=HEIGHT,
        zoom=True,
    )
    facts = {say("texts.digit"): [str(label) for label in labels]}
    rows = Rows(N_MAPPED, facts, Images(ADDRESS, N_COLUMNS, PER_SHEET), tools=("pan",))
    figure.show([plot], key=KEY, rows=rows)
    st.html(f'<div class="gs"><p>{escape(entangled(film.clustering, labels, say))}</p></div>')


def entangled(film: Clustering, labels: np.ndarray, say: Say) -> str:
    """Say how far 4, 7 and 9 lie among each other before and after the clustering."""
    before, after = (
        tangled(film.codes[frame][:N_MAPPED], labels, TANGLED) for frame in (0, len(film.codes) - 1)
    )
    shares = {"before": numbers.percent(before, 1, say), "after": numbers.percent(after, 1, say)}
    return say("texts.tangled", **shares)


def draw(film: Clustering, labels: np.ndarray, say: Say) -> go.Figure:
    """Draw the last map of a film: (500, 2) images by label, then the centroids."""
    images, centroids = film.positions[-1][:N_MAPPED], film.positions[-1][N_MAPPED:]
    traces = [_digit(images, labels, digit) for digit in range(len(PETROFF10))]
    traces.append(
        {
            "type": "scattergl",
            "mode": "markers",
            "name": say("texts.centroid"),
            "x": centroids[:, 0],
            "y": centroids[:, 1],
            "marker": {"symbol": "triangle-up", "size": 15, "color": style.INK},
            "hoverinfo": "skip",
        }
    )
    axes = {"xaxis": style.bare(), "yaxis": style.bare(scaleanchor="x")}
    return go.Figure(traces, layout=style.layout(**axes))


def _digit(images: np.ndarray, labels: np.ndarray, digit: int) -> dict[str, object]:
    rows = np.flatnonzero(labels == digit).astype(np.int32)
    return {
        "type": "scattergl",
        "mode": "markers",
        "name": str(digit),
        "x": images[rows, 0],
        "y": images[rows, 1],
        "customdata": rows,
        "meta": "rows",
        "hoverinfo": "none",
        "marker": {"size": 7, "color": PETROFF10[digit], "opacity": 0.9},
    }
