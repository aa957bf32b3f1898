"""Which columns of the matrix a visitor has open: in the session, and in the link."""

from collections.abc import Iterable, Sequence

import streamlit as st

from ui.frame import own_names, session
from ui.frame.texts import Say
from ui.overclusters import columns, matrix
from ui.overclusters.atlas import DIGIT, Atlas, Column

KEY = "open"
N_FIRST, N_FAILED = 3, 2


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
    """Begin anew: the clusters of one run mean nothing in another."""
    st.session_state[KEY] = None
    st.query_params.pop("open", None)


def chooser(atlas: Atlas, say: Say) -> None:
    """Offer the open columns as a list, for keyboards and for those who know the letters."""
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
    """Return the two columns that are least pure, of those that hold images."""
    filled = [column for column in atlas.columns if column.size]
    return [column.id for column in sorted(filled, key=lambda column: column.purity)[:N_FAILED]]


def failed(atlas: Atlas, open_columns: Sequence[Column]) -> bool:
    """Tell whether the open columns are those where sorting failed."""
    return [column.id for column in open_columns] == failure(atlas)


def _first(atlas: Atlas) -> list[int]:
    """Return the largest columns of a digit; one whose kind people recognised is among them."""
    filled = [column for column in atlas.columns if column.size]
    kinds = [column for column in filled if column.digit == DIGIT] or filled
    named = {cluster for edit in own_names.brought_edits(atlas.run) for cluster in edit.clusters}
    chosen = sorted(kinds, key=lambda column: (column.id not in named, -column.size))[:N_FIRST]
    return [column.id for column in sorted(chosen, key=lambda column: -column.size)]


def _from_link() -> list[int]:
    listed = st.query_params.get(KEY, "").split(",")
    return [number for text in listed if (number := session.whole(text, matrix.MOST)) is not None]
