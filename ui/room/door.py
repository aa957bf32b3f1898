"""What the wall asks the server for: the drawings that it has not got yet."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from core.rooms import KEY, MOST_SEATS, SEAT, Room, RoomClosed, find_room
from ui.room import cards

ADDRESS = "rooms/wall/"  # of a room's wall, with its code, beside the pages
MOST_BYTES = 100 * MOST_SEATS  # of a question
FRESH = {"Cache-Control": "no-store"}


def answer(code: str, content: bytes) -> tuple[int, dict[str, Any]]:
    """Answer a wall.

    Args:
        code: of the room.
        content: JSON {"key": of who opened it, "known": {seat: version}, "drop": [seat]}.

    Returns:
        The status, and {"seats": [seat], "cards": [[seat, version, card]]}: all that there are, and
        those that were not known; {"closed": true} where there is no such room.
    """
    try:
        question = _read(content)
        room = find_room(code)
    except (ValueError, RecursionError):
        return 400, {}
    except RoomClosed:  # no error, which a browser would write into its console
        return 200, {"closed": True}
    if not room.opens_with(question["key"]):
        return 403, {}
    return 200, _wall(room, question)


def _wall(room: Room, question: Mapping[str, Any]) -> dict[str, Any]:
    room.look()
    for seat in question["drop"]:
        room.drop(seat)
    found = room.cards(question["known"])
    fresh = [
        (seat, version, card)
        for seat, (version, card) in found.items()
        if card is not None and cards.is_sound(card)
    ]
    return {"seats": list(found), "cards": fresh}


def _read(content: bytes) -> dict[str, Any]:
    """Return a question, whole.

    Raises:
        ValueError: it is none.
    """
    question = json.loads(content) if len(content) <= MOST_BYTES else None
    if not isinstance(question, dict):
        raise ValueError("A wall asks with an object.")
    key, known, drop = (question.get(name) for name in ("key", "known", "drop"))
    sound = (
        isinstance(key, str)
        and KEY.fullmatch(key)
        and isinstance(known, dict)
        and all(isinstance(version, str) for version in known.values())
        and isinstance(drop, list)
        and all(isinstance(seat, str) and SEAT.fullmatch(seat) for seat in drop)
    )
    if not sound:
        raise ValueError("A wall asks with its key, what it knows, and what to drop.")
    return {"key": key, "known": known, "drop": drop}


async def _answer(request: Request) -> JSONResponse:
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > MOST_BYTES:
            return JSONResponse({}, 413)
    status, body = await asyncio.to_thread(answer, request.path_params["code"], content)
    return JSONResponse(body, status, headers=FRESH)


ROUTE = Route(f"/{ADDRESS}{{code}}", _answer, methods=["POST"])
