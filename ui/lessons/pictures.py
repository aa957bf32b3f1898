"""The pictures in a lesson: each made of a bundled run, by the functions of the exhibits."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from html import escape
from pathlib import Path

import numpy as np

from core.data import SAMPLES, load_mnist, load_sample
from core.iic.assignments import load_assignments
from core.iic.cluster_names import Group
from core.iic.overclusters import Survey, survey
from core.maps.points import load_points
from core.networks.filter_film import load_filter_film
from core.outliers.profile import preset_score
from core.outliers.sets import shipped_images
from core.outliers.stored import Anomalies, Gallery, load_anomalies
from core.runs import Run, exhibit
from ui.frame import numbers
from ui.frame.texts import Say
from ui.lessons import figures
from ui.lessons.lesson import Settings
from ui.pictures import clusters
from ui.pictures.charts import picture
from ui.texts import changes

N_SHOWN, N_FIRST, N_FILTERS = 12, 240, 24  # images, those they are taken from, filters
SEVEN = 0  # row of a clear seven among the test images
FULL = 255
_NOTHING = Gallery(np.arange(0), np.zeros((0, 28, 28), np.uint8))
Shown = Sequence[tuple[np.ndarray, str]]  # uint8 images, each with its caption


def html(settings: Settings | None, say: Say) -> str:
    """Return a picture made of images, "" for none and for figures."""
    if settings is None or settings["show"] not in STRIPS:
        return ""
    return _made(json.dumps(settings), exhibit("").path, say)


@lru_cache(maxsize=200)
def _made(settings: str, _: Path, say: Say) -> str:
    """Make a picture once for each language and folder of exhibits."""
    asked = json.loads(settings)
    shown = STRIPS[asked["show"]](asked, say)
    items = "".join(
        f'<figure>{picture(image, caption)}<figcaption aria-hidden="true">{escape(caption)}'
        "</figcaption></figure>"
        for image, caption in shown
    )
    if not items:
        return ""
    note = escape(_note(asked["show"], shown, say))
    return (
        f'<div class="gs gs-lesson-shown"><p>{note}</p>'
        f'<div class="gs-lesson-strip {asked["show"]}">{items}</div></div>'
    )


def _note(kind: str, shown: Shown, say: Say) -> str:
    """Say what the images are, and what stands below them; samples have their names."""
    if kind == "samples":
        return ""
    answers = kind in ("passing", "rejected") and any(caption for _, caption in shown)
    parts = [f"lessons.shown_{kind}", *(["lessons.shown_answers"] if answers else [])]
    return ". ".join(say(part) for part in parts)


def _changes(_: Settings, say: Say) -> Shown:
    """Return a seven and its four changes."""
    image = load_points("test").images[SEVEN]
    shown = {"original": image} | changes.views(image, SEVEN)
    return [(pixels, say(f"texts.change_{name}")) for name, pixels in shown.items()]


def _samples(settings: Settings, say: Say) -> Shown:
    """Return pictures that are offered beside the slate."""
    names = settings.get("names", list(SAMPLES))
    return [(load_sample(name), say(f"sample.{name}")) for name in names]


def _means(settings: Settings, say: Say) -> Shown:
    """Return the mean images of some overclusters of a run, or of its ten clusters."""
    asked = settings.get("clusters")
    found = _surveyed(exhibit(settings["run"]).path, asked is None)
    if found is None:
        return []
    return [
        (
            found.mean_image(Group((cluster,))),
            say("lessons.cluster", cluster=clusters.name(cluster, found.n_clusters)),
        )
        for cluster in asked or range(found.n_clusters)
    ]


@cache
def _surveyed(path: Path, ten: bool) -> Survey | None:
    """Return the sums over a bundled run's clusters, ten or many, on the test images."""
    given = load_assignments(Run(path), "test")
    if given is None:
        return None
    counted = replace(given, overclusters=given.clusters) if ten else given
    return survey(counted, load_mnist("test"), int(counted.overclusters.max()) + 1)


def _passing(settings: Settings, say: Say) -> Shown:
    """Return images of a set that a limit lets pass for digits, the surest answers first."""
    return _judged(settings, say, beyond=False)


def _rejected(settings: Settings, say: Say) -> Shown:
    """Return images of a set beyond a limit, the most anomalous first."""
    return _judged(settings, say, beyond=True)


def _judged(settings: Settings, say: Say, beyond: bool) -> Shown:
    """Return images of a set on one side of a limit, with the network's answers."""
    run, name = exhibit(settings["run"]), settings["set"]
    found = load_anomalies(run) if run.anomalies_file.is_file() else None
    if found is None:
        return []
    there = _at_hand(found, name)
    scores, sure = found.scores("lof", name)[there.rows], found.confidences(name)
    first = scores if beyond or sure is None else sure[there.rows]
    order = np.argsort(-first, kind="stable")
    side = (scores > preset_score(found, "lof", settings["limit"])) == beyond
    chosen = _spread(order[side[order]])
    images = there.images[chosen]
    return [
        (image, _answer(found, name, row, say))
        for image, row in zip(images, there.rows[chosen], strict=True)
    ]


def _at_hand(found: Anomalies, name: str) -> Gallery:
    """Return the images of a set that came with the app."""
    if name in found.bundled:
        return found.bundled[name]
    images = shipped_images(name)
    return Gallery(np.arange(len(images)), images) if images is not None else _NOTHING


def _spread(rows: np.ndarray) -> np.ndarray:
    """Return some of the first rows, evenly spread over them, so that not all are alike."""
    return rows[:: max(1, min(len(rows), N_FIRST) // N_SHOWN)][:N_SHOWN]


def _answer(found: Anomalies, name: str, row: int, say: Say) -> str:
    """Return the digit that a network sees, and how sure it is; "" without a network."""
    answers, sure = found.predictions(name), found.confidences(name)
    if answers is None or sure is None:
        return ""
    return f"{answers[row]} · {numbers.share(float(sure[row]), say)}"


def _filters(settings: Settings, say: Say) -> Shown:
    """Return the first layer's filters of a run before or after its training."""
    film = load_filter_film(exhibit(settings["run"]))
    if film is None:
        return []
    kernels = film.kernels[{"first": 0, "last": -1}[settings["frame"]]]
    most = np.maximum(np.abs(kernels).max(axis=(0, 1)), 1e-9)  # of each filter
    pixels = np.rint((kernels / most + 1) / 2 * FULL).astype(np.uint8)
    n_filters = min(pixels.shape[-1], N_FILTERS)
    return [(pixels[..., n], say("lessons.filter", n=n + 1)) for n in range(n_filters)]


STRIPS: dict[str, Callable[[Settings, Say], Shown]] = {
    "changes": _changes,
    "filters": _filters,
    "means": _means,
    "passing": _passing,
    "rejected": _rejected,
    "samples": _samples,
}
PICTURES = (*STRIPS, *figures.FIGURES)
