"""Films of DEC for the page: read once, shared by visitors, borrowed where a run began later."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from core.dec.film import Clustering, DECFilm, Pretraining, load_dec_film
from core.dec.moves import Kernel
from core.methods import settings_of
from core.runs import Run, RunNotFound, find_run
from ui.dec import payload
from ui.film.reel import Reel, stamp

_REEL = Reel(load_dec_film, 6)


def load(run: Run) -> DECFilm | None:
    """Read a run's film, None where there is none; visitors of one run share it."""
    return _REEL.load(run)


def settings(run: Run) -> dict[str, Any]:
    """Return the fields of a run's `DECConfig`, empty where it has not begun."""
    return settings_of(run)


def kernel(run: Run) -> Kernel:
    """Return what a run takes the distance to a centroid for."""
    config = settings(run)
    return Kernel(str(config.get("kernel", "squared")), float(config.get("alpha", 1.0)))


def origin(run: Run) -> Run | None:
    """Return the run whose autoencoder this one took over, None where it trained its own."""
    name = settings(run).get("start")
    if not name:
        return None
    try:
        return find_run(name)
    except RunNotFound:
        return None


def pretraining(run: Run) -> tuple[Run, Pretraining] | None:
    """Return the film of the first act and the run it was made in, perhaps an earlier one."""
    for one in (run, origin(run)):
        film = None if one is None else load(one)
        if one is not None and film is not None and film.pretraining is not None:
            return one, film.pretraining
    return None


def clustering(run: Run | None) -> Clustering | None:
    """Return the film of the later acts, None where it is not there yet."""
    film = load(run) if run is not None else None
    return film.clustering if film is not None else None


def moving(run: Run, size: int) -> dict[str, Any]:
    """Return a run's moving map of `size` images for the browser; it must have one."""
    return _moving(run.path, stamp(run), size)


@lru_cache(maxsize=12)
def _moving(path: Path, _: int, size: int) -> dict[str, Any]:
    film = clustering(Run(path))
    if film is None:
        raise LookupError(f"The run {path.name} has no moving map.")
    return payload.moving(film, size)
