"""Films on their way to the player: whole at first, and of what has been sent only the newest."""

from collections.abc import Sequence
from typing import Any

from core.iic.film import Film, load_film
from core.iic.film_figures import OVER, SUB
from core.runs import Run
from ui.film import reel
from ui.film.reel import Reel
from ui.frame.texts import Say, under
from ui.training.live_run import is_live
from ui.watch import player, recipes
from ui.watch.findings import event_marks
from ui.watch.payload import payload

LABELS = "watch.player."
SENT = "sent_films"  # films that this visitor's browser has got, by id and group
_REEL = Reel(load_film, 8)


def show(runs: Sequence[Run], films: Sequence[Film], say: Say) -> None:
    """Show one run's film, or two in step."""
    group = player.group()
    if not all(film.over_joints.size for film in films):
        group = SUB
    if player.is_missing():
        reel.forget(SENT)
    data = [_film(run, film, group, say) for run, film in zip(runs, films, strict=True)]
    player.player(
        data,
        n_heads=max(film.joints.shape[1] for film in films),
        live=is_live(runs[0]),
        texts=under(LABELS, say),
    )


def _film(run: Run, film: Film, group: str, say: Say) -> dict[str, Any]:
    return payload(film, group, say, reel.unsent(SENT, (run.id, group))) | {
        "id": run.id,
        "title": recipes.title(run, say),
        "end": reel.last_step(run, int(film.steps[-1])),
        "events": event_marks(run.events, say) if group != OVER else [],
    }


def load(run: Run) -> Film | None:
    """Read a run's film, None where there is none; visitors of one run share it."""
    return _REEL.load(run)


def damaged(run: Run, film: Film | None) -> int:
    """Return how many of a run's snapshots could not be read."""
    return max(0, len(run.snapshot_files) - (0 if film is None else len(film)))
