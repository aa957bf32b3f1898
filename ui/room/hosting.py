"""What the one who opened a room has of it: the key, the way to join, the drawings as a file."""

import csv
import io
import socket
import zipfile
from base64 import b64decode
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

import segno
import streamlit as st

from core import rooms
from core.rooms import Room, RoomClosed
from ui.frame import session
from ui.frame.texts import Say
from ui.room import cards

_HOSTED = "room_hosted"
LINK = "wall"  # the parameter with code and key
LOCAL = ("localhost", "127.0.0.1", "::1", "0.0.0.0")
COLUMNS = ("number", "name", "read", "sure", "digit", "x", "y")


@dataclass(frozen=True)
class Hosted:
    """A room, and the key with which its wall is seen."""

    room: Room
    key: str


def hosted() -> Hosted | None:
    """Return the room that the visitor opened, in this session or by the wall's link."""
    code, _, key = st.query_params.get(LINK, "").partition("-")
    found = st.session_state.get(_HOSTED)
    if rooms.is_code(code) and rooms.KEY.fullmatch(key):
        try:
            found = Hosted(rooms.find_room(code), key)
        except RoomClosed:
            found = None
    if found is None or not found.room.opens_with(found.key):
        _forget()
        return None
    _remember(found)
    return found


def open_room() -> None:
    """Open a room.

    Raises:
        Refused: as many are open as the server takes.
    """
    _remember(Hosted(*rooms.open_room()))


def close(host: Hosted) -> None:
    """Close a room and delete what was drawn in it."""
    host.room.close()
    _forget()


def _remember(host: Hosted) -> None:
    st.session_state[_HOSTED] = host
    session.write_link(**{LINK: (f"{host.room.code}-{host.key}", None)})


def _forget() -> None:
    st.session_state.pop(_HOSTED, None)
    session.write_link(**{LINK: (None, None)})


def join_address(code: str) -> str:
    """Return the address by which others join, seen from their machines where that is known."""
    here = urlsplit(st.context.url or "http://localhost:8501/room")
    host = here.hostname or "localhost"
    if host in LOCAL:
        host = own_address() or host
    if ":" in host:
        host = f"[{host}]"
    port = f":{here.port}" if here.port else ""
    base = here.path.rsplit("/", 1)[0]
    return f"{here.scheme}://{host}{port}{base}/?room={code}"


def shown_address(address: str) -> str:
    """Return what is typed to get to the page on which the code is asked for or drawn."""
    return address.partition("://")[2].partition("/?")[0]


def own_address() -> str | None:
    """Return this machine's address in its network, None where it has none; nothing is sent."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))  # a documentation address: only the route is asked for
            return str(probe.getsockname()[0])
    except OSError:
        return None


def invitation_html(code: str, address: str, say: Say) -> str:
    """Return the QR code, the address in letters, and the code of a room."""
    code_of_address = segno.make(address, error="m")
    picture = code_of_address.svg_data_uri(border=2, dark="#12161f", light="#ffffff")
    shown = escape(shown_address(address))
    link = f'<a href="{escape(address)}" target="_blank">{shown}</a>'
    return (
        '<div class="gs gs-join">'
        f'<figure><img src="{picture}" alt="{escape(say("room.qr"))}"></figure><div>'
        f'<p>{escape(say("room.go_to"))}</p><p class="gs-join-address">{link}</p>'
        f'<p>{escape(say("room.with_code"))}</p><p class="gs-join-code">{escape(code)}</p>'
        "</div></div>"
    )


def archive(room: Room) -> bytes:
    """Return the drawings on a wall as a ZIP: a picture of each, and a table of all."""
    content, table = io.BytesIO(), io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    hung = [card for _, card in room.cards().values() if card and cards.is_sound(card)]
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for number, card in enumerate(sorted(hung, key=lambda one: one["joined"]), 1):
            picture = b64decode(card["picture"].partition(",")[2])
            file.writestr(f"{number:03d}.png", picture)
            x, y = card["at"] or ("", "")
            row = (number, _plain(card["name"]), card["read"], card["sure"], not card["odd"], x, y)
            writer.writerow(row)
        file.writestr("drawings.csv", table.getvalue())
    return content.getvalue()


def _plain(name: str) -> str:
    """Return a name that no spreadsheet takes for a formula."""
    return f"'{name}" if name[:1] in "=+-@" and name else name
