"""What the page of overclusters shows of one run: its columns, with their figures."""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from core.data import load_mnist, strokes
from core.iic.assignments import Assignments, load_assignments
from core.iic.cluster_names import Group, Naming
from core.iic.overclusters import Survey, label_entropy, purity, survey
from core.methods import spaces_of
from core.runs import Run, list_runs
from ui.pictures.clusters import pair

DEFAULT_RUN = "iic"
SPLITS = ("test", "train")
DIGIT = 7  # whose kinds the page asks for
MAX_CLUSTERS = 256  # cluster numbers are stored in a byte
ORDERS = ("digit", "size", "purity", "letters")


@dataclass(frozen=True)
class Column:
    """One column of the matrix.

    Attributes:
        group: its clusters, with their name.
        counts: (10,) int, its images of each label.
        purity: share of the most frequent label, in [0, 1].
        entropy: of the labels, in nats.
    """

    group: Group
    counts: np.ndarray
    purity: float
    entropy: float

    @property
    def id(self) -> int:
        """Its first cluster, which stands for the group."""
        return self.group.clusters[0]

    @property
    def letters(self) -> str:
        """Its clusters: "AO", "AO + BC"."""
        return " + ".join(map(pair, self.group.clusters))

    @property
    def digit(self) -> int:
        """The most frequent label."""
        return int(self.counts.argmax())

    @property
    def size(self) -> int:
        """The number of its images."""
        return int(self.counts.sum())


@dataclass(frozen=True)
class Atlas:
    """A run's overclusters on the images of one split.

    Attributes:
        run: the run.
        split: "test" or "train".
        assignments: where the network puts the images.
        survey: sums over the clusters.
        naming: the names and groups as they stood when the page began.
        columns: one for each group, by their first clusters.
    """

    run: Run
    split: str
    assignments: Assignments
    survey: Survey
    naming: Naming
    columns: list[Column]

    def column(self, cluster: int) -> Column:
        """Return the column that holds a cluster."""
        return next(column for column in self.columns if cluster in column.group.clusters)


def iic_runs() -> list[Run]:
    """Return the runs with an overclustering head: those with assignments, the default first."""
    found = [run for run in list_runs() if "clusters" in spaces_of(run)]
    return sorted(found, key=lambda run: (not run.clusters_file.is_file(), run.id != DEFAULT_RUN))


def load_atlas(run: Run, split: str, naming: Naming) -> Atlas | None:
    """Return what there is to show of a run, None where its assignments are missing."""
    surveyed = _surveyed(run.path, split, _stamp(run.clusters_file))
    if surveyed is None:
        return None
    assignments, sums = surveyed
    groups = naming.columns(sums.n_clusters)
    return Atlas(run, split, assignments, sums, naming, _columns(groups, sums))


def _columns(groups: list[Group], sums: Survey) -> list[Column]:
    counts = sums.label_counts(groups)
    figures = zip(groups, counts.T, purity(counts), label_entropy(counts), strict=True)
    return [Column(group, of, float(pure), float(mixed)) for group, of, pure, mixed in figures]


def _stamp(file: Path) -> int:
    """Return when a file was last written, in nanoseconds, 0 where there is none."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=8)
def _surveyed(path: Path, split: str, _: int) -> tuple[Assignments, Survey] | None:
    """Survey a run once for each state of its file."""
    run = Run(path)
    assignments = load_assignments(run, split)
    if assignments is None:
        return None
    n_clusters = _n_clusters(run, assignments)
    try:
        return assignments, survey(assignments, load_mnist(split), n_clusters)
    except ValueError:  # of other images than these: as good as missing
        return None


def _n_clusters(run: Run, assignments: Assignments) -> int:
    """Return how many clusters the head has; a damaged configuration counts those in use."""
    used = int(assignments.overclusters.max(initial=0)) + 1
    config = run.config.get("config")
    stated = config.get("n_overclusters") if isinstance(config, dict) else None
    return max(used, min(stated, MAX_CLUSTERS)) if isinstance(stated, int) else used


@cache
def measured(split: str) -> dict[str, np.ndarray]:
    """Return the "thickness" (pixels) and "slant" (degrees) of a split's images, (n,) each."""
    images = load_mnist(split).images
    return {"thickness": strokes.thickness(images), "slant": strokes.slant(images)}


def arrange(columns: list[Column], order: str, query: str) -> list[Column]:
    """Return the columns that match a query, in an order.

    Args:
        order: "digit" (then by size), "size", "purity" (least pure first) or "letters".
        query: "7" for the columns of that digit, anything else for the column with the cluster of
            these letters and for names that contain it.
    """
    keys = {
        "digit": lambda column: (column.size == 0, column.digit, -column.size),
        "size": lambda column: -column.size,
        "purity": lambda column: (column.size == 0, column.purity),
        "letters": lambda column: column.id,
    }
    return sorted((c for c in columns if matches(c, query)), key=keys[order])


def matches(column: Column, query: str) -> bool:
    """Tell whether a column is one that the visitor looks for."""
    asked = query.strip().casefold()
    if asked.isascii() and asked.isdigit():
        return column.size > 0 and column.digit == int(asked)
    letters = (pair(cluster).casefold() for cluster in column.group.clusters)
    return asked in letters or asked in column.group.name.casefold()
