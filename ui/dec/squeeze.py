"""The first act as a Streamlit component: ten digits given back, epoch after epoch."""

from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from core.dec.config import FINETUNE, LAYERS
from core.dec.film import Pretraining
from core.dec.returned import pictured_rows, read_as
from core.maps.points import load_points
from core.runs import Run
from ui.dec import curves, feed
from ui.frame.component import Component
from ui.frame.texts import Say, under
from ui.pictures.images import data_uri, sprite

PREFIX = "dec.squeeze."
WIDTHS = (784, 500, 500, 2000)  # units before the code
N_DIGITS = 10
_component = Component(
    "glyphscope_dec_squeeze",
    __file__,
    "squeeze.html",
    "look.css",
    "squeeze.css",
    entry="squeeze.js",
)


def squeeze(run: Run, film: Pretraining, say: Say) -> None:
    """Show the film of a run's pre-training, and its loss."""
    widths = [*WIDTHS, int(run.config.get("config", {}).get("code_dim", 10))]
    called = names(widths, say)
    data = payload(film) | {
        "id": run.id,
        "clock": curves.SQUEEZE,
        "widths": widths,
        "names": called,
        "texts": under(PREFIX, say),
    }
    _component.mount(data, key="dec_squeeze")
    curves.pretraining(run, film, called, say)
    neighbors = "_neighbors" if feed.settings(run).get("neighbor_weight") else ""
    st.caption(say(f"dec.scales{neighbors}"))


def names(widths: list[int], say: Say) -> dict[str, str]:
    """Return what the stages are called: a pair of layers by its sizes."""
    pairs = zip(LAYERS, widths, widths[1:], strict=False)
    return {layer: f"{above} → {below}" for layer, above, below in pairs} | {
        FINETUNE: say("dec.stage.finetune")
    }


def payload(film: Pretraining) -> dict[str, Any]:
    """Return the frames as two pictures."""
    return {
        "steps": curves.frames(film),
        "stages": list(film.stages),
        "epochs": film.epochs.tolist(),
        "seconds": film.seconds.round(1).tolist(),
        "given": given(),
        "frames": strip(film.pictures.tobytes(), len(film.epochs)),
    }


@lru_cache(maxsize=1)
def given() -> str:
    """Return the ten test images of the film as one picture, a data URI."""
    points = load_points("test")
    return data_uri(sprite(points.images[pictured_rows(points.labels)], N_DIGITS, gap=0))


@lru_cache(maxsize=16)
def read(pictures: bytes) -> tuple[int, ...]:
    """Return which digit each of the ten pictures of a frame is most like."""
    points = load_points("test")
    shown = np.frombuffer(pictures, np.uint8).reshape(N_DIGITS, 28, 28)
    return tuple(read_as(shown, pictured_rows(points.labels), points).tolist())


@lru_cache(maxsize=4)  # packing sixty rows takes a tenth of a second
def strip(pictures: bytes, n_frames: int) -> str:
    """Return all frames below one another as one picture, a data URI."""
    shape = (n_frames * N_DIGITS, 28, 28)
    return data_uri(sprite(np.frombuffer(pictures, np.uint8).reshape(shape), N_DIGITS, gap=0))
