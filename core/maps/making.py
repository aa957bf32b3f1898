"""Make maps of a run's space: embed, find neighbours, lay out, judge, store."""

import time
from typing import Any

import numpy as np

from core.maps.background import note_file, noting
from core.maps.points import labels_of
from core.maps.spaces import embed_split
from core.maps.stored import Map, load_map, map_file, save_map
from core.methods import check_space
from core.projection.figures import judge_map
from core.projection.layout import (
    Neighbors,
    ProjectionConfig,
    Report,
    find_neighbors,
    fit_projection,
    n_neighbors_needed,
)
from core.runs import Run

N_JUDGED = 5  # neighbours that the figures ask for


class MapMaker:
    """Lays one space of a run out, by as many methods as asked.

    Args:
        run: a finished run.
        space: one of `core.methods.spaces_of(run)`.
        split: "test" or "all".
        configs: the maps that will be asked for; they decide how many neighbours are found.

    Raises:
        LookupError: the run has no such space, or no weights.
    """

    def __init__(self, run: Run, space: str, split: str, configs: list[ProjectionConfig]) -> None:
        self.space, self.split = space, split
        self.samples = embed_split(run, space, split)
        self.labels = labels_of(space, split)
        n_neighbors = max(N_JUDGED, *map(n_neighbors_needed, configs))
        self.neighbors: Neighbors = find_neighbors(self.samples, n_neighbors)

    def make(self, config: ProjectionConfig, report: Report = lambda share: None) -> Map:
        """Return the map of `config`, judged."""
        start = time.perf_counter()
        points, kernel = fit_projection(self.samples, config, self.neighbors, report)
        seconds = time.perf_counter() - start
        points = points.astype(np.float16).astype(np.float32)  # as it will be stored
        figures = judge_map(self.samples, self.neighbors, points, self.labels)
        return Map(config, self.space, self.split, points, kernel, figures, seconds)


def find_or_make(
    run: Run, space: str, config: ProjectionConfig, split: str, show: Report = lambda share: None
) -> dict[str, Any]:
    """Return what is known of a map, made and stored now unless it lies on disk.

    Args:
        run: a finished run.
        space: one of the run's spaces.
        config: method and settings.
        split: "test" or "all".
        show: told the share of the layout that is done.

    Returns:
        "run", "space", "split", "map" (its name), "n_points", "seconds" of the layout, and the
        figures of `judge_map`.

    Raises:
        LookupError: the run has no such space, or no weights.
        ValueError: the split is unknown.
    """
    check_space(run, space)
    found = load_map(run, space, config, split)
    if found is None:
        with noting(note_file(run, space, config, split)) as note:

            def report(share: float) -> None:
                note(share)
                show(share)

            found = MapMaker(run, space, split, [config]).make(config, report)
            save_map(run, found, map_file(run, space, config, split))
    return {
        "run": run.id,
        "space": space,
        "split": split,
        "map": config.slug,
        "n_points": len(found.points),
        "seconds": found.seconds,
        **found.figures,
    }
