"""Films on their way to the player: whole at first, and of what has been sent only the newest."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from core.iic.film import Film, load_film
from core.iic.film_figures import OVER, SUB
from core.runs import Run
from ui.frame.texts import Say, under
from ui.training.live_run import is_live
from ui.watch import player, recipes
from ui.watch.findings import event_marks
from ui.watch.payload import payload

NEWEST = 3  # snapshots sent again and again, in case the browser was late for one
LABELS = "watch.player."


def show(runs: Sequence[Run], films: Sequence[Film], say: Say) -> None:
    """Show one run's film, or two in step."""
    group = player.group()
    if not all(film.over_joints.size for film in films):
        group = SUB
    sent = _sent(player.is_missing())
    data = [_film(run, film, group, sent, say) for run, film in zip(runs, films, strict=True)]
    player.player(
        data,
        n_heads=max(film.joints.shape[1] for film in films),
        live=is_live(runs[0]),
        texts=under(LABELS, say),
    )


def _sent(forget: bool) -> set[tuple[str, str]]:
    """Return which films this visitor's browser has got, by id and group."""
    if forget:
        st.session_state.pop("sent_films", None)
    return st.session_state.setdefault("sent_films", set())


def _film(run: Run, film: Film, group: str, sent: set, say: Say) -> dict[str, Any]:
    newest = NEWEST if (run.id, group) in sent else None
    sent.add((run.id, group))
    return payload(film, group, say, newest) | {
        "id": run.id,
        "title": recipes.title(run, say),
        "end": _end(run, film),
        "events": event_marks(run.events, say) if group != OVER else [],
    }


def _end(run: Run, film: Film) -> int:
    """Return the last step of the whole run while it goes on, of its film afterwards."""
    status, last = run.status, int(film.steps[-1])
    total = int(status.get("n_epochs") or 0) * int(status.get("n_steps") or 0)
    return max(last, total) if is_live(run) else last


def load(run: Run) -> Film | None:
    """Read a run's film, None where there is none; visitors of one run share it."""
    return _load(run.path, _stamp(run))


def _stamp(run: Run) -> int:
    """Return what changes with every snapshot that comes or goes."""
    try:
        return run.snapshots_folder.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=8)
def _load(path: Path, _: int) -> Film | None:
    return load_film(Run(path))


def damaged(run: Run, film: Film | None) -> int:
    """Return how many of a run's snapshots could not be read."""
    return max(0, len(run.snapshot_files) - (0 if film is None else len(film)))
