"""Naming, merging and undoing on the page: widgets, and what they do to a run's names."""

from collections.abc import Callable
from functools import partial
from itertools import combinations
from typing import Any

import streamlit as st

from core.iic import cluster_names
from core.iic.cluster_names import DamagedNames, Edit, Naming
from core.iic.overclusters import as_csv, as_json, border
from core.runs import Run
from ui.frame import own_names
from ui.frame.texts import Say
from ui.overclusters import explained, opened
from ui.overclusters.atlas import Atlas, Column
from ui.overclusters.columns import title
from ui.pictures.clusters import pair

ERROR, TOLD = "names_error", "names_told"
EXPORTS = {"csv": (as_csv, "text/csv"), "json": (as_json, "application/json")}


def load(run: Run, say: Say) -> Naming:
    """Return the names to show; say what can be done where the visitor's are damaged.

    Names that a run brought along would give away what there is to find: they wait until the
    visitor asks for them or changes something.
    """
    try:
        named = own_names.naming_of(run)
        asked = st.session_state.get(TOLD) or own_names.own_edits(run)
        waiting = run.is_bundled and not asked and named.edits == own_names.brought_edits(run)
        return Naming() if waiting else named
    except DamagedNames:
        st.warning(say("overclusters.damaged"))
        st.button(
            say("overclusters.set_aside"), on_click=_guarded, args=(own_names.begin_anew, run)
        )
        return Naming()


def name_field(atlas: Atlas, column: Column, say: Say) -> None:
    """Let the visitor name a column."""
    # The name is part of the key, so that a name given elsewhere replaces what stands here.
    key = f"name-{atlas.run.id}-{column.letters}-{column.group.name}"
    st.text_input(
        say("overclusters.name_label", clusters=column.letters),
        value=column.group.name,
        max_chars=cluster_names.LONGEST_NAME,
        placeholder=say("overclusters.name_hint", clusters=column.letters),
        label_visibility="collapsed",
        key=key,
        on_change=_take_name,
        args=(atlas.run, column.id, key),
        icon=":material/edit:",
    )


def tell_button(atlas: Atlas, column: Column, say: Say) -> None:
    """Offer the name that a column's run brought along, where it is not shown yet."""
    if column.group.name or not own_names.name_of(atlas.run, column.id):
        return
    st.button(
        say("overclusters.tell"),
        icon=":material/visibility:",
        key=f"tell-{column.id}",
        on_click=tell,
    )


def tell() -> None:
    """Show the names that runs brought along."""
    st.session_state[TOLD] = True


def toolbar(atlas: Atlas, open_columns: list[Column], say: Say) -> None:
    """Offer opening by list, undoing, merging, splitting, the failure and the explanation."""
    run, ids = atlas.run, [column.id for column in open_columns]
    merged = [column.id for column in open_columns if len(column.group.clusters) > 1]
    with st.container(key="cluster-tools", horizontal=True, gap="small"):
        opened.chooser(atlas, say)
        _undo_button(atlas, say)
        merge = partial(cluster_names.merge, clusters=ids)
        _button("merge", "call_merge", merge, run, say, off=len(ids) < 2)
        if merged:
            _button("split_up", "call_split", partial(_split_all, clusters=merged), run, say)
        st.button(
            say("overclusters.failure"),
            icon=":material/heart_broken:",
            help=say("overclusters.failure_help"),
            on_click=opened.show,
            args=(opened.failure(atlas),),
        )
        explained.popover(run, say)
    if problem := st.session_state.pop(ERROR, None):
        st.error(say("overclusters.not_saved", reason=problem))


def _undo_button(atlas: Atlas, say: Say) -> None:
    edits = _own_edits(atlas.run)
    st.button(
        say("overclusters.undo"),
        icon=":material/undo:",
        help=describe(edits[-1], say) if edits else None,
        disabled=not edits,
        on_click=_guarded,
        args=(own_names.take_back, atlas.run),
    )


def _own_edits(run: Run) -> tuple[Edit, ...]:
    try:
        return own_names.own_edits(run)
    except DamagedNames:
        return ()


def _button(
    name: str, icon: str, edit: Callable[[Naming], Naming], run: Run, say: Say, off: bool = False
) -> None:
    st.button(
        say(f"overclusters.{name}"),
        icon=f":material/{icon}:",
        help=say(f"overclusters.{name}_help"),
        disabled=off,
        on_click=_guarded,
        args=(own_names.change, run, edit),
    )


def downloads(atlas: Atlas, say: Say) -> None:
    """Offer all images with their clusters and names as files."""
    with st.container(key="cluster-files", horizontal=True, vertical_alignment="center"):
        st.caption(say("overclusters.download"), width="content")
        for kind, (export, mime) in EXPORTS.items():
            st.download_button(
                kind.upper(),
                partial(export, atlas.assignments, atlas.naming),
                f"{atlas.run.id}-{atlas.split}-clusters.{kind}",
                mime,
                icon=":material/download:",
                on_click="ignore",
            )


def describe(edit: Edit, say: Say) -> str:
    """Say in words what an edit did."""
    letters = " + ".join(map(pair, edit.clusters))
    return say(f"overclusters.did_{edit.kind}", clusters=letters, name=edit.name or "–")


def pair_chooser(atlas: Atlas, open_columns: list[Column], say: Say) -> tuple[Column, Column]:
    """Let the visitor choose two of the open columns; the longest border comes first."""
    pairs = sorted(
        combinations(open_columns, 2),
        key=lambda pair: -len(border(atlas.assignments, pair[0].group, pair[1].group)),
    )
    places = range(len(pairs))
    chosen = st.segmented_control(
        say("overclusters.border"),
        places,
        default=0,
        format_func=lambda place: " | ".join(title(column, say) for column in pairs[place]),
        required=True,
        key="-".join(["border", atlas.split, *(column.letters for column in open_columns)]),
    )
    return pairs[chosen or 0]


def _take_name(run: Run, cluster: int, key: str) -> None:
    name = st.session_state[key]
    tell()
    _guarded(own_names.change, run, partial(cluster_names.give_name, cluster=cluster, name=name))


def _split_all(naming: Naming, clusters: list[int]) -> Naming:
    for cluster in clusters:
        naming = cluster_names.split(naming, cluster)
    return naming


def _guarded(action: Callable[..., Any], *args: Any) -> None:
    """Change the names; where that fails, leave the reason for the page to show."""
    try:
        action(*args)
    except (OSError, DamagedNames) as error:
        st.session_state[ERROR] = str(error)
