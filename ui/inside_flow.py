"""The flow as a Streamlit component: an image on its way through a network."""

from pathlib import Path

import numpy as np
import streamlit as st

from core.runs import Run
from ui.frame.texts import Say
from ui.inside_network import Opened
from ui.inside_payload import payload
from ui.languages.inside import ENGLISH

KEY = "inside_flow"
PREFIX = "inside.flow."
_HERE = Path(__file__).parent
_SCRIPTS = (  # one module
    "dec_transport.js",
    "inside_paint.js",
    "inside_net.js",
    "inside_past.js",
    "inside_scope.js",
    "inside_film.js",
    "inside_blocks.js",
    "inside_flow.js",
)
_STYLES = ("dec_transport.css", "inside_flow.css")

_component = st.components.v2.component(
    "glyphscope_inside",
    html=(_HERE / "inside_flow.html").read_text("utf-8"),
    css="\n".join((_HERE / style).read_text("utf-8") for style in _STYLES),
    js="\n".join((_HERE / script).read_text("utf-8") for script in _SCRIPTS),
)


def flow(run: Run, trained: bool, network: Opened, image: np.ndarray, say: Say) -> None:
    """Show what every layer makes of an image, uint8 (28, 28)."""
    _component(key=KEY, data=payload(run, trained, network, image, texts(say)))


def texts(say: Say) -> dict[str, str]:
    """Return the labels of the flow."""
    own = {key.removeprefix(PREFIX): say(key) for key in ENGLISH if key.startswith(PREFIX)}
    shared = {name: say(f"dec.map.{name}") for name in ("play", "pause", "speed", "back", "forth")}
    marks = {"decimal": say("number.decimal"), "percent": say("number.percent")}
    return own | shared | marks
