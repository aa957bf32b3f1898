"""The lesson on lengths: without the L2 constraint, easy images get long embeddings."""

from functools import lru_cache
from html import escape
from pathlib import Path

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from core.digits.norms import Norms, flattened
from core.maps.points import load_points
from core.runs import Run, exhibit
from core.texts.comparison import follows
from core.texts.contest import constraint_contest
from core.texts.published import METRIC
from ui.figure import figure, style
from ui.figure.figure import Images, Plot, Rows
from ui.frame import numbers
from ui.frame.texts import Say
from ui.frame.warmup import building_turn
from ui.pictures.images import data_uri, sprite
from ui.pictures.sheet import ADDRESS, N_COLUMNS, PER_SHEET

N_POINTS = 2000
DIGIT = "texts_digit"
FIRST = 7
HEIGHT = 400  # CSS pixels
ENDS = ("largest", "smallest")


def contest_html(runs: list[Run], say: Say) -> str:
    """Say whether the L2 constraint wins by more than the seeds' noise, where seeds are enough."""
    found = constraint_contest(runs)
    if found is None:
        return ""
    plain, constrained = (
        f"{numbers.percent(mean, 2, say)} ± {numbers.percent(deviation, 2, say)}"
        for mean, deviation in zip(found.means, found.deviations, strict=True)
    )
    words = say(
        "texts.contest",
        n=min(found.n),
        plain=plain,
        constrained=constrained,
        points=numbers.decimal(100 * found.difference, 2, say),
        p=numbers.significant(found.p_value, 2, say),
        verdict=say("texts.contest_real" if found.is_more_than_noise else "texts.contest_noise"),
    )
    return f'<div class="gs"><p>{escape(words)}</p></div>'


def section(runs: list[Run], say: Say) -> None:
    """Show the embeddings of the plain CNN by length, and a digit's longest and shortest."""
    if html := contest_html(runs, say):
        st.html(html)
    plain = METRIC.figures[0]
    own = next((run for run in runs if follows(run, plain) and run.weights_file.is_file()), None)
    run = own or exhibit("cnn")
    if not run.weights_file.is_file():
        return
    with st.spinner(say("texts.measuring")):
        norms = measured(run.path)
    by = say("texts.by_text" if own else "texts.by_ours")
    left, right = st.columns([3, 2], gap="large")
    with left:
        plot = Plot(
            "norms",
            draw(norms, say),
            say("texts.norms_alt"),
            title=say("texts.norms"),
            note=by,
            height=HEIGHT,
            zoom=True,
        )
        facts = {
            say("texts.digit"): [str(label) for label in norms.labels[:N_POINTS]],
            say("texts.norm"): [
                numbers.decimal(float(norm), 1, say) for norm in norms.norms[:N_POINTS]
            ],
        }
        images = Images(ADDRESS, N_COLUMNS, PER_SHEET)
        figure.show([plot], key="texts_norms", rows=Rows(N_POINTS, facts, images, tools=("pan",)))
    with right:
        digit = st.segmented_control(
            say("texts.digit"), list(range(10)), default=FIRST, required=True, key=DIGIT
        )
        st.html(extremes_html(norms, FIRST if digit is None else int(digit), say))


@lru_cache(maxsize=2)
def measured(path: Path) -> Norms:
    """Return the lengths of the test images' embeddings in the network of a run."""
    with building_turn():
        from core.digits.evaluation import measure_norms

        return measure_norms(Run(path))


def draw(norms: Norms, say: Say) -> go.Figure:
    """Draw the first embeddings on their two principal axes, coloured by length."""
    places, lengths = flattened(norms, N_POINTS), norms.norms[:N_POINTS]
    low, high = np.quantile(lengths, [0.02, 0.98])
    bar = {"title": {"text": say("texts.norm"), "side": "right"}, "thickness": 12, "len": 0.9}
    trace = {
        "type": "scattergl",
        "mode": "markers",
        "x": places[:, 0],
        "y": places[:, 1],
        "customdata": np.arange(len(places), dtype=np.int32),
        "meta": "rows",
        "hoverinfo": "none",
        "marker": {
            "size": 5,
            "color": lengths.astype(np.float32),
            "colorscale": style.MATRIX,
            "cmin": float(low),
            "cmax": float(high),
            "showscale": True,
            "colorbar": bar | {"outlinewidth": 0},
        },
        "showlegend": False,
    }
    axes = {"xaxis": style.bare(), "yaxis": style.bare(scaleanchor="x")}
    return go.Figure([trace], layout=style.layout(**axes))


def extremes_html(norms: Norms, digit: int, say: Say) -> str:
    """Return a digit's images with the longest and with the shortest embeddings."""
    pictures = load_points("test").images
    parts = []
    for end in ENDS:
        rows = norms.largest(digit) if end == "largest" else norms.smallest(digit)
        right = np.mean(norms.predictions[rows] == digit)
        words = say(
            f"texts.{end}",
            low=numbers.decimal(float(norms.norms[rows].min()), 1, say),
            high=numbers.decimal(float(norms.norms[rows].max()), 1, say),
            share=numbers.percent(float(right), 0, say),
        )
        strip = data_uri(sprite(pictures[rows], 5))
        parts.append(f'<h2>{escape(words)}</h2><img class="gs-pixels" src="{strip}" alt="">')
    return f'<div class="gs gs-extremes">{"".join(parts)}</div>'
