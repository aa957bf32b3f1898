"""Which pixels carried the decision: a square to move over the drawing, every answer asked for."""

from functools import lru_cache
from html import escape
from typing import Any

import numpy as np
import streamlit as st

from core.runs import Run
from ui.frame import numbers, session
from ui.frame.component import Component
from ui.frame.texts import Say, under
from ui.inside import runs
from ui.inside.network import Opened
from ui.inside.payload import pack
from ui.pictures.charts import picture

KEY = "inside_cover"
PREFIX = "inside.cover."
PATCHES = (3, 5, 7, 9)
DEFAULT_PATCH = 5
SHADES = {"ground": 0, "grey": 128}
STRIDE = 2  # pixels
LIMIT = 6  # squares until the network is left its answer

_component = Component(
    "glyphscope_cover",
    __file__,
    "cover.html",
    "cover.css",
    entry="cover.js",
)


def section(run: Run, network: Opened, image: np.ndarray, say: Say) -> None:
    """Show the occlusion map of an image, uint8 (28, 28), and where the answer tips."""
    st.html(
        f'<div class="gs gs-inside-cover"><h2>{escape(say("inside.cover.title"))}</h2>'
        f"<p>{escape(say('inside.cover.lead'))}</p></div>"
    )
    with st.container(horizontal=True, vertical_alignment="center", key="inside-cover-tools"):
        patch, shade = chosen_patch(say), chosen_shade(say)
        asked = st.button(
            say("inside.cover.tip"),
            icon=":material/ink_eraser:",
            help=say("inside.cover.tip_help", n=LIMIT),
            key="inside_tip",
        )
    settings = (image.tobytes(), patch, SHADES[shade])
    if asked:
        st.session_state["inside_tipped"] = (run.id, id(network), *settings)
    if st.session_state.get("inside_tipped") == (run.id, id(network), *settings):
        tipping = _tip(network.model, *settings)
        st.html(tipping_html(tipping, runs.labels(run), say))
    _component.mount(payload(run, network, image, patch, SHADES[shade], say), key=KEY)


def chosen_patch(say: Say) -> int:
    """Let the visitor choose the square's side in pixels, and return it."""
    options = [str(patch) for patch in PATCHES]
    chosen = session.kept("square", "inside_square", options, str(DEFAULT_PATCH))
    st.segmented_control(
        say("inside.cover.patch"),
        options,
        format_func=lambda side: f"{side}×{side}",
        required=True,
        label_visibility="collapsed",
        key="inside_square",
        persist_state="session",
    )
    return int(chosen)


def chosen_shade(say: Say) -> str:
    """Let the visitor choose what the square is filled with, and return its name."""
    chosen = session.kept("shade", "inside_shade", tuple(SHADES), next(iter(SHADES)))
    st.segmented_control(
        say("inside.cover.shade"),
        list(SHADES),
        format_func=lambda name: say(f"inside.cover.shade.{name}"),
        required=True,
        label_visibility="collapsed",
        key="inside_shade",
        persist_state="session",
    )
    return chosen


def payload(
    run: Run, network: Opened, image: np.ndarray, patch: int, shade: int, say: Say
) -> bytes:
    """Return the image and the answer at every place of the square, packed as for the flow."""
    found = _occlude(network.model, image.tobytes(), patch, shade)
    header: dict[str, Any] = {
        "image": image.shape,
        "patch": patch,
        "shade": shade / 255,
        "places": found.places.tolist(),
        "target": found.target,
        "decisive": found.decisive,
        "labels": runs.labels(run),
        "shown": f"{run.id} {patch} {shade}",
        "texts": under(PREFIX, say) | {"locale": say.tag},
    }
    return pack(header, [image.ravel() / np.float32(255), found.whole, found.covered])


@lru_cache(maxsize=64)
def _occlude(model: Any, image: bytes, patch: int, shade: int) -> Any:
    from core.inside.occlusion import occlusion

    return occlusion(model, _unpacked(image), patch, STRIDE, None, shade)


@lru_cache(maxsize=64)
def _tip(model: Any, image: bytes, patch: int, shade: int) -> Any:
    from core.inside.tipping import tip

    return tip(model, _unpacked(image), patch, STRIDE, shade, LIMIT)


def _unpacked(image: bytes) -> np.ndarray:
    return np.frombuffer(image, np.uint8).reshape(28, 28)


def tipping_html(tipping: Any, labels: list[str], say: Say) -> str:
    """Return an image with more and more squares covered, and what the network says each time."""
    cells = []
    for n, (image, answer) in enumerate(zip(tipping.images, tipping.probabilities, strict=True)):
        best = int(answer.argmax())
        caption = say("inside.cover.step", n=n) if n else say("inside.cover.whole")
        verdict = f"{labels[best]} {numbers.share(answer[best], say)}"
        css = "tipped" if best != tipping.answers[0] else ""
        cells.append(
            f'<figure class="{css}">{picture(image, f"{caption}: {verdict}")}'
            f"<figcaption>{escape(caption)}<b>{escape(verdict)}</b></figcaption></figure>"
        )
    return (
        f'<div class="gs gs-tipping" role="status"><div>{"".join(cells)}</div>'
        f"<p>{escape(verdict_of(tipping, labels, say))}</p></div>"
    )


def verdict_of(tipping: Any, labels: list[str], say: Say) -> str:
    """Say whether covering the decisive squares changed the answer, and what chance does."""
    return say(
        "inside.cover.tipped" if tipping.tipped else "inside.cover.not_tipped",
        n=len(tipping.places),
        before=labels[tipping.answers[0]],
        after=labels[tipping.answers[-1]],
        kept=round(100 * tipping.random_kept),
    )
