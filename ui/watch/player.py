"""The player as a Streamlit component: films in, hardly anything out.

The browser draws, plays and keeps the matrices that came before, so that a running training
sends one snapshot a second and the server does nothing while a film plays.
"""

import base64
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from core.iic.film_figures import OVER, SUB
from ui.frame.component import Component, reported
from ui.pictures.cividis import cividis

_component = Component(
    "glyphscope_player",
    __file__,
    "player.html",
    "player.css",
    "film.js",
    "lanes.js",
    "player.js",
)
_PALETTE = base64.b64encode(cividis(np.linspace(0, 1, 256)).tobytes()).decode("ascii")


def group(key: str = "player") -> str:
    """Return which heads the visitor looks at: "sub", or "over" for the overclusters."""
    chosen = reported(key).get("group")
    return chosen if chosen in (SUB, OVER) else SUB


def is_missing(key: str = "player") -> bool:
    """Tell whether the browser asks for all snapshots instead of the newest."""
    return bool(reported(key).get("missing"))


def player(
    films: Sequence[Mapping[str, Any]],
    *,
    n_heads: int,
    live: bool,
    texts: Mapping[str, str],
    key: str = "player",
) -> None:
    """Show one film, or two in step.

    Args:
        films: what `film_payload.payload` returned, with `id`, `title`, `events` and the last
            step `end` of the whole run.
        n_heads: sub-heads to choose among.
        live: follow the newest snapshot.
        texts: the player's labels.
    """
    data = {
        "name": key,
        "palette": _PALETTE,
        "films": list(films),
        "n_heads": n_heads,
        "live": live,
        "texts": dict(texts),
    }
    _component.mount(data, key=key, noted=("group", "missing"))
