"""Where what was taught lies among 10,000 digits: a map of the space, with the examples in it."""

from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from core.maps.points import labels_of
from core.own.examples import Examples
from core.projection.layout import ProjectionConfig
from ui.embeddings import spaces
from ui.embeddings.colours import Classes
from ui.embeddings.map_figure import Drawn, Marks, map_figure
from ui.embeddings.spaces import Space
from ui.embeddings.targets import Target, Wanted
from ui.figure import figure
from ui.figure.figure import Images, Plot, Rows
from ui.frame.texts import Say
from ui.pictures.colours import PETROFF10
from ui.pictures.sheet import ADDRESS, N_COLUMNS, PER_SHEET

TARGETS = {
    "l2": Target("l2-softmax", "l2"),
    "cnn": Target("cnn", "cnn"),
    "pixels": Target("pixels", "pixels"),
}
CONFIGS = {
    "umap": ProjectionConfig(method="umap"),
    "tsne": ProjectionConfig(method="tsne"),
}
HEIGHT = "clamp(340px, 60vh, 560px)"


def chosen_map(say: Say) -> tuple[str, str]:
    """Offer spaces and methods; return the chosen ones."""
    with st.container(horizontal=True, key="teach-map-choice"):
        space = _chosen("space", list(TARGETS), "teach.space", say)
        method = _chosen("method", list(CONFIGS), "embeddings.method", say)
    return space, method


def _chosen(of: str, names: list[str], words: str, say: Say) -> str:
    """Offer names, the first one chosen at the beginning; return the chosen one."""
    chosen = st.segmented_control(
        say(f"teach.map_{of}"),
        names,
        default=names[0],
        required=True,
        format_func=lambda name: say(f"{words}_{name}"),
        key=f"teach-map-{of}",
        label_visibility="collapsed",
    )
    return str(chosen)


def places(own: Examples, image: np.ndarray | None, say: Say) -> None:
    """Show the map with examples and a drawing in it."""
    space, method = chosen_map(say)
    wanted = Wanted(TARGETS[space], CONFIGS[method])
    found = wanted.load()
    if found is None:
        st.info(say("teach.no_map"))
        return
    loading = spaces.opened(wanted.target, wanted.split)
    opened = loading.value
    marks = None if opened is None else marks_of(opened, found, own)
    star = None if opened is None or image is None else _place(opened, found, image)
    digits = labels()
    names = tuple(map(str, range(10)))
    colours = Classes(say("embeddings.colour_label"), digits, names, PETROFF10, printed=True)
    drawn = Drawn(found.points, say(f"embeddings.method_{method}"), star, own=marks)
    plot = Plot(
        "teach-map",
        map_figure(drawn, colours, f"{space} {method}", say),
        say("teach.map_alt", space=say(f"teach.space_{space}"), n=len(own)),
        height=HEIGHT,
        zoom=True,
    )
    rows = Rows(
        len(digits),
        {say("embeddings.fact_label"): digits},
        Images(ADDRESS, N_COLUMNS, PER_SHEET),
        tools=("pan",),
    )
    figure.show([plot], key="teach-map", rows=rows)
    st.html(f'<div class="gs"><p class="gs-note">{say("teach.map_caution")}</p></div>')
    spaces.await_all([loading], say)


def labels() -> np.ndarray:
    """Return the digits of the map's images, (10000,) uint8."""
    return labels_of("l2", "test").astype(np.uint8)


def marks_of(space: Space, found: Any, own: Examples) -> Marks:
    """Return where the examples lie in a map, (n, 2), and what they show."""
    points = [_place(space, found, image) for image in own.images]
    places = np.array(points, np.float32).reshape(len(points), found.points.shape[1])
    return Marks(places, [own.names[row] for row in own.classes])


def _place(space: Space, found: Any, image: np.ndarray) -> np.ndarray:
    return _placed(space.embedder, space.placer(found), image.tobytes())


@lru_cache(4096)
def _placed(embedder: Any, placer: Any, content: bytes) -> np.ndarray:
    """Place an image once; a map and a space stay the same as long as the server runs."""
    image = np.frombuffer(content, np.uint8).reshape(28, 28)
    return placer.place(embedder.embed(image[None])[0])
