"""The one map on which a room's drawings are stars: the L2-softmax network's, of test digits."""

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageColor, ImageDraw
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.maps.placing import Placer
from core.maps.points import labels_of
from core.maps.stored import Map, load_map
from core.projection.layout import ProjectionConfig
from core.runs import Run, exhibit
from ui.frame.warmup import Warmup, building_turn
from ui.pictures.colours import PETROFF10
from ui.pictures.images import encoded

RUN, SPACE = "l2-softmax", "l2"
SIDE, SCALE = 700, 2  # pixels of the picture; it is drawn so many times as large
N_FELT = 4000  # test digits among which a star finds its place
N_NEAR = 5  # of them that it is put amid, by their nearness
CLOSE = 1e-6  # the least distance in the space that counts
RADIUS = 2.1  # of a point, in pixels
MARGIN = 0.04  # around all points, in shares of the side
ADDRESS = "rooms/map-"
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}


class Background(NamedTuple):
    """The map without stars: a PNG, its version, and where each digit lies, (10, 2) in [0, 1]."""

    picture: bytes
    version: str
    middles: np.ndarray


def the_map() -> Map | None:
    """Return the bundled map, None where it is missing."""
    return _map_of(exhibit(RUN).path)


@cache
def _map_of(folder: Path) -> Map | None:
    return load_map(Run(folder), SPACE, ProjectionConfig())


def background() -> Background | None:
    """Return the picture of the map, None where there is none."""
    return _background_of(exhibit(RUN).path)


@cache
def _background_of(folder: Path) -> Background | None:
    found = _map_of(folder)
    if found is None:
        return None
    places, labels = in_square(found, found.points), labels_of(SPACE, "test")
    picture = encoded(_dots(places, labels))
    middles = np.stack([np.median(places[labels == digit], axis=0) for digit in range(10)])
    return Background(picture, hashlib.sha256(picture).hexdigest()[:12], middles)


def in_square(found: Map, points: np.ndarray) -> np.ndarray:
    """Return where points of a map lie in its picture, (n, 2) in [0, 1], y downwards."""
    low, high = found.points.min(axis=0), found.points.max(axis=0)
    size = float((high - low).max()) * (1 + 2 * MARGIN)
    shares = (points - (low + high) / 2) / size + 0.5
    return np.clip(np.stack([shares[:, 0], 1 - shares[:, 1]], axis=1), 0, 1)


def _dots(places: np.ndarray, labels: np.ndarray) -> Image.Image:
    """Draw points in the colours of their digits on nothing."""
    side, radius = SIDE * SCALE, RADIUS * SCALE
    picture = Image.new("RGBA", (side, side))
    pen = ImageDraw.Draw(picture)
    for (x, y), label in zip(places * side, labels, strict=True):
        colour = (*ImageColor.getrgb(PETROFF10[label])[:3], 150)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
    return picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


class Stars:
    """Places drawings in the map, amid the digits that are nearest in the space itself.

    A class draws often, so a star takes the mean of its neighbours' places, weighted by nearness.
    `Placer.place` seeks t-SNE's own minimum, at many times the cost.
    """

    def __init__(self) -> None:
        from core.maps.points import load_points
        from core.maps.spaces import Embedder

        found = the_map()
        if found is None:
            raise LookupError("The bundled map of the L2-softmax network is missing.")
        self._places = in_square(found, found.points[:N_FELT])
        self._embedder = Embedder(exhibit(RUN), SPACE)
        near = replace(found, points=found.points[:N_FELT])
        self._placer = Placer(near, self._embedder.embed(load_points("test").images[:N_FELT]))

    def place(self, image: np.ndarray) -> tuple[float, float]:
        """Return where a (28, 28) uint8 image lies in the picture, x and y in [0, 1]."""
        near = self._placer.neighbors(self._embedder.embed(image[None])[0], N_NEAR)
        weights = 1.0 / (near.distances + CLOSE)
        x, y = weights @ self._places[near.rows] / weights.sum()
        return float(x), float(y)


@cache
def stars() -> Warmup:
    """Return the server's one loading of what places drawings."""
    return Warmup(_load)


def _load() -> Stars:
    with building_turn():
        return Stars()


def _answer(request: Request) -> Response:
    found = background()
    if found is None:
        return Response(status_code=404)
    return Response(found.picture, media_type="image/png", headers=KEPT)


ROUTE = Route(f"/{ADDRESS}{{version}}.png", _answer)
