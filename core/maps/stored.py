"""Maps on disk: a layout of a run's space, found by what it was made from.

A map lies in its run's `projections/`. Exhibits are read-only: maps of theirs that a user asks
for lie with the user's runs. A file holds coordinates as float16 and a key, the hash of all that
decided them; where the key is another, the file counts as absent.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from core.projection.layout import ProjectionConfig
from core.runs import Run, exhibit
from core.runs.archives import read_arrays, write_arrays

WITHOUT_NETWORK = {"pixels": "", "noise": "3 axes"}  # what decides the points besides the images
RECIPE = 1  # raise when the same settings give another map


@dataclass(frozen=True)
class Map:
    """A layout of the images of a split.

    Args:
        config: how it was made.
        space: of what.
        split: "test" (10,000 images) or "all" (70,000, the test images first).
        points: (n, 2) or (n, 3) float32.
        kernel: a and b of the layout's similarity 1 / (1 + a d^2b).
        figures: what `core.projection.figures.judge_map` found.
        seconds: how long the layout took.
    """

    config: ProjectionConfig
    space: str
    split: str
    points: np.ndarray
    kernel: tuple[float, float]
    figures: dict[str, float]
    seconds: float


def home_of(run: Run, space: str) -> Run:
    """Return the run whose maps of `space` these are: pixels and noise are the same for all."""
    return exhibit("pixels") if space in WITHOUT_NETWORK else run


def map_file(run: Run, space: str, config: ProjectionConfig, split: str = "test") -> Path:
    """Return where a map that is computed now would be stored."""
    return home_of(run, space).own_projections / file_name(space, config, split)


def file_name(space: str, config: ProjectionConfig, split: str) -> str:
    """Return the name of a map's file."""
    return f"{space}.{split}.{config.slug}.npz"


def save_map(run: Run, found: Map, path: Path) -> None:
    """Write a map, whole or not at all."""
    key = content_key(run, found.space, found.config, found.split)
    about = json.dumps({"key": key, "seconds": found.seconds} | found.figures)
    write_arrays(
        path,
        points=found.points.astype(np.float16),
        kernel=np.array(found.kernel),
        about=np.array(about),
    )


def load_map(run: Run, space: str, config: ProjectionConfig, split: str = "test") -> Map | None:
    """Read a map, None where there is none, or a damaged one, or one of other weights."""
    home = home_of(run, space)
    for folder in (home.projections_folder, home.own_projections):
        found = _read(folder / file_name(space, config, split))
        if found is None:
            continue
        points, kernel, about = found
        if about.pop("key", None) == content_key(run, space, config, split):
            seconds = about.pop("seconds")
            return Map(config, space, split, points, kernel, about, seconds)
    return None


def read_key(path: Path) -> str | None:
    """Return the key that a map's file bears, None where it is absent or damaged."""
    found = _read(path)
    return found[2].get("key") if found else None


def content_key(run: Run, space: str, config: ProjectionConfig, split: str) -> str:
    """Hash all that decides a map: the weights, the space, the images, the settings."""
    origin = WITHOUT_NETWORK[space] if space in WITHOUT_NETWORK else _weights_hash(run)
    content = json.dumps([RECIPE, origin, space, split, config.slug])
    return hashlib.sha256(content.encode()).hexdigest()


def _weights_hash(run: Run) -> str:
    try:
        stamp = run.weights_file.stat()
    except OSError:
        return "no weights"
    return _file_hash(run.weights_file, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=256)
def _file_hash(path: Path, changed: int, size: int) -> str:
    """Hash a file once for every time it `changed`, in nanoseconds, or its size did."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read(path: Path) -> tuple[np.ndarray, tuple[float, float], dict[str, Any]] | None:
    stored = read_arrays(path)
    if stored is None or not {"points", "kernel", "about"} <= stored.keys():
        return None
    a, b = stored["kernel"].tolist()
    return stored["points"].astype(np.float32), (a, b), json.loads(str(stored["about"]))
