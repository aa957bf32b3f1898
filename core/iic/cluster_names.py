"""Names that people give to overclusters, and the merging of clusters into one column.

A names.json holds the edits in their order, and the names are what they add up to; undoing takes
the last edit away. A run's file is only read: an edit makes another `Naming`, which belongs to
whoever made it.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import reduce
from pathlib import Path
from typing import Any

from core.runs import Run, read_json, write_json

KINDS = ("name", "merge", "split")
LONGEST_NAME = 60  # characters
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
    """Read the names that a run brings along.

    Raises:
        DamagedNames: the file holds something else.
    """
    here = run.names_file
    return read_naming(here if here.exists() else run.path / here.name)


def give_name(naming: Naming, cluster: int, name: str) -> Naming:
    """Name the group of a cluster; an empty name takes its name away."""
    tidy = " ".join(name.split())[:LONGEST_NAME].rstrip()
    group = naming.group(cluster)
    return naming if group.name == tidy else _edited(naming, Edit("name", group.clusters, tidy))


def merge(naming: Naming, clusters: Sequence[int]) -> Naming:
    """Make one group of the groups of clusters; it keeps the first name among them.

    Raises:
        ValueError: fewer than two clusters.
    """
    if len(set(clusters)) < 2:
        raise ValueError(f"`clusters` must be at least two. Received: clusters={clusters}")
    return _edited(naming, Edit("merge", tuple(clusters)))


def split(naming: Naming, cluster: int) -> Naming:
    """Take the group of a cluster apart; each of its clusters keeps the name."""
    return _edited(naming, Edit("split", naming.group(cluster).clusters))


def undo(naming: Naming) -> Naming:
    """Take the last edit back; without edits nothing happens."""
    return _summed(naming.edits[:-1])


def read_naming(file: Path) -> Naming:
    """Read a file of edits; no file holds none.

    Raises:
        DamagedNames: the file holds something else.
    """
    content = read_json(file)
    if content is None and not file.exists():
        return Naming()
    try:
        return _summed(tuple(_parse(record) for record in (content or {})["edits"]))
    except (TypeError, KeyError, ValueError, OverflowError) as error:
        raise DamagedNames(f"{file} does not hold names of clusters.") from error


def write_naming(file: Path, naming: Naming) -> None:
    """Write the edits, whole or not at all."""
    write_json(file, {"edits": [asdict(edit) for edit in naming.edits[-N_KEPT:]]})


def _edited(naming: Naming, edit: Edit) -> Naming:
    return Naming(_apply(naming.groups, edit), (*naming.edits, edit))


def _summed(edits: tuple[Edit, ...]) -> Naming:
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
