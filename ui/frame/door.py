"""The server's door: how many may come in, and a mark by which a visitor is known again.

The mark is a random number in a cookie that no script can read. It says whose a training and the
names of clusters are. A public server, on which nobody owns anything, gives none.
"""

import re
import secrets
from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core import limits

COOKIE = "glyphscope"
MARK = re.compile(r"[0-9a-f]{32}")
KEPT = 90 * 24 * 3600  # seconds that a browser keeps the mark
STREAM = "/_stcore/stream"  # ends the path of a session's connection
FULL = "All places are taken. Please try again in a few minutes.\n"
TRY_AGAIN = 1013  # the websocket protocol's code for a server that is full


class Door:
    """Count sessions, turn away those beyond the limit, and give visitors their mark."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.n_sessions = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or turn it away."""
        if scope["type"] == "websocket" and scope["path"].endswith(STREAM):
            await self._session(scope, receive, send)
        elif scope["type"] == "http" and _wants_page(scope):
            await self._page(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _session(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._full:
            await receive()
            await send({"type": "websocket.close", "code": TRY_AGAIN})
            return
        self.n_sessions += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.n_sessions -= 1

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._full:
            answer = PlainTextResponse(FULL, 503, headers={"Retry-After": "60"})
            await answer(scope, receive, send)
            return
        unknown = mark_in(Headers(scope=scope).get("cookie", "")) is None
        give = unknown and not limits.is_public()

        async def with_mark(message: Message) -> None:
            if give and message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("set-cookie", _cookie())
            await send(message)

        await self.app(scope, receive, with_mark)

    @property
    def _full(self) -> bool:
        return self.n_sessions >= limits.SESSIONS.value


def mark_in(cookies: str) -> str | None:
    """Return the mark that a request's cookies hold, None where they hold none."""
    found = cookie_parser(cookies).get(COOKIE, "")
    return found if MARK.fullmatch(found) else None


def _cookie() -> str:
    return f"{COOKIE}={secrets.token_hex(16)}; Max-Age={KEPT}; Path=/; HttpOnly; SameSite=Lax"


def _wants_page(scope: MutableMapping[str, Any]) -> bool:
    """Tell whether a request is a browser's for a page, not for one of its files."""
    accepted = Headers(scope=scope).get("accept", "")
    return scope["method"] == "GET" and "text/html" in accepted
