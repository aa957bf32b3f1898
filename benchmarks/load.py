"""Let many visitors draw at once, and time the server's reruns.

python -m benchmarks.load [--sessions N] [--seconds N] [--every SECONDS] [--seed N] [--room]
python -m benchmarks.load --visits N

Each visitor is a websocket that speaks Streamlit's protocol and draws digits, stroke by stroke.
With --room all of them join one, and the time from a stroke to the teacher's wall is taken, too.
With --visits so many come, draw and leave, and what they leave behind in memory is measured.
"""

import argparse
import asyncio
import json
import os
import random
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import websockets
from playwright.sync_api import expect, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from core.rooms import Room, open_room
from tests.browser import chromium
from tests.browser.draw.page import DrawPage
from tests.browser.server import Server, serve
from tests.browser.strokes import DIGITS, Stroke
from tests.made import canvas
from ui.room.door import ADDRESS
from ui.room.wall import EVERY

BRUSH = 45  # pixels of the canvas
PATIENCE = 60  # seconds to wait for a message
FINISHED_FRAGMENT = "FINISHED_FRAGMENT_RUN_SUCCESSFULLY"
CANVAS = "glyphscope_canvas"
N_POINTS = 40  # on a stroke, as a hand's movement gives
AT_ONCE = 20  # of those who come and leave
STROKES_A_VISIT = 2
N_FIRST = 100  # visits that fill caches and pools before memory is looked at
FORGOTTEN_AFTER = 125.0  # seconds; Streamlit keeps a session for 120 lest its visitor come back


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


def main() -> None:
    options = parse_options()
    with tempfile.TemporaryDirectory() as folder:
        timings = Path(folder) / "timings"
        os.environ["GLYPHSCOPE_ROOMS"] = str(Path(folder) / "rooms")
        command = ("-m", "benchmarks.instrumented", "--timings", str(timings), "run", "app.py")
        with serve(Path(folder) / "log", (sys.executable, *command)) as server:
            wall = Wall(*open_room()) if options.room else None
            warm(server, wall)
            if options.visits:
                report_visits(server, options)
                return
            timings.write_text("")
            before = cost(server)
            visitors = asyncio.run(crowd(server, options, wall))
            after = cost(server)
            log = server.log.read_text(errors="replace")
        report(visitors, timings, log)
        report_cost(visitors, before, after)
        if wall is not None:
            report_wall(visitors, wall)


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--every", type=float, default=2.0, help="seconds between strokes")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--visits", type=int, default=0, help="visitors who come and leave")
    parser.add_argument("--forgotten-after", type=float, default=FORGOTTEN_AFTER, metavar="SECONDS")
    parser.add_argument("--room", action="store_true", help="all visitors draw in one room")
    return parser.parse_args()


def warm(server: Server, wall: Wall | None) -> None:
    """Visit once with a browser, so that the networks are loaded, and what places stars."""
    expect.set_options(timeout=1000 * PATIENCE)
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        address = f"/?room={wall.room.code}" if wall else "/"
        page = DrawPage(browser.new_page(), server.url).open(address)
        page.draw(DIGITS[1])
        deadline = time.perf_counter() + PATIENCE
        while wall and not starred(wall.room) and time.perf_counter() < deadline:
            time.sleep(0.5)
        browser.close()
    if wall:
        wall.room.clear()


def starred(room: Room) -> bool:
    """Tell whether a drawing has its place in the map."""
    return any(card and card["at"] for _, card in room.cards().values())


async def crowd(server: Server, options: argparse.Namespace, wall: Wall | None) -> list[Visitor]:
    """Let all visitors draw at the same time, while the wall looks."""
    visits = [visit(server, options, number, wall) for number in range(options.sessions)]
    looking = asyncio.create_task(look(server, wall)) if wall else None
    visitors = await asyncio.gather(*visits)
    if looking:
        await asyncio.sleep(2 * EVERY)
        looking.cancel()
    return visitors


async def come_and_go(server: Server, options: argparse.Namespace, n: int) -> list[Visitor]:
    """Let visitors come, draw and leave, some of them at the same time, until all are forgotten."""
    brief = argparse.Namespace(**vars(options) | {"seconds": STROKES_A_VISIT * options.every})
    gate = asyncio.Semaphore(AT_ONCE)

    async def come(number: int) -> Visitor:
        async with gate:
            return await visit(server, brief, number, None)

    visitors = await asyncio.gather(*map(come, range(n)))
    await asyncio.sleep(options.forgotten_after)
    return [*visitors, await come(n)]  # who comes next has the server tidy up


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


def report(visitors: list[Visitor], timings: Path, log: str) -> None:
    """Print the table's rows and what went wrong."""
    lines = [line.split() for line in timings.read_text().splitlines()]
    reruns = [float(seconds) for status, seconds in lines if status == FINISHED_FRAGMENT]
    trips = [seconds for visitor in visitors for seconds in visitor.round_trips]
    errors = [error for visitor in visitors for error in visitor.errors]
    errors += ["traceback in the log"] * log.count("Traceback (most recent call last)")
    missing = len(trips) - sum(visitor.n_verdicts for visitor in visitors)
    print("| measure | n | median | p95 | largest |\n|---|---|---|---|---|")
    row("server-side rerun, s", reruns)
    row("stroke sent to rerun finished, at the client, s", trips)
    print(f"\n{len(visitors)} sessions, {len(errors)} errors, {missing} strokes without a verdict")
    print(*sorted(set(errors)), sep="\n")


def cost(server: Server) -> tuple[float, float]:
    """Return what a server took so far: seconds of processors, and bytes of memory."""
    port = int(server.url.rpartition(":")[2])
    for process in psutil.Process().children(recursive=True):
        if any(link.laddr.port == port for link in process.net_connections("tcp")):
            times = process.cpu_times()
            return times.user + times.system, process.memory_info().rss
    raise LookupError(f"No process of mine listens on port {port}.")


def report_cost(
    visitors: list[Visitor], before: tuple[float, float], after: tuple[float, float]
) -> None:
    """Print what a stroke and a session cost the server; both hold on a busy machine, too."""
    n_strokes = sum(len(visitor.sent) for visitor in visitors)
    seconds, memory = (end - start for start, end in zip(before, after, strict=True))
    print(f"\n{1000 * seconds / n_strokes:.1f} ms of a processor a stroke", end=", ")
    print(f"{memory / len(visitors) / 1e6:.1f} MB a session")


def report_visits(server: Server, options: argparse.Namespace) -> None:
    """Let visitors come and leave; print what memory they left taken."""
    asyncio.run(come_and_go(server, options, N_FIRST))
    _, before = cost(server)
    visitors = asyncio.run(come_and_go(server, options, options.visits))
    _, after = cost(server)
    errors = [error for visitor in visitors for error in visitor.errors]
    print(f"{options.visits} visits, {len(errors)} errors: {before / 1e6:.0f} MB before", end=", ")
    print(f"{after / 1e6:.0f} MB after, {(after - before) / before:+.1%}")
    print(*sorted(set(errors)), sep="\n")


def report_wall(visitors: list[Visitor], wall: Wall) -> None:
    """Print how long drawings took to the wall.

    A stroke counts as seen when the next drawing of its seat appears; one that was drawn over
    before the wall looked is seen with the one after it.
    """
    waits = [
        min(after) - sent
        for visitor in visitors
        for sent in visitor.sent
        if (after := [at for at in wall.seen.get(visitor.seat, []) if at > sent])
    ]
    n_sent = sum(len(visitor.sent) for visitor in visitors)
    n_seen = sum(map(len, wall.seen.values()))
    print("\n| measure | n | median | p95 | largest |\n|---|---|---|---|---|")
    row("stroke sent to the teacher's wall, s", waits)
    print(f"\n{n_sent - len(waits)} strokes never seen, {n_seen - wall.n_stars} without a star")


def row(measure: str, values: list[float]) -> None:
    median, p95 = np.percentile(values, [50, 95])
    print(f"| {measure} | {len(values)} | {median:.3f} | {p95:.3f} | {max(values):.3f} |")


if __name__ == "__main__":
    main()
