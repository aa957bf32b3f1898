"""Which columns of the matrix a visitor has open: in the session, and in the link."""

from collections.abc import Iterable

import numpy as np
import streamlit as st

from core.iic.overclusters import least_pure, members
from ui.frame import session
from ui.frame.texts import Say
from ui.overclusters import columns, matrix
from ui.overclusters.atlas import Atlas

KEY = "open"
DIGIT = 7  # the one whose kinds are open at first
N_FIRST = 3


def prepare(atlas: Atlas) -> list[int]:
    """Fit the session's open columns to the run and return their ids, in order of opening."""
    asked = st.session_state.get(KEY)
    if asked is None:
        asked = _from_link() or _first(atlas)
    known = (cluster for cluster in asked if 0 <= cluster < atlas.survey.n_clusters)
    ids = dict.fromkeys(atlas.naming.group(cluster).clusters[0] for cluster in known)
    st.session_state[KEY] = list(ids)[-columns.MAX_OPEN :]
    session.write_link(open=(",".join(map(str, st.session_state[KEY])), ""))
    return st.session_state[KEY]


def toggle_picked() -> None:
    """Open the column that was picked, or close it; the one open longest makes room."""
    picked, ids = matrix.picked(), list(st.session_state.get(KEY) or [])
    if picked is None:
        return
    rest = [cluster for cluster in ids if cluster != picked]
    st.session_state[KEY] = (rest if picked in ids else [*ids, picked])[-columns.MAX_OPEN :]


def show(clusters: Iterable[int]) -> None:
    """Open these columns and no others."""
    st.session_state[KEY] = list(clusters)


def forget() -> None:
    """Begin anew: the numbers of one run mean nothing in another."""
    st.session_state[KEY] = None
    st.query_params.pop("open", None)


def chooser(atlas: Atlas, say: Say) -> None:
    """Offer the open columns as a list, for keyboards and for those who know the number."""
    by_id = {column.id: column for column in atlas.columns}
    st.multiselect(
        say("overclusters.open", n=columns.MAX_OPEN),
        list(by_id),
        format_func=lambda cluster: columns.option(by_id[cluster], say),
        max_selections=columns.MAX_OPEN,
        placeholder=say("overclusters.open", n=columns.MAX_OPEN),
        label_visibility="collapsed",
        key=KEY,
        persist_state="session",
    )


def failure(atlas: Atlas) -> list[int]:
    """Return the least pure column and the one that its images are most often torn to."""
    counts = np.stack([column.counts for column in atlas.columns], axis=1)
    worst = atlas.columns[least_pure(counts)]
    given = atlas.assignments
    seconds = given.runners_up[members(given, worst.group)]
    foreign = seconds[~np.isin(seconds, worst.group.clusters)]
    if not len(foreign):
        return [worst.id]
    return [worst.id, atlas.column(int(np.bincount(foreign).argmax())).id]


def _first(atlas: Atlas) -> list[int]:
    filled = [column for column in atlas.columns if column.size]
    kinds = [column for column in filled if column.digit == DIGIT] or filled
    largest = sorted(kinds, key=lambda column: -column.size)[:N_FIRST]
    return [column.id for column in largest]


def _from_link() -> list[int]:
    listed = st.query_params.get(KEY, "").split(",")
    return [number for text in listed if (number := session.whole(text, matrix.MOST)) is not None]
