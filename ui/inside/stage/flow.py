"""The flow as a Streamlit component: an image on its way through a network."""

import numpy as np

from core.runs import Run
from ui.figure import transport
from ui.frame.component import Component
from ui.frame.texts import Say, under
from ui.inside.network import Opened
from ui.inside.payload import payload

KEY = "inside_flow"
PREFIX = "inside.flow."

_component = Component(
    "glyphscope_inside",
    __file__,
    "flow.html",
    transport.MARKUP,
    transport.STYLE,
    "flow.css",
    entry="flow.js",
)


def flow(run: Run, trained: bool, network: Opened, image: np.ndarray, say: Say) -> None:
    """Show what every layer makes of an image, uint8 (28, 28)."""
    _component.mount(payload(run, trained, network, image, texts(say)), key=KEY)


def texts(say: Say) -> dict[str, str]:
    """Return the labels of the flow."""
    own = under(PREFIX, say)
    shared = {name: say(f"figure.{name}") for name in transport.TEXTS}
    return own | shared | {"locale": say.tag}
