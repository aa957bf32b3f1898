"""The figures in a lesson, as the exhibits draw them."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np

from core.dec.film import N_MAPPED, load_dec_film
from core.iic.film import Film, load_film
from core.maps.points import load_points
from core.metrics import match_clusters
from core.runs import Run, exhibit
from ui.figure import figure
from ui.figure.figure import Plot
from ui.frame.texts import Say
from ui.kana_lab import curves as kana_lab_curves
from ui.kana_lab import runs as kana_lab_runs
from ui.lessons.lesson import Settings
from ui.texts import centroids
from ui.watch import figures as watch_figures

FRAMES = {"first": 0, "last": -1}
HEIGHT = 330  # CSS pixels


def show(settings: Settings | None, key: str, say: Say) -> None:
    """Show a figure; nothing where there is none, or no run for it."""
    if settings is None or settings["show"] not in FIGURES:
        return
    plot = FIGURES[settings["show"]](settings, say)
    if plot is not None:
        figure.show([plot], key=key)


@lru_cache(maxsize=8)
def _film(path: Path) -> Film | None:
    return load_film(Run(path))


def _joint(settings: Settings, say: Say) -> Plot | None:
    """Draw P at the first or the last moment of a film."""
    film = _film(exhibit(settings["run"]).path)
    if film is None:
        return None
    frame = FRAMES[settings["frame"]]
    P = film.joints[frame, film.selected[frame]]
    drawn = watch_figures.joint(P, np.arange(len(P)), say)
    return _matrix("joint", drawn, say(f"lessons.joint_{settings['frame']}"))


def _confusion(settings: Settings, say: Say) -> Plot | None:
    """Draw which digits are in which cluster at a film's end, clusters matched to digits."""
    film = _film(exhibit(settings["run"]).path)
    if film is None or not film.confusions.size:
        return None
    counts = film.confusions[-1, film.selected[-1]]
    order = match_clusters(counts).argsort()
    drawn = watch_figures.confusion(counts, order, say)
    return _matrix("confusion", drawn, say("lessons.confusion"))


def _matrix(name: str, drawn: object, alt: str) -> Plot:
    return Plot(name, drawn, alt, title=alt, height=None, ratio=1.0)


def _accuracy(settings: Settings, say: Say) -> Plot | None:
    """Draw the accuracy of trainings of the kana lab over their steps."""
    records = kana_lab_runs.records(settings["recipes"])
    lines = kana_lab_runs.curves(records, None, say)
    if not lines:
        return None
    drawn = kana_lab_curves.accuracy(lines, say, bool(settings.get("training")))
    dashed = "_dashed" if settings.get("training") else ""
    title = say(f"kana_lab.chart_accuracy{dashed}")
    return Plot("accuracy", drawn, title, title=title, height=HEIGHT)


def _centroids(settings: Settings, say: Say) -> Plot | None:
    """Draw DEC's map of 500 digits with the centres of its clusters."""
    film = load_dec_film(exhibit(settings["run"]))
    if film is None or film.clustering is None:
        return None
    drawn = centroids.draw(film.clustering, load_points("test").labels[:N_MAPPED], say)
    return Plot(
        "centroids", drawn, say("texts.centroids_alt"), title=say("texts.centroids"), height=HEIGHT
    )


FIGURES: dict[str, Callable[[Settings, Say], Plot | None]] = {
    "accuracy": _accuracy,
    "centroids": _centroids,
    "confusion": _confusion,
    "joint": _joint,
}
