"""Films on their way to the browser: read once for all visitors, sent to each one once."""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Generic, TypeVar

import streamlit as st

from core.runs import Run
from ui.training.live_run import is_live

NEWEST = 3  # frames sent again and again, in case the browser was late for one
Film = TypeVar("Film")


class Reel(Generic[Film]):
    """The films of one kind.

    Args:
        load: reads a run's film, None where there is none.
        size: films that are kept in memory.
    """

    def __init__(self, load: Callable[[Run], Film | None], size: int) -> None:
        self._read = lru_cache(maxsize=size)(lambda path, _: load(Run(path)))

    def load(self, run: Run) -> Film | None:
        """Return a run's film, None where there is none; visitors of one run share it."""
        return self._read(run.path, stamp(run))


def stamp(run: Run) -> int:
    """Return what changes with every frame of a run that comes or goes, 0 where there is none."""
    try:
        return run.snapshots_folder.stat().st_mtime_ns
    except OSError:
        return 0


def unsent(sent: str, film: Hashable) -> int | None:
    """Return how many of a film's newest frames this visitor's browser needs, and note it.

    Args:
        sent: under which the session keeps what was sent of films of one kind.
        film: tells it from the others, such as the run's id.

    Returns:
        None for all of them.
    """
    known = st.session_state.setdefault(sent, set())
    newest = NEWEST if film in known else None
    known.add(film)
    return newest


def forget(sent: str) -> None:
    """Send films anew: the browser lost what it had."""
    st.session_state.pop(sent, None)


def last_step(run: Run, filmed: int) -> int:
    """Return the last step of the whole run while it goes on, of its film afterwards."""
    status = run.status
    total = int(status.get("n_epochs") or 0) * int(status.get("n_steps") or 0)
    return max(filmed, total) if is_live(run) else filmed
