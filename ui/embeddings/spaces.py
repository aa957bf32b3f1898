"""The spaces themselves behind the maps: a run's network and all its points, loaded on request.

Importing Keras takes seconds and holds the GIL, so a thread does it, as for the page Draw.
"""

from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from core.maps.placing import Placer
from core.maps.stored import Map
from core.projection.layout import Neighbors
from core.runs import Run
from ui.embeddings.targets import Target, Wanted
from ui.frame.texts import Say
from ui.frame.warmup import Warmup, building_turn

DELAY = 3.0  # seconds before a space is loaded that nobody asked for
N_SHOWN = 12  # neighbours in a row of pictures


@dataclass(frozen=True)
class Space:
    """A space, loaded.

    Args:
        embedder: puts images into it.
        samples: (n, d) float32, the points of the split's images.
    """

    embedder: Any
    samples: np.ndarray
    _placers: dict[str, Placer] = field(default_factory=dict)

    def placer(self, found: Map) -> Placer:
        """Return what places points into a map of this space, made once for each map."""
        if found.config.slug not in self._placers:
            self._placers[found.config.slug] = Placer(found, self.samples)
        return self._placers[found.config.slug]


def opened(target: Target, split: str) -> Warmup:
    """Return the loading of a space; its value is a `Space`."""
    file = target.run.weights_file
    changed = file.stat().st_mtime_ns if file.is_file() else 0
    return _opened(target.run.path, target.space, split, changed)


@lru_cache(maxsize=8)
def _opened(path: Path, space: str, split: str, _: int) -> Warmup:
    return Warmup(partial(_open, Run(path), space, split))


def _open(run: Run, space: str, split: str) -> Space:
    with building_turn():
        from core.maps.points import load_points
        from core.maps.spaces import Embedder

        embedder = Embedder(run, space)
        return Space(embedder, embedder.embed(load_points(split).images))


def neighbors_of_row(space: Space, row: int, n_neighbors: int = N_SHOWN) -> Neighbors:
    """Return the nearest other samples of one of them, in the space itself."""
    return _nearest(space.samples, row, n_neighbors)


def also_in_map(found: Map, row: int, rows: np.ndarray) -> int:
    """Count which of a point's neighbours are among as many nearest ones in the map, too."""
    return int(np.isin(_nearest(found.points, row, len(rows)).rows, rows).sum())


def _nearest(points: np.ndarray, row: int, n_neighbors: int) -> Neighbors:
    distances = np.linalg.norm(points - points[row], axis=1)
    distances[row] = np.inf
    rows = np.argsort(distances, kind="stable")[:n_neighbors]
    return Neighbors(rows, distances[rows])


def start(wanted: list[Wanted]) -> list[Warmup]:
    """Return the loading of the spaces behind maps, begun as soon as the page is sent."""
    loading = [opened(one.target, one.split) for one in wanted]
    for each in loading:
        each.start(delay=DELAY)
    return loading


def await_all(loading: list[Warmup], say: Say) -> None:
    """Say what is being waited for or what went wrong, and run the page again at the end."""
    for each in dict.fromkeys(loading):
        if each.error is not None:
            st.error(say("warm.missing", reason=each.error))
            st.button(say("warm.retry"), on_click=each.retry)
            return
    if all(each.settled for each in loading):
        return
    for each in loading:
        each.start()
    st.html(f'<p class="gs gs-waking" role="status"><i></i>{say("embeddings.waking")}</p>')

    @st.fragment(run_every=0.5)
    def look() -> None:
        if all(each.settled for each in loading):
            st.rerun()

    look()
