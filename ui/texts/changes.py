"""One digit and its four changes, as the IIC post shows them."""

from html import escape

import numpy as np
import streamlit as st

from core.maps.points import load_points
from ui.frame.texts import Say
from ui.frame.warmup import building_turn
from ui.pictures.images import data_uri

ROW = "texts_row"  # of the test image that is shown
FIRST = 0  # a seven


def section(say: Say) -> None:
    """Show a test image beside what each change makes of it, and offer another one."""
    row = int(st.session_state.get(ROW, FIRST))
    image = load_points("test").images[row]
    st.html(strip_html(image, views(image, row), say))
    st.button(say("texts.another"), icon=":material/casino:", on_click=another)


def another() -> None:
    """Take another test image."""
    st.session_state[ROW] = int(np.random.default_rng().integers(len(load_points("test").images)))


@st.cache_data(show_spinner=False, max_entries=50)
def views(image: np.ndarray, seed: int) -> dict[str, np.ndarray]:
    """Return a test image's four changes, made once."""
    with building_turn():
        from core.texts.changes import changed

        return changed(image, seed)


def strip_html(image: np.ndarray, changed: dict[str, np.ndarray], say: Say) -> str:
    """Return the images in a row, each over its name."""
    shown = {"original": image} | changed
    items = "".join(
        f'<figure><img class="gs-pixels" src="{data_uri(pixels)}" alt="">'
        f"<figcaption>{escape(say(f'texts.change_{name}'))}</figcaption></figure>"
        for name, pixels in shown.items()
    )
    title = escape(say("texts.changes"))
    return f'<div class="gs"><h2>{title}</h2><div class="gs-changes">{items}</div></div>'
