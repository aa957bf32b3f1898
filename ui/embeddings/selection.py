"""What was selected in the maps: a gallery by label, and files to take away."""

from functools import partial

import numpy as np
import streamlit as st

from ui.embeddings import export
from ui.embeddings.facts import Facts
from ui.embeddings.label_figure import label_figure
from ui.embeddings.pictures import gallery_html
from ui.embeddings.plot import Shown
from ui.embeddings.targets import row_pictures
from ui.figure import figure
from ui.figure.figure import Plot
from ui.frame.texts import Say


def section(rows: np.ndarray, shown: list[Shown], facts: Facts, say: Say) -> None:
    """Show the selected images, and offer them, or all points, as files."""
    if len(rows):
        st.html(gallery_html(rows, facts, say))
        words = say("embeddings.by_label")
        bars = Plot("labels", label_figure(rows, facts, say), words, title=words, height=180)
        figure.show([bars], key="map-labels")
    else:
        st.html(f'<div class="gs"><p class="gs-note">{say("embeddings.none_selected")}</p></div>')
    with st.container(key="map-files", horizontal=True, vertical_alignment="center"):
        _downloads(rows, shown, facts, say)


def _downloads(rows: np.ndarray, shown: list[Shown], facts: Facts, say: Say) -> None:
    wanted = shown[0][0]
    taken = rows if len(rows) else np.arange(len(facts.labels))
    what = "embeddings.take" if len(rows) else "embeddings.take_all"
    st.caption(say(what, n=len(taken)), width="content")
    name = "-".join(dict.fromkeys(one.target.id for one, _ in shown))
    name = f"{name}-{wanted.config.slug}"
    st.download_button(
        "CSV",
        partial(export.as_csv, taken, facts, _maps(shown)),
        f"{name}.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
    if len(rows):
        st.download_button(
            "PNG",
            partial(_sheet, rows, wanted.split),
            f"{name}.png",
            "image/png",
            icon=":material/download:",
            on_click="ignore",
        )


def _maps(shown: list[Shown]) -> dict[str, np.ndarray]:
    """Return the coordinates of each map, by space and seed."""
    return {f"{one.target.id} s{one.config.seed}": found.points for one, found in shown}


def _sheet(rows: np.ndarray, split: str) -> bytes:
    return export.as_sheet(row_pictures(rows, split))
