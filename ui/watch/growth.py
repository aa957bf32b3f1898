"""Where a browser asks for the next frames of a live run of IIC; the server starts with it."""

import importlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from core.runs import Run
from ui.film import pulse

KIND = "iic"


def address(run: Run, number: int, group: str, head: int, language: str) -> str:
    """Return where the next frames of a head are asked for.

    Args:
        run: whose film it is.
        number: the film's place among those that are shown, from 1.
        group: the heads, "sub" or "over".
        head: the place of the head among them.
        language: that what is said of a frame is to be in.
    """
    asked = urlencode({"film": number, "group": group, "head": head, "lang": language})
    return f"{pulse.ADDRESS}{KIND}/{run.id}?{asked}"


def _growth(run: Run, known: str, asked: Mapping[str, str]) -> dict[str, Any]:
    """Draw what a film has grown by; only then what draws it is imported."""
    told: dict[str, Any] = importlib.import_module("ui.watch.grown").grown(run, known, asked)
    return told


ROUTE = pulse.route(KIND, _growth)
