"""What a room's wall sees while its visitors draw."""

import asyncio
import json
import time
import urllib.request
from dataclasses import dataclass, field
from typing import Any

from core.rooms import Room
from tests.browser.server import Server
from ui.room.door import ADDRESS
from ui.room.wall import EVERY

PATIENCE = 60  # seconds to wait for an answer


@dataclass
class Wall:
    """What the teacher's wall saw.

    Attributes:
        room: that everybody draws in.
        key: with which its wall is seen.
        seen: seat -> when each of its drawings appeared, in seconds.
        n_stars: drawings with a place in the map.
    """

    room: Room
    key: str
    seen: dict[str, list[float]] = field(default_factory=dict)
    n_stars: int = 0


def starred(room: Room) -> bool:
    """Tell whether a drawing has its place in the map."""
    return any(card and card["at"] for _, card in room.cards().values())


async def look(server: Server, wall: Wall) -> None:
    """Ask for what is new as the wall's script does, and note when each drawing came."""
    known: dict[str, str] = {}
    while True:
        body = json.dumps({"key": wall.key, "known": known, "drop": []}).encode()
        address = f"{server.url}/{ADDRESS}{wall.room.code}"
        answer = await asyncio.to_thread(ask, address, body)
        now = time.perf_counter()
        for seat, version, card in answer["cards"]:
            known[seat] = version
            wall.seen.setdefault(seat, []).append(now)
            wall.n_stars += card["at"] is not None
        await asyncio.sleep(EVERY)


def ask(address: str, body: bytes) -> dict[str, Any]:
    """Return a server's answer to a wall."""
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as response:
        return json.load(response)
