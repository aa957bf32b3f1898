"""A drawing as it hangs on the wall: its picture, what it was read as, and its place in the map."""

import io
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

import numpy as np
from PIL import Image

LONGEST_NAME = 24  # characters
SIDE = 160  # pixels of the picture


def card(
    pixels: np.ndarray,
    *,
    read: int,
    sure: float,
    odd: bool,
    at: tuple[float, float] | None,
    name: str,
    joined: float,
) -> dict[str, Any]:
    """Return a card.

    Args:
        pixels: the slate, uint8 (height, width), bright ink.
        read: the digit that the L2-softmax network reads.
        sure: how sure it is, in [0, 1].
        odd: whether the outlier test says that it is none.
        at: its place in the map, None while that is not known.
        name: what the visitor typed, "" for nothing.
        joined: when the visitor joined, in seconds; the wall is in this order.
    """
    return {
        "picture": _uri(pixels),
        "read": read,
        "sure": round(sure, 3),
        "odd": odd,
        "at": None if at is None else [round(share, 4) for share in at],
        "name": tidy(name),
        "joined": round(joined, 3),
    }


def tidy(name: str) -> str:
    """Return a name without surplus spaces and characters that cannot be seen, cut short."""
    visible = "".join(letter if letter.isprintable() else " " for letter in name)
    return " ".join(visible.split())[:LONGEST_NAME].rstrip()


def is_sound(content: Mapping[str, Any] | None) -> bool:
    """Tell whether a card from a file has all that the wall and the export ask for."""
    if not isinstance(content, Mapping):
        return False
    at, picture = content.get("at"), content.get("picture")
    placed = at is None or (isinstance(at, list) and len(at) == 2 and all(map(_is_share, at)))
    return (
        placed
        and isinstance(picture, str)
        and picture.startswith("data:image/png;base64,")
        and content.get("read") in range(10)
        and _is_share(content.get("sure"))
        and isinstance(content.get("odd"), bool)
        and isinstance(content.get("name"), str)
        and isinstance(content.get("joined"), int | float)
    )


def _is_share(value: Any) -> bool:
    return isinstance(value, int | float) and 0 <= value <= 1


def _uri(pixels: np.ndarray) -> str:
    """Return the slate as a small PNG with eight shades of grey, as a data URI."""
    small = Image.fromarray(pixels).convert("L")
    side = max(small.size)
    square = Image.new("L", (side, side))
    square.paste(small, ((side - small.width) // 2, (side - small.height) // 2))
    coarse = side < SIDE // 2  # a picture of a data set: its pixels show
    by = Image.Resampling.NEAREST if coarse else Image.Resampling.BILINEAR
    shades = square.resize((SIDE, SIDE), by).quantize(16)
    content = io.BytesIO()
    shades.save(content, "PNG")
    return "data:image/png;base64," + b64encode(content.getvalue()).decode("ascii")
