"""The names that a visitor gives to clusters: one's own, from those that a run brings along.

They are kept in the session and, but for a public server, in a file of the visitor's, so that they
outlive a reload.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from core import limits
from core.iic.cluster_names import (
    DamagedNames,
    Edit,
    Naming,
    load_naming,
    read_naming,
    undo,
    write_naming,
)
from core.runs import Run, runs_folder
from ui.frame import visitor

MOST_VISITORS = 1000  # whose names are kept in files


def naming_of(run: Run) -> Naming:
    """Return the names as they stand for the visitor.

    Raises:
        DamagedNames: the file holds something else.
    """
    if limits.is_public():
        return st.session_state.get(_key(run)) or load_naming(run)
    own = _file(run)
    return read_naming(own) if own.exists() else load_naming(run)


def name_of(run: Run, cluster: int) -> str:
    """Return what the visitor calls a cluster, "" for nothing."""
    try:
        return naming_of(run).group(cluster).name
    except DamagedNames:
        return ""


def change(run: Run, edit: Callable[[Naming], Naming]) -> None:
    """Change the visitor's names of a run.

    Raises:
        DamagedNames: they cannot be read.
        OSError: they cannot be written.
    """
    _keep(run, edit(naming_of(run)))


def own_edits(run: Run) -> tuple[Edit, ...]:
    """Return what the visitor changed, without the names that the run brought along.

    Raises:
        DamagedNames: the visitor's names cannot be read.
    """
    edits, brought = naming_of(run).edits, brought_edits(run)
    return edits[len(brought) :] if edits[: len(brought)] == brought else edits


def brought_edits(run: Run) -> tuple[Edit, ...]:
    """Return the changes that a run brought along, none where they cannot be read."""
    try:
        return load_naming(run).edits
    except DamagedNames:
        return ()


def take_back(run: Run) -> None:
    """Take the visitor's last change back; what the run brought along stays.

    Raises:
        DamagedNames: the visitor's names cannot be read.
        OSError: they cannot be written.
    """
    if own_edits(run):
        change(run, undo)


def begin_anew(run: Run) -> None:
    """Set a damaged file of the visitor's aside and begin without names."""
    own = _file(run)
    if own.exists() and not limits.is_public():
        os.replace(own, own.with_suffix(".damaged.json"))
    _keep(run, Naming())


def _keep(run: Run, naming: Naming) -> None:
    if limits.is_public():
        st.session_state[_key(run)] = naming
        return
    file = _file(run)
    if not file.parent.exists():
        _make_room(file.parent.parent)
    write_naming(file, naming)


def _make_room(folder: Path) -> None:
    """Forget the visitor who was here longest ago where there are as many as are kept."""
    if folder.is_dir():
        visitors = sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime)
        for oldest in visitors[: max(0, len(visitors) - MOST_VISITORS + 1)]:
            shutil.rmtree(oldest, ignore_errors=True)


def _key(run: Run) -> str:
    return f"names-{run.id}"


def _file(run: Run) -> Path:
    return runs_folder() / "visitors" / visitor.mark() / f"{run.id}.json"
