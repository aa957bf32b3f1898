"""One visitor who draws: a websocket that speaks Streamlit's protocol."""

import argparse
import asyncio
import json
import random
import time
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.load.wall import PATIENCE, Wall
from tests.browser.server import Server
from tests.browser.strokes import DIGITS, Stroke
from tests.made import canvas

BRUSH = 45  # pixels of the canvas
CANVAS = "glyphscope_canvas"
N_POINTS = 40  # on a stroke, as a hand's movement gives


@dataclass
class Visitor:
    """What one session saw.

    Attributes:
        slate: the drawing widget's id.
        fragment: the id of the fragment that the slate reruns.
        seat: in the room, "" without one.
        query: what its address asks for.
        sent: when each stroke was sent, in seconds.
        round_trips: seconds from sending a stroke to the end of its rerun.
        n_verdicts: answers received.
        errors: exceptions shown, and what else went wrong.
    """

    slate: str = ""
    fragment: str = ""
    seat: str = ""
    query: str = ""
    sent: list[float] = field(default_factory=list)
    round_trips: list[float] = field(default_factory=list)
    n_verdicts: int = 0
    errors: list[str] = field(default_factory=list)


async def visit(
    server: Server, options: argparse.Namespace, number: int, wall: Wall | None
) -> Visitor:
    """Open the page and draw a stroke every so often, begun at a moment of one's own."""
    visitor, rng = Visitor(), random.Random(f"{options.seed}-{number}")
    address = server.url.replace("http", "ws", 1) + "/_stcore/stream"
    if wall:
        visitor.seat = f"{number:016x}"
        visitor.query = f"room={wall.room.code}&seat={visitor.seat}"
    try:
        async with websockets.connect(
            address, subprotocols=["streamlit"], max_size=None, open_timeout=PATIENCE
        ) as socket:
            await rerun(socket, visitor, BackMsg())
            await asyncio.sleep(rng.uniform(0, options.every))
            await draw(socket, visitor, rng, options)
    except (OSError, TimeoutError, websockets.WebSocketException) as error:
        visitor.errors.append(repr(error))
    return visitor


async def draw(
    socket: websockets.ClientConnection,
    visitor: Visitor,
    rng: random.Random,
    options: argparse.Namespace,
) -> None:
    """Draw for the given time: digits stroke by stroke, two on a slate."""
    drawn: list[Stroke] = []
    n_strokes = round(options.seconds / options.every)
    due = time.perf_counter()
    for turn in range(n_strokes):
        if turn % 4 == 0:
            drawn = []
        drawn.append(by_hand(rng))
        start = time.perf_counter()
        visitor.sent.append(start)
        await rerun(socket, visitor, slate_message(visitor, drawn))
        visitor.round_trips.append(time.perf_counter() - start)
        due += options.every
        await asyncio.sleep(max(0.0, due - time.perf_counter()))


def by_hand(rng: random.Random) -> Stroke:
    """Return a stroke of some digit with as many points as a mouse reports, slightly moved."""
    stroke = rng.choice(rng.choice(list(DIGITS.values())))
    at = np.linspace(0, len(stroke) - 1, N_POINTS)
    x, y = (np.interp(at, range(len(stroke)), axis) for axis in zip(*stroke, strict=True))
    dx, dy = rng.uniform(-0.05, 0.05), rng.uniform(-0.05, 0.05)
    return list(zip(x + dx, y + dy, strict=True))


def slate_message(visitor: Visitor, drawn: list[Stroke]) -> BackMsg:
    """Return what the browser sends after a stroke."""
    message = BackMsg()
    message.rerun_script.fragment_id = visitor.fragment
    widget = message.rerun_script.widget_states.widgets.add(id=visitor.slate)
    report = canvas.drawing(*map(pencilled, drawn))
    widget.json_value = json.dumps({"drawing": {"raw": report, "data": None}})
    return message


def pencilled(stroke: Stroke) -> dict[str, Any]:
    """Return a stroke as the canvas' pen draws it: curves between the middles of its steps."""
    first, *places = [(x * canvas.SIDE, y * canvas.SIDE) for x, y in stroke]
    curves = [
        ("Q", *place, (place[0] + after[0]) / 2, (place[1] + after[1]) / 2)
        for place, after in pairwise(places)
    ]
    return canvas.path(("M", *first), *curves, ("L", *places[-1]), pen=BRUSH)


async def rerun(socket: websockets.ClientConnection, visitor: Visitor, message: BackMsg) -> None:
    """Ask for a rerun and read until it is finished."""
    message.rerun_script.query_string = visitor.query
    await socket.send(message.SerializeToString())
    while True:
        answer = ForwardMsg.FromString(await asyncio.wait_for(socket.recv(), PATIENCE))
        kind = answer.WhichOneof("type")
        if kind == "script_finished":
            return
        if kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
            note(visitor, answer)


def note(visitor: Visitor, answer: ForwardMsg) -> None:
    """Remember what an element tells: the slate's ids, a verdict, an exception."""
    element = answer.delta.new_element
    kind = element.WhichOneof("type")
    if kind == "bidi_component" and element.bidi_component.component_name.startswith(CANVAS):
        visitor.slate, visitor.fragment = element.bidi_component.id, answer.delta.fragment_id
    elif kind == "html" and 'class="gs-big' in element.html.body:
        visitor.n_verdicts += 1
    elif kind == "exception":
        visitor.errors.append(element.exception.message)
