"""The moving map as a Streamlit component: films in, a clicked image out.

The browser plays; the server hears of an image that was clicked and of how many it shall send.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from core.dec.film import N_CODES, N_MAPPED
from ui.figure import transport
from ui.frame import numbers, session
from ui.frame.component import Component, reported
from ui.frame.texts import under
from ui.pictures.colours import PETROFF10
from ui.pictures.sheet import ADDRESS, N_COLUMNS, PER_SHEET

PREFIX = "dec.map."
LOOK = Path(__file__).parents[1] / "look.css"
SIZES = (N_MAPPED, N_CODES)  # images that can be asked for
_component = Component(
    "glyphscope_dec_map",
    __file__,
    "moving.html",
    transport.MARKUP,
    LOOK,
    transport.STYLE,
    "moving.css",
    entry="moving.js",
)


class Clicked(NamedTuple):
    """The row of a clicked test image, and the frame that was shown then."""

    row: int
    frame: int


def moving_map(
    films: Sequence[Mapping[str, Any]],
    *,
    row: int | None = None,
    sizes: Sequence[int],
    clock: str = "",
    still: bool = False,
    key: str,
) -> None:
    """Show one film, or two in step.

    Args:
        films: what `feed.moving` returned, with `id`, `title`, and the `bars` of the marked image
            or None.
        row: of the image to mark.
        sizes: how many images can be asked for.
        clock: what moves the films.
        still: show the first frame alone, with a list of its centres.
        key: of the component's state.
    """
    say = session.say()
    data = {
        "films": list(films),
        "row": row,
        "sizes": list(sizes),
        "size": size(sizes, key),
        "clock": clock,
        "still": still,
        "palette": PETROFF10,
        "sheet": {"address": ADDRESS, "columns": N_COLUMNS, "size": PER_SHEET},
        "controls": {name: say(f"figure.{name}") for name in transport.TEXTS},
        "texts": under(PREFIX, say) | numbers.marks(say) | {"locale": say.tag},
    }
    _component.mount(data, key=key, noted=("point", "size"))


def clicked(key: str) -> Clicked | None:
    """Return which image the visitor clicked last, None for none."""
    point = reported(key).get("point")
    if not isinstance(point, Mapping):
        return None
    row, frame = point.get("row"), point.get("frame")
    if isinstance(row, int) and isinstance(frame, int) and 0 <= row < N_CODES:
        return Clicked(row, frame)
    return None


def size(sizes: Sequence[int], key: str) -> int:
    """Return how many images the visitor wants to see."""
    asked = reported(key).get("size")
    return next((size for size in sizes if size == asked), SIZES[0])
