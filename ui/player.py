"""The player as a Streamlit component: films in, hardly anything out.

The browser draws, plays and keeps the matrices that came before, so that a running training
sends one snapshot a second and the server does nothing while a film plays.
"""

import base64
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from ui.film_payload import OVER, SUB
from ui.pictures.cividis import cividis

NAME = "glyphscope_player"
_HERE = Path(__file__).parent
_SCRIPTS = ("film.js", "lanes.js", "player.js")  # one module, in this order

_component = st.components.v2.component(
    NAME,
    html=(_HERE / "player.html").read_text("utf-8"),
    css=(_HERE / "player.css").read_text("utf-8"),
    js="\n".join((_HERE / script).read_text("utf-8") for script in _SCRIPTS),
)
_PALETTE = base64.b64encode(cividis(np.linspace(0, 1, 256)).tobytes()).decode("ascii")


def group(key: str = "player") -> str:
    """Return which heads the visitor looks at: "sub", or "over" for the overclusters."""
    chosen = _state(key).get("group")
    return chosen if chosen in (SUB, OVER) else SUB


def is_missing(key: str = "player") -> bool:
    """Tell whether the browser asks for all snapshots instead of the newest."""
    return bool(_state(key).get("missing"))


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
    events = dict.fromkeys(("on_group_change", "on_missing_change"), _noted)
    # In a list: the values of a dict are searched for data frames, which imports pandas.
    _component(key=key, data=[data], **events)


def _state(key: str) -> Mapping[str, Any]:
    return st.session_state.get(key) or {}


def _noted() -> None:
    """Accept what the browser asked; the rerun that follows reads it."""
