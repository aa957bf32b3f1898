"""A run's network, opened behind the visitor's back: importing Keras takes seconds."""

from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np

from core.networks.filter_film import FilterFilm
from core.runs import Run
from ui.frame.warmup import Warmup, building_turn
from ui.inside.filters import Reel, wind

N_KEPT = 8  # networks of a server


@dataclass(frozen=True)
class Opened:
    """A network that can be looked into.

    Attributes:
        model: it answers with "logits" and "embedding".
        probe: gives all stages of an image.
        layers: name -> layer, of those that have kernels or normalise.
        reel: the film of its first layer, as the browser gets it.
    """

    model: Any
    probe: Any
    layers: dict[str, Any]
    reel: Reel


def opened(run: Run, trained: bool) -> Warmup:
    """Return the loading of a network; new weights make a new one."""
    return _opened(run.path, stamp(run), trained)


def stamp(run: Run) -> int:
    """Return a number that changes with a run's files."""
    return max(_changed(run.weights_file), _changed(run.filters_file))


def _changed(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=N_KEPT)
def _opened(path: Path, _: int, trained: bool) -> Warmup:
    return Warmup(partial(_open, Run(path), trained))


def _open(run: Run, trained: bool) -> Opened:
    with building_turn():
        from core.inside.opening import film_of, open_network
        from core.inside.probe import Probe, probabilities
        from core.networks.filters import leaves

        before, after = open_network(run, trained=False), open_network(run)
        film, model = film_of(run, before, after), after if trained else before
        probe = Probe(model)
        probe.look(np.zeros((1, 28, 28), np.uint8))  # the first call of a shape is slow
        probabilities(model, np.zeros((250, 28, 28), np.uint8))
        known = {layer.name: layer for layer in leaves(model)}
        return Opened(model, probe, known, wind(film, is_rebuilt(run, film)))


def is_rebuilt(run: Run, film: FilterFilm) -> bool:
    """Tell whether a film had to be made of two networks, for want of one."""
    return len(film) == 2 and not run.filters_file.is_file()
