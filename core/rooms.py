"""Rooms in which a class draws together: what each seat drew last, in files, while it lasts.

    rooms/CODE/room.json        when it was opened, and the hash of the key of who opened it
    rooms/CODE/seen             touched while somebody looks at the wall
    rooms/CODE/seats/SEAT.json  the last drawing of a seat, and what was made of it

Several servers that share the folder share its rooms. Files are written under another name and
moved into place. A room is deleted when it is closed, or some hours after nobody looks any more.
"""

import contextlib
import hashlib
import hmac
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from core import limits
from core.limits import Refused
from core.runs import read_json, runs_folder, write_json

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is taken for another
CODE = re.compile(f"[{LETTERS}]{{6}}")
SEAT = re.compile("[0-9a-f]{16}")
KEY = re.compile("[0-9a-f]{32}")
MOST_SEATS = 200  # of a room
MOST_BYTES = 32_000  # of a card
LIFETIME = 3 * 3600.0  # seconds that a room stays when nobody looks at its wall
ATTEMPTS, PAUSE = 20, 0.05  # to delete a closed room, with seconds between two
SEEN_EVERY = 60.0  # seconds between two signs that somebody looks

Card = Mapping[str, Any]


class RoomClosed(LookupError):
    """There is no open room of this code."""


class Room:
    """An open room.

    Args:
        folder: of the room; its name is the code.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = folder.name
        self.record = folder / "room.json"
        self.seen = folder / "seen"
        self.seats = folder / "seats"

    @property
    def is_open(self) -> bool:
        """Tell whether the room still exists."""
        return self.record.is_file()

    def opens_with(self, key: str) -> bool:
        """Tell whether a key is the one of who opened the room."""
        known = str((read_json(self.record) or {}).get("key", ""))
        return hmac.compare_digest(known, _hash(key))

    def hand_in(self, seat: str, card: Card) -> None:
        """Put a seat's drawing on the wall, in place of the one before.

        Args:
            seat: 16 hexadecimal digits.
            card: what JSON can hold.

        Raises:
            RoomClosed: the room was closed meanwhile.
            Refused: it has no free seat.
            ValueError: `seat` is none, or the card is larger than a drawing can be.
        """
        file = self._card(seat)
        content = json.dumps(card)
        if len(content) > MOST_BYTES:
            raise ValueError(
                f"`card` must have at most {MOST_BYTES} bytes. Received: {len(content)}"
            )
        if not self.is_open:
            raise RoomClosed(f"There is no room {self.code}.")
        if not file.exists() and len(list(self.seats.glob("*.json"))) >= MOST_SEATS:
            raise Refused("seats", MOST_SEATS)
        draft = self.seats / f".{seat}.{secrets.token_hex(4)}"
        try:
            draft.write_text(content, encoding="utf-8")
            os.replace(draft, file)
        except FileNotFoundError as error:  # closed in this moment
            raise RoomClosed(f"There is no room {self.code}.") from error

    def cards(self, known: Mapping[str, str] | None = None) -> dict[str, tuple[str, Card | None]]:
        """Return what hangs on the wall.

        Args:
            known: seat -> version of the card that the asker has already.

        Returns:
            Seat -> (version, card); None in place of a card that is known.
        """
        known = known or {}
        found: dict[str, tuple[str, Card | None]] = {}
        for file in sorted(self.seats.glob("[0-9a-f]*.json")):
            version = _version(file)
            if version is None:
                continue
            same = known.get(file.stem) == version
            card = None if same else read_json(file)
            if same or card is not None:
                found[file.stem] = (version, card)
        return found

    def drop(self, seat: str) -> None:
        """Take a seat's drawing off the wall until it draws on."""
        self._card(seat).unlink(missing_ok=True)

    def clear(self) -> None:
        """Take all drawings off the wall."""
        for file in self.seats.glob("*.json"):
            file.unlink(missing_ok=True)

    def look(self) -> None:
        """Note that somebody looks at the wall, so that the room stays."""
        with contextlib.suppress(OSError):
            if time.time() - self.seen.stat().st_mtime > SEEN_EVERY:
                os.utime(self.seen)

    def close(self) -> None:
        """Delete the room and all that was drawn in it."""
        grave = self.folder.with_name(f".{self.code}.{secrets.token_hex(4)}")
        with contextlib.suppress(FileNotFoundError):
            os.replace(self.folder, grave)
        for _ in range(ATTEMPTS):  # a drawing that was on its way may come between
            shutil.rmtree(grave, ignore_errors=True)
            if not grave.exists():
                return
            time.sleep(PAUSE)

    def _card(self, seat: str) -> Path:
        if not SEAT.fullmatch(seat):
            raise ValueError(f"`seat` must be 16 hexadecimal digits. Received: seat={seat!r:.40}")
        return self.seats / f"{seat}.json"


def rooms_folder() -> Path:
    """Return the folder of the rooms (`GLYPHSCOPE_ROOMS`, default `rooms/` among the runs)."""
    return Path(os.environ.get("GLYPHSCOPE_ROOMS") or runs_folder() / "rooms")


def open_room() -> tuple[Room, str]:
    """Open a room.

    Returns:
        The room, and the key with which whoever opened it sees its wall.

    Raises:
        Refused: as many rooms are open as the server takes.
    """
    close_forgotten()
    if len(list(_open_rooms())) >= limits.ROOMS.value:
        raise Refused("rooms", limits.ROOMS.value)
    while True:
        room = Room(rooms_folder() / "".join(secrets.choice(LETTERS) for _ in range(6)))
        try:
            room.seats.mkdir(parents=True)
        except FileExistsError:
            continue
        key = secrets.token_hex(16)
        room.seen.touch()
        write_json(room.record, {"opened": time.time(), "key": _hash(key)})
        return room, key


def find_room(code: str) -> Room:
    """Return the open room of a code, however it is written.

    Raises:
        RoomClosed: there is none.
    """
    room = Room(rooms_folder() / code.strip().upper()) if is_code(code) else None
    if room is None or not room.is_open:
        raise RoomClosed("There is no open room of this code.")
    return room


def is_code(text: str) -> bool:
    """Tell whether a text could be the code of a room."""
    return CODE.fullmatch(text.strip().upper()) is not None


def close_forgotten() -> None:
    """Close rooms at whose walls nobody has looked for hours; delete what closed ones left."""
    for grave in rooms_folder().glob(".*"):
        shutil.rmtree(grave, ignore_errors=True)
    for room in _open_rooms():
        with contextlib.suppress(OSError):
            if time.time() - room.seen.stat().st_mtime > LIFETIME:
                room.close()


def _open_rooms() -> Iterator[Room]:
    folder = rooms_folder()
    if folder.is_dir():
        rooms = (Room(path) for path in folder.iterdir() if CODE.fullmatch(path.name))
        yield from (room for room in rooms if room.is_open)


def _version(file: Path) -> str | None:
    try:
        stamp = file.stat()
    except OSError:
        return None
    return f"{stamp.st_mtime_ns:x}-{stamp.st_ino:x}"


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
