"""Two servers behind the proxy of `deploy/`: one is killed, and its visitors draw on at the other.

Everything runs on the loopback, with the proxy's real program and its real configuration.
"""

import asyncio
import json
import os
import random
import re
import shutil
import signal
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg

from benchmarks.load.visitor import Visitor, by_hand, rerun, slate_message
from benchmarks.load.wall import ask
from core.rooms import open_room
from tests.browser.server import ROOT, free_port, serve
from tests.made import canvas
from ui.room.door import ADDRESS
from ui.slate.board import Board

CONFIG = ROOT / "deploy" / "haproxy.cfg"
HAPROXY = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin:/usr/local/sbin")
VISITORS = 6  # with --many 50
PATIENCE = 60.0  # seconds
SEAT = "0" * 16

pytestmark = pytest.mark.skipif(HAPROXY is None, reason="needs haproxy (apt-get install haproxy)")


@contextmanager
def proxy(folder: Path, one: str, two: str):
    """Run the proxy before two servers and yield its address."""
    port = free_port()
    places = {
        "GLYPHSCOPE_LISTEN": f"127.0.0.1:{port}",
        "GLYPHSCOPE_ONE": one.removeprefix("http://"),
        "GLYPHSCOPE_TWO": two.removeprefix("http://"),
    }
    with (folder / "proxy.log").open("wb") as log:
        process = subprocess.Popen(
            [HAPROXY, "-db", "-f", str(CONFIG)],
            env={**os.environ, **places},
            stdout=log,
            stderr=log,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        until(lambda: health(address))
        yield address
    finally:
        process.kill()
        process.wait()


def until(happened) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.1)


def health(address: str) -> bool:
    """Tell whether a server answers."""
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as response:
            return response.status == 200
    except OSError:
        return False


def replica_of(address: str) -> str:
    """Visit once, and return the proxy's cookie."""
    request = urllib.request.Request(address, headers={"Accept": "text/html"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as response:
        cookies = response.headers.get_all("Set-Cookie")
    found = [re.match(r"glyphscope-replica=(\w+)", cookie) for cookie in cookies]
    return next(match[1] for match in found if match)


def kill_server(url: str) -> None:
    """Kill the process that listens on a server's port, at once."""
    port = int(url.rpartition(":")[2])
    for process in psutil.Process().children(recursive=True):
        listens = [c.laddr.port for c in process.net_connections() if c.status == "LISTEN"]
        if port in listens:
            process.send_signal(signal.SIGKILL)


async def connect(address: str, cookie: str):
    """Open a session at the replica that a cookie names; try again as a browser does."""
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return await websockets.connect(
                stream,
                subprotocols=["streamlit"],
                max_size=None,
                open_timeout=PATIENCE,
                additional_headers={"Cookie": f"glyphscope-replica={cookie}"},
            )
        except (websockets.InvalidStatus, OSError):  # the proxy has not noticed the death yet
            assert time.monotonic() < deadline
            await asyncio.sleep(0.5)


async def draw_on(address: str, visitor: Visitor, cookie: str, strokes: list):
    """Open a session and send a drawing."""
    session = await connect(address, cookie)
    await rerun(session, visitor, BackMsg())
    await rerun(session, visitor, slate_message(visitor, strokes))
    return session


async def until_closed(session) -> None:
    """Read what is still on its way, to the end of the connection."""
    while True:
        await session.recv()


async def crowd(address: str, cookies: list[str], dead: str, kill) -> tuple[list, list]:
    """Let visitors draw, kill a replica under half of them, and let that half come back.

    Returns:
        The visitors of the other replica, and those that came back.
    """
    visitors = [Visitor() for _ in cookies]
    hands = [random.Random(number) for number in range(len(cookies))]
    drawn = [[by_hand(hand)] for hand in hands]
    sessions = []
    for visitor, cookie, strokes in zip(visitors, cookies, drawn, strict=True):
        sessions.append(await draw_on(address, visitor, cookie, strokes))
    await asyncio.to_thread(kill)
    unharmed, back = [], []
    for place, (visitor, cookie, session) in enumerate(
        zip(visitors, cookies, sessions, strict=True)
    ):
        strokes = [*drawn[place], by_hand(hands[place])]
        if cookie == dead:
            with pytest.raises(websockets.ConnectionClosed):
                await asyncio.wait_for(until_closed(session), PATIENCE)
            session = await draw_on(address, visitor, cookie, strokes)
            back.append(visitor)
        else:
            await rerun(session, visitor, slate_message(visitor, strokes))
            unharmed.append(visitor)
        await session.close()
    return unharmed, back


def test_the_proxys_configuration_is_sound():
    places = dict.fromkeys(("GLYPHSCOPE_ONE", "GLYPHSCOPE_TWO"), "127.0.0.1:8501")
    places["GLYPHSCOPE_LISTEN"] = "127.0.0.1:8080"
    checked = subprocess.run(
        [HAPROXY, "-c", "-f", str(CONFIG)],
        env={**os.environ, **places},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert "WARNING" not in checked.stderr


def test_a_killed_replica_harms_its_own_visitors_only_and_they_draw_on(tmp_path, many, monkeypatch):
    shared = {"GLYPHSCOPE_RUNS": str(tmp_path / "runs"), "GLYPHSCOPE_PUBLIC": "1"}
    monkeypatch.setenv("GLYPHSCOPE_RUNS", shared["GLYPHSCOPE_RUNS"])
    room, key = open_room()
    room.hand_in(SEAT, {})
    question = json.dumps({"key": key, "known": {}, "drop": []}).encode()
    with (
        serve(tmp_path / "one", environment=shared) as one,
        serve(tmp_path / "two", environment=shared) as two,
        proxy(tmp_path, one.url, two.url) as address,
    ):
        until(lambda: {replica_of(address) for _ in range(4)} == {"one", "two"})
        for server in (one, two):  # one folder, one room
            assert ask(f"{server.url}/{ADDRESS}{room.code}", question)["seats"] == [SEAT]
        n_visitors = 50 if many else VISITORS
        cookies = ["one", "two"] * (n_visitors // 2)
        killed = crowd(address, cookies, "one", lambda: kill_server(one.url))
        unharmed, back = asyncio.run(killed)
        assert (len(unharmed), len(back)) == (n_visitors // 2,) * 2
        assert [visitor.errors for visitor in (*unharmed, *back)] == [[]] * n_visitors
        assert replica_of(address) == "two"
        log = two.log.read_text(errors="replace")
    assert "Traceback" not in log


def test_a_drawing_of_the_killed_replica_is_on_the_slate_again():
    """What the browser still has of its old session is put back by the new one."""
    old = Board()
    old.clear()
    stroke = canvas.path(("M", 100.0, 100.0), ("L", 300.0, 300.0))
    old.receive(canvas.drawing(stroke, version=old.version))
    new = Board()
    new.receive(canvas.drawing(stroke, version=old.version))
    assert new.drawing.strokes == old.drawing.strokes
    assert new.version > old.version
