"""Names that people give to overclusters, and the merging of clusters into one column.

A run's names.json holds the edits in their order, and the names are what they add up to. Undoing
takes the last edit away, so it works after a reload and on another visitor's screen. Writers take
a lock and read the file anew: two visitors who name at once lose nothing.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from functools import reduce
from pathlib import Path
from typing import Any

from filelock import FileLock

from core.runs import Run, read_json, write_json

KINDS = ("name", "merge", "split")
LONGEST_NAME = 60  # characters
LOCK_TIMEOUT = 10.0  # seconds
N_KEPT = 1000  # edits; older ones can no longer be undone


class DamagedNames(ValueError):
    """The file of names cannot be read; the message names it."""


@dataclass(frozen=True)
class Edit:
    """One change.

    Attributes:
        kind: "name" a cluster's group, "merge" the groups of clusters, "split" a cluster's group.
        clusters: what it concerns, at least one.
        name: the name given, "" takes one away; only for "name".
    """

    kind: str
    clusters: tuple[int, ...]
    name: str = ""


@dataclass(frozen=True)
class Group:
    """Clusters that count as one, in ascending order, and their name, "" for none."""

    clusters: tuple[int, ...]
    name: str = ""


@dataclass(frozen=True)
class Naming:
    """What the edits of a run add up to.

    Attributes:
        groups: the first cluster of each group that is merged or named -> the group. Every other
            cluster is a group of its own.
        edits: in the order in which they were made.
    """

    groups: dict[int, Group] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()

    def group(self, cluster: int) -> Group:
        """Return the group that a cluster belongs to."""
        holders = (group for group in self.groups.values() if cluster in group.clusters)
        return next(holders, Group((cluster,)))

    def columns(self, n_clusters: int) -> list[Group]:
        """Return all groups of clusters 0 ... n_clusters - 1, by their first cluster."""
        found = (self.group(cluster) for cluster in range(n_clusters))
        return list(dict.fromkeys(found))


def load_naming(run: Run) -> Naming:
    """Read the names of a run's clusters.

    They are the visitor's own where there are any, else those that an exhibit brings along.

    Raises:
        DamagedNames: the file holds something else.
    """
    own = run.names_file
    return _read(own if own.exists() else run.path / own.name)


def name_of(run: Run, cluster: int) -> str:
    """Return the name of a cluster as it stands now, "" where it has none."""
    try:
        return load_naming(run).group(cluster).name
    except DamagedNames:
        return ""


def give_name(run: Run, cluster: int, name: str) -> None:
    """Name the group of a cluster; an empty name takes its name away."""
    tidy = " ".join(name.split())[:LONGEST_NAME].rstrip()
    _edit(run, lambda naming: _naming_edit(naming, cluster, tidy))


def merge(run: Run, clusters: Sequence[int]) -> None:
    """Make one group of the groups of clusters; it keeps the first name among them.

    Raises:
        ValueError: fewer than two clusters.
    """
    if len(set(clusters)) < 2:
        raise ValueError(f"`clusters` must be at least two. Received: clusters={clusters}")
    _edit(run, lambda _: Edit("merge", tuple(clusters)))


def split(run: Run, cluster: int) -> None:
    """Take the group of a cluster apart; each of its clusters keeps the name."""
    _edit(run, lambda naming: Edit("split", naming.group(cluster).clusters))


def undo(run: Run) -> None:
    """Take the last edit of a run back, whoever made it; without edits nothing happens."""
    with _locked(run):
        edits = load_naming(run).edits
        if edits:
            _write(run.names_file, edits[:-1])


def discard_damaged(run: Run) -> Path:
    """Set a damaged file of names aside so that naming can begin anew, and return where it is."""
    aside = run.names_file.with_suffix(".damaged.json")
    with _locked(run):
        os.replace(run.names_file, aside)
    return aside


def _naming_edit(naming: Naming, cluster: int, name: str) -> Edit | None:
    group = naming.group(cluster)
    return None if group.name == name else Edit("name", group.clusters, name)


def _edit(run: Run, make: Callable[[Naming], Edit | None]) -> None:
    with _locked(run):
        naming = load_naming(run)
        edit = make(naming)
        if edit is not None:
            _write(run.names_file, (*naming.edits, edit))


def _locked(run: Run) -> FileLock:
    folder = run.names_file.parent
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / ".names.lock", timeout=LOCK_TIMEOUT)


def _read(file: Path) -> Naming:
    content = read_json(file)
    if content is None and not file.exists():
        return Naming()
    try:
        edits = tuple(_parse(record) for record in (content or {})["edits"])
    except (TypeError, KeyError, ValueError) as error:
        raise DamagedNames(f"{file} does not hold names of clusters.") from error
    return Naming(reduce(_apply, edits, {}), edits)


def _parse(record: dict[str, Any]) -> Edit:
    edit = Edit(
        str(record["kind"]),
        tuple(int(cluster) for cluster in record["clusters"]),
        str(record.get("name", "")),
    )
    if edit.kind not in KINDS or not edit.clusters or min(edit.clusters) < 0:
        raise ValueError(f"An edit must be one of {KINDS}, of clusters. Received: {record}")
    return edit


def _write(file: Path, edits: tuple[Edit, ...]) -> None:
    write_json(file, {"edits": [asdict(edit) for edit in edits[-N_KEPT:]]})


def _apply(groups: dict[int, Group], edit: Edit) -> dict[int, Group]:
    """Return the groups after an edit."""
    touched = [Naming(groups).group(cluster) for cluster in edit.clusters]
    rest = {first: group for first, group in groups.items() if group not in touched}
    made = _APPLIED[edit.kind](touched, edit)
    return rest | {group.clusters[0]: group for group in made}


def _named(touched: list[Group], edit: Edit) -> list[Group]:
    return [Group(group.clusters, edit.name) for group in dict.fromkeys(touched)]


def _merged(touched: list[Group], edit: Edit) -> list[Group]:
    clusters = sorted({cluster for group in touched for cluster in group.clusters})
    return [Group(tuple(clusters), next((group.name for group in touched if group.name), ""))]


def _split(touched: list[Group], edit: Edit) -> list[Group]:
    return [Group((cluster,), group.name) for group in touched for cluster in group.clusters]


_APPLIED = {"name": _named, "merge": _merged, "split": _split}
