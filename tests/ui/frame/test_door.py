import asyncio

import pytest

from ui.frame.door import COOKIE, FULL, Door, mark_in

PAGE = {"type": "http", "method": "GET", "path": "/draw"}
STREAM = {"type": "websocket", "path": "/_stcore/stream", "headers": []}
MARK = "0123456789abcdef" * 2


async def app(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"page"})


def ask(door, scope, accept="text/html", cookie=""):
    """Return the status, the headers and the body of an answer."""
    headers = [(b"accept", accept.encode()), (b"cookie", cookie.encode())]
    sent = []

    async def send(message):
        sent.append(message)

    asyncio.run(door({**scope, "headers": headers}, None, send))
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], found, sent[1]["body"]


def test_a_first_visit_gets_a_mark_that_no_script_reads():
    _, headers, _ = ask(Door(app), PAGE)
    cookie = headers["set-cookie"]
    assert mark_in(cookie.split(";")[0]) is not None
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_who_has_a_mark_keeps_it_and_files_give_none():
    assert "set-cookie" not in ask(Door(app), PAGE, cookie=f"{COOKIE}={MARK}")[1]
    assert "set-cookie" not in ask(Door(app), PAGE, accept="*/*")[1]
    assert "set-cookie" in ask(Door(app), PAGE, cookie=f"{COOKIE}=../../etc")[1]


def test_a_public_server_gives_no_mark(monkeypatch):
    monkeypatch.setenv("GLYPHSCOPE_PUBLIC", "1")
    assert "set-cookie" not in ask(Door(app), PAGE)[1]


@pytest.mark.parametrize("cookies", ["", "a", "=;=", f"{COOKIE}=é", f"{COOKIE}={MARK}0", "\x00"])
def test_what_is_no_mark_counts_as_none(cookies):
    assert mark_in(cookies) is None


def test_sessions_beyond_the_limit_are_turned_away_until_one_ends(monkeypatch):
    monkeypatch.setenv("GLYPHSCOPE_SESSIONS", "2")
    asyncio.run(_crowd())


async def _crowd():
    leave, sent = asyncio.Event(), []

    async def stay(scope, receive, send):
        await leave.wait()

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message)

    door = Door(stay)
    staying = [asyncio.create_task(door(STREAM, receive, send)) for _ in range(2)]
    await asyncio.sleep(0)
    await door(STREAM, receive, send)
    assert sent == [{"type": "websocket.close", "code": 1013}]
    page = {**PAGE, "headers": [(b"accept", b"text/html")]}
    await door(page, receive, send)
    assert sent[1]["status"] == 503
    assert sent[2]["body"] == FULL.encode()
    leave.set()
    await asyncio.gather(*staying)
    assert door.n_sessions == 0
