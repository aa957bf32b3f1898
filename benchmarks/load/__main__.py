"""Let many visitors draw at once, and time the server's reruns.

python -m benchmarks.load [--sessions N] [--seconds N] [--every SECONDS] [--seed N] [--room]
python -m benchmarks.load --visits N

Each visitor is a websocket that speaks Streamlit's protocol and draws digits, stroke by stroke.
With --room all of them join one, and the time from a stroke to the teacher's wall is taken, too.
With --visits so many come, draw and leave, and what they leave behind in memory is measured.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from benchmarks.load.report import cost, report, report_cost, report_wall
from benchmarks.load.visitor import Visitor, visit
from benchmarks.load.wall import PATIENCE, Wall, look, starred
from core.rooms import open_room
from tests.browser import chromium
from tests.browser.draw.page import DrawPage
from tests.browser.server import Server, serve
from tests.browser.strokes import DIGITS
from ui.room.wall import EVERY

AT_ONCE = 20  # of those who come and leave
STROKES_A_VISIT = 2
N_FIRST = 100  # visits that fill caches and pools before memory is looked at
FORGOTTEN_AFTER = 125.0  # seconds; Streamlit keeps a session for 120 lest its visitor come back


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


if __name__ == "__main__":
    main()
