"""The scripts of `ui/` over HTTP: modules that import one another, fetched once and kept.

Streamlit sends an inline script again with every run of a page, and what lies in a component's own
folder is asked for anew at every visit.
"""

import gzip
import hashlib
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FOLDER = Path(__file__).resolve().parent.parent
PLACE = "scripts"  # of all scripts, beside the pages
KEPT = "public, max-age=31536000, immutable"


@cache
def scripts() -> dict[str, bytes]:
    """Return every script of `ui/`: its path there -> its text, compressed."""
    return {
        file.relative_to(FOLDER).as_posix(): gzip.compress(file.read_bytes(), mtime=0)
        for file in sorted(FOLDER.rglob("*.js"))
    }


@cache
def version() -> str:
    """Return what changes with any script, so that no browser keeps an old one."""
    return hashlib.sha256(b"".join(scripts().values())).hexdigest()[:16]


def address(file: Path) -> str:
    """Return where the browser finds a script, seen from any page.

    Raises:
        KeyError: `ui/` holds no such script.
    """
    name = file.resolve().relative_to(FOLDER).as_posix()
    if name not in scripts():
        raise KeyError(f"There is no script {name}.")
    return f"{PLACE}/{version()}/{name}"


def compressed(body: bytes, media_type: str) -> Response:
    """Answer with what was compressed once, for the browser to keep."""
    headers = {"Content-Encoding": "gzip", "Cache-Control": KEPT}
    return Response(body, media_type=media_type, headers=headers)


async def _answer(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in scripts():
        raise HTTPException(404, f"There is no script {name}.")
    return compressed(scripts()[name], "text/javascript")


ROUTE = Route(f"/{PLACE}/{{version}}/{{name:path}}", _answer)
