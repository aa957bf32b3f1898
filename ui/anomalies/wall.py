"""Groups of small pictures as a component: each can be picked, by mouse, finger or keyboard."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ui.frame.component import Component, reported
from ui.pictures.images import data_uri, sprite

LONGEST_ID = 100  # characters
KEY = "wall"
N_COLUMNS = 16  # of the one picture that holds them all

_component = Component(
    "glyphscope_anomaly_wall",
    __file__,
    "wall.html",
    "wall.css",
    entry="wall.js",
)


@dataclass(frozen=True)
class Item:
    """A picture on the wall.

    Attributes:
        id: what a pick returns, such as "letters:57".
        image: uint8 (28, 28).
        caption: a word or a number under it.
        label: the whole sentence, for the pointer and for screen readers.
        odd: rejected; decides the colour of its frame.
    """

    id: str
    image: np.ndarray
    caption: str
    label: str
    odd: bool


@dataclass(frozen=True)
class Group:
    """Pictures under one heading.

    Attributes:
        title: the heading.
        figure: what stands beside it.
        note: a sentence below it.
        items: the pictures.
        hint: what the pointer reads on the note.
    """

    title: str
    figure: str = ""
    note: str = ""
    items: Sequence[Item] = field(default_factory=tuple)
    hint: str = ""


def wall(groups: Sequence[Group], picked: str, width: str, on_pick: Callable[[], None]) -> None:
    """Show groups of pictures.

    Args:
        groups: from left to right.
        picked: the id of the picture that is looked at.
        width: the least width of a group, as style sheets write it.
        on_pick: called when the visitor picks a picture; `chosen` tells which.
    """
    images = [item.image for group in groups for item in group.items]
    sheet = sprite(np.stack(images), N_COLUMNS, gap=0) if images else np.zeros((1, 1), np.uint8)
    places = iter(range(len(images)))
    data = {
        "sprite": data_uri(sheet),
        "columns": N_COLUMNS,
        "rows": max(1, -(-len(images) // N_COLUMNS)),
        "groups": [_payload(group, places) for group in groups],
        "picked": picked,
        "width": width,
    }
    _component.mount(data, key=KEY, on_pick_change=on_pick)


def chosen() -> str:
    """Return the id of the picture that was just picked."""
    picked = reported(KEY).get("pick")
    return picked[:LONGEST_ID] if isinstance(picked, str) else ""


def _payload(group: Group, places: Iterator[int]) -> dict[str, Any]:
    items = [
        {
            "id": item.id,
            "place": next(places),
            "caption": item.caption,
            "label": item.label,
            "odd": item.odd,
        }
        for item in group.items
    ]
    words = {"title": group.title, "figure": group.figure, "note": group.note, "hint": group.hint}
    return words | {"items": items}
