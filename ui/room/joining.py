"""A visitor in a room: joins by the link, draws as ever, and may leave."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import streamlit as st

from core import rooms
from core.limits import Refused
from core.rooms import Room, RoomClosed
from ui.frame import loading, session
from ui.frame.texts import Say
from ui.room import cards, place

_SEAT, NAME = "room_seat", "room_name"
PAGE = "draw"  # where one draws for the wall


@dataclass
class Seat:
    """A visitor's place in a room.

    Attributes:
        room: which one.
        id: of the seat; the link has it, so that it survives a reload.
        joined: when, in seconds.
        last: what was handed in last.
        problem: why nothing more is handed in, "" while it is.
    """

    room: Room
    id: str
    joined: float = field(default_factory=time.time)
    last: Any = None
    problem: str = ""


def bar(path: str, say: Say) -> None:
    """Take the seat that the link asks for, and say above the page Draw whose wall shows it."""
    if path != PAGE:
        return
    seat = _take_seat(say)
    if seat is None:
        return
    session.write_link(room=(seat.room.code, None), seat=(seat.id, None))
    with st.container(horizontal=True, key="room-bar", vertical_alignment="center"):
        words = say("room.joined", code=seat.room.code)
        st.html(f'<div class="gs gs-lesson-bar"><b>{words}</b> {say("room.joined_what")}</div>')
        st.text_input(
            say("room.name"),
            key=NAME,
            max_chars=cards.LONGEST_NAME,
            placeholder=say("room.name"),
            label_visibility="collapsed",
            width=190,
            persist_state="session",
        )
        st.button(say("room.leave"), icon=":material/logout:", on_click=leave, key="room-leave")
    # In a place that stays: what comes and goes above the slate would take its canvas along.
    with st.container(key="room-stars"):
        loading.follow(place.stars())  # a drawing that came before gets its star then


def _take_seat(say: Say) -> Seat | None:
    """Return the visitor's seat in the room that the link names, else in the one joined before."""
    code, before = st.query_params.get("room"), st.session_state.get(_SEAT)
    if code is None or (before is not None and before.room.code == code.strip().upper()):
        return before
    try:
        room = rooms.find_room(code)
    except RoomClosed:
        session.write_link(room=(None, None), seat=(None, None))
        st.warning(say("room.unknown"))
        return before
    asked = st.query_params.get("seat", "")
    known = asked if rooms.SEAT.fullmatch(asked) else secrets.token_hex(8)
    place.stars().start(delay=1.0)
    st.session_state[_SEAT] = Seat(room, known)
    return st.session_state[_SEAT]


def leave() -> None:
    """Give the seat up and take its drawing off the wall."""
    seat = st.session_state.pop(_SEAT, None)
    session.write_link(room=(None, None), seat=(None, None))
    if seat is not None:
        seat.room.drop(seat.id)


def hand_in(
    slate: Callable[[], np.ndarray | None], image: np.ndarray, opinion: Any, odd: bool
) -> None:
    """Hang a drawing on the wall of the visitor's room, if there is one.

    Args:
        slate: returns what is on it, uint8 (height, width), None for nothing.
        image: what the networks see, uint8 (28, 28).
        opinion: the L2-softmax network's, with `probabilities` and `prediction`.
        odd: whether the outlier test rejects the drawing.
    """
    seat = st.session_state.get(_SEAT)
    if seat is None or seat.problem or (pixels := slate()) is None:
        return
    name = st.session_state.get(NAME) or ""
    placing = place.stars().value
    content = (pixels.tobytes(), odd, name, placing is None)
    if content == seat.last:
        return
    card = cards.card(
        pixels,
        read=int(opinion.prediction),
        sure=float(opinion.probabilities[opinion.prediction]),
        odd=odd,
        at=None if placing is None else placing.place(image),
        name=name,
        joined=seat.joined,
    )
    try:
        seat.room.hand_in(seat.id, card)
    except (RoomClosed, Refused, OSError) as error:
        seat.problem = "full" if isinstance(error, Refused) else "closed"
    else:
        seat.last = content


def notice(say: Say) -> None:
    """Say why the visitor's drawings no longer reach the wall."""
    seat = st.session_state.get(_SEAT)
    if seat is not None and seat.problem:
        st.info(say(f"room.{seat.problem}"))
