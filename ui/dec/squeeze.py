"""The first act as a Streamlit component: ten digits given back, epoch after epoch."""

from functools import lru_cache
from typing import Any

import numpy as np

from core.dec.config import FINETUNE, LAYERS
from core.dec.film import Pretraining
from core.maps.points import load_points
from core.runs import Run
from ui.film import transport
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
    transport.MARKUP,
    transport.STYLE,
    "squeeze.css",
    transport.SCRIPT,
    "squeeze.js",
)


def squeeze(run: Run, film: Pretraining, live: bool, say: Say) -> None:
    """Show the film of a run's pre-training."""
    widths = [*WIDTHS, int(run.config.get("config", {}).get("code_dim", 10))]
    data = payload(run, film) | {
        "name": "dec_squeeze",
        "id": run.id,
        "live": live,
        "widths": widths,
        "names": names(widths, say),
        "texts": under(PREFIX, say)
        | {k: say(f"dec.map.{k}") for k in ("play", "pause", "scrub", "speed", "back", "forth")}
        | {"locale": say.tag},
    }
    _component.mount(data, key="dec_squeeze")


def names(widths: list[int], say: Say) -> dict[str, str]:
    """Return what the stages are called: a pair of layers by its sizes."""
    pairs = zip(LAYERS, widths, widths[1:], strict=False)
    return {layer: f"{above} → {below}" for layer, above, below in pairs} | {
        FINETUNE: say("dec.stage.finetune")
    }


def payload(run: Run, film: Pretraining) -> dict[str, Any]:
    """Return the frames as two pictures, and the loss of each."""
    losses = {
        (line.get("stage"), line.get("stage_epoch")): line.get("loss") for line in run.metrics
    }
    places = list(zip(film.stages, film.epochs.tolist(), strict=True))
    return {
        "stages": list(film.stages),
        "epochs": film.epochs.tolist(),
        "seconds": film.seconds.round(1).tolist(),
        "losses": [losses.get(place) for place in places],
        "given": given(),
        "frames": strip(film.pictures.tobytes(), len(film.epochs)),
    }


@lru_cache(maxsize=1)
def given() -> str:
    """Return the ten test images of the film as one picture, a data URI."""
    points = load_points("test")
    rows = [int(np.argmax(points.labels == digit)) for digit in range(N_DIGITS)]
    return data_uri(sprite(points.images[rows], N_DIGITS, gap=0))


@lru_cache(maxsize=4)  # packing sixty rows takes a tenth of a second
def strip(pictures: bytes, n_frames: int) -> str:
    """Return all frames below one another as one picture, a data URI."""
    shape = (n_frames * N_DIGITS, 28, 28)
    return data_uri(sprite(np.frombuffer(pictures, np.uint8).reshape(shape), N_DIGITS, gap=0))
