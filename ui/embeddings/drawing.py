"""Where am I? The visitor's own drawing, put into the maps by the networks behind them."""

import numpy as np
import streamlit as st

from core.maps.stored import Map
from ui.embeddings.facts import Facts
from ui.embeddings.pictures import neighbors_html
from ui.embeddings.spaces import Space
from ui.embeddings.targets import Wanted
from ui.frame.texts import Say
from ui.frame.warmup import Warmup

N_NEAR = 6  # neighbours under the slate


def star(found: Map, space: Space | None, image: np.ndarray | None) -> np.ndarray | None:
    """Return where a (28, 28) uint8 drawing lies in a map, None as long as nobody can tell."""
    if space is None or image is None or found.space == "noise":
        return None
    return space.placer(found).place(space.embedder.embed(image[None])[0])


def section(
    shown: tuple[Wanted, Map],
    loading: Warmup,
    image: np.ndarray | None,
    facts: Facts,
    say: Say,
) -> None:
    """Show the images nearest to the drawing in the space itself, or how to begin."""
    wanted, found = shown
    if image is None or found.space == "noise":
        st.caption(say("embeddings.noise_you" if found.space == "noise" else "embeddings.draw"))
        return
    if loading.value is None:
        return
    space = loading.value
    near = space.placer(found).neighbors(space.embedder.embed(image[None])[0], N_NEAR)
    st.caption(say("embeddings.nearest", space=wanted.target.name(say)))
    st.html(neighbors_html(near.rows, near.distances, facts, say))
