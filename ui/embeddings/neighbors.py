"""The clicked point: its true neighbours, and how many of them the map shows as such."""

import numpy as np
import streamlit as st

from core.maps.stored import Map
from ui.embeddings import plot, spaces
from ui.embeddings.facts import Facts
from ui.embeddings.pictures import neighbors_html, picture_html
from ui.embeddings.spaces import N_SHOWN, Space
from ui.embeddings.targets import Wanted
from ui.frame import numbers
from ui.frame.texts import Say


def rings(space: Space | None, point: int | None) -> np.ndarray:
    """Return the rows to mark: the neighbours of a clicked point in the space itself."""
    if space is None or point is None:
        return np.empty(0, np.int64)
    return spaces.neighbors_of_row(space, point).rows


def section(
    shown: list[tuple[Wanted, Map]], space: Space | None, point: int, facts: Facts, say: Say
) -> None:
    """Show a point's neighbours in the last map's space, as a drawing's, once that is loaded."""
    if space is None:
        return
    near = spaces.neighbors_of_row(space, point)
    name = shown[-1][0].target.name(say)
    title = say("embeddings.near_point", index=point, label=facts.labels[point], space=name)
    kept = " · ".join(_kept(wanted, found, point, near.rows, say) for wanted, found in shown)
    why = say("embeddings.neighbors_why", n=numbers.count(len(facts.labels), say))
    st.html(
        f'<div class="gs gs-clicked">{picture_html(point, str(facts.labels[point]))}'
        f"<div><h2>{title}</h2><p>{say('embeddings.neighbors_kept')} {kept}</p>"
        f'<p class="gs-note">{why}</p></div></div>'
    )
    st.html(neighbors_html(near.rows, near.distances, facts, say))


def _kept(wanted: Wanted, found: Map, point: int, rows: np.ndarray, say: Say) -> str:
    count = spaces.also_in_map(found, point, rows)
    return say("embeddings.kept", count=count, n=N_SHOWN, map=plot.title(wanted, say))
