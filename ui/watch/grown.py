"""What the film of a live run has grown by, for a browser that shows what came before."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from core.iic.film import Film, load_film
from core.iic.film_figures import OVER, SUB, heads_of, watched
from core.runs import Run
from ui.figure.films import Frames, coded
from ui.frame.texts import speaker
from ui.watch import frames, words
from ui.watch.heads import View


def grown(run: Run, known: str, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return the frames of a head after a known one, see `ui.film.pulse.Growth`.

    Args:
        run: whose film it is.
        known: name of the last snapshot that the browser has.
        asked: "film", "group", "head" and "lang", as `ui.watch.growth.address` has them.

    Returns:
        `film` (its name), `steps` and `moments` of the new frames, and `plots`: for each plot of
        matrices its `captions` and `frames`, as `ui.figure.films.coded` returns them. Empty where
        no snapshot after the known one can be read.

    Raises:
        ValueError: there is no such film or head.
    """
    number = int(asked.get("film", ""))
    film = load_film(run, after=known)
    if film is None:
        return {}
    view, say = _view(film, asked), speaker(asked.get("lang", ""))
    matrices = {f"joint-{number}": (frames.joint(view), words.traces(view, say))}
    if watched(view.heads):
        matrices[f"confusion-{number}"] = (frames.confusion(view), words.matched(view, say))
    return {
        "film": run.id,
        "steps": film.steps.tolist(),
        "moments": words.moments(film, say),
        "plots": {name: _plot(run, name, *drawn) for name, drawn in matrices.items()},
    }


def _view(film: Film, asked: Mapping[str, str]) -> View:
    """Return the head that was asked for, its clusters as they are: the browser sorts them."""
    group, head = asked.get("group", ""), int(asked.get("head", ""))
    if group not in (SUB, OVER):
        raise ValueError(f"There are no heads of a group {group!r}.")
    P = heads_of(film, group).joints
    if not 0 <= head < P.shape[1]:
        raise ValueError(f"There is no head {head} of {P.shape[1]}.")
    return View(film, group, head, np.arange(P.shape[-1]))


def _plot(
    run: Run, name: str, matrices: Sequence[Frames], captions: Sequence[str]
) -> dict[str, Any]:
    return {
        "captions": list(captions),
        "frames": [coded(part, run.id, name) for part in matrices],
    }
