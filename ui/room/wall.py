"""The wall: a room's drawings, each beside what it was read as, and their stars on one map."""

from typing import Any

import streamlit as st

from ui.frame.component import Component
from ui.frame.texts import Say, under
from ui.room import door, example, place
from ui.room.hosting import Hosted, join_address, shown_address

EVERY = 0.3  # seconds between two looks of the wall at the server

_component = Component("glyphscope_room", __file__, "wall.html", "wall.css", entry="wall.js")


def wall(host: Hosted, say: Say) -> None:
    """Show the wall of a room; the browser keeps it up to date by itself."""
    asked = {
        "address": f"{door.ADDRESS}{host.room.code}",
        "key": host.key,
        "code": host.room.code,
        "join": shown_address(join_address(host.room.code)),
        "every": EVERY,
    }
    _show(asked, "room_wall", say)


def example_wall(say: Say) -> None:
    """Show what a wall looks like, which nobody can draw on."""
    if (hung := example.hung())["cards"]:
        st.html(f'<p class="gs gs-example">{say("room.example")}</p>')
        _show({"example": hung}, "room_example", say)


def _show(content: dict[str, Any], key: str, say: Say) -> None:
    """Show a wall: what it asks the server for or what hangs on it, beside the map."""
    found = place.background()
    data = content | {
        "map": None if found is None else f"{place.ADDRESS}{found.version}.png",
        "middles": [] if found is None else found.middles.round(3).tolist(),
        "texts": under("room.wall.", say) | {"locale": say.tag},
    }
    _component.mount(data, key=key)
