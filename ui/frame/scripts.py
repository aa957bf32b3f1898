"""The scripts of `ui/` over HTTP: modules that import one another, fetched once and kept.

Streamlit sends an inline script again with every run of a page, and what lies in a component's own
folder is asked for anew at every visit. So the script of the drawable canvas is sent from here too.
"""

import gzip
import hashlib
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FOLDER = Path(__file__).resolve().parent.parent
# To import the package would have it look for its files, which only a running Streamlit finds.
CANVAS = Path(find_spec("streamlit_drawable_canvas").origin).parent / "frontend/build"  # type: ignore[union-attr, arg-type]
PLACE = "scripts"  # of all scripts, beside the pages
IMPORTED = re.compile(r'^(?:import|export)\b[^"=(;]*"(\.\.?/[^"]+)"', re.MULTILINE)
KEPT = "public, max-age=31536000, immutable"


@cache
def scripts() -> dict[str, bytes]:
    """Return every script: its path in `ui/`, or its name beside -> its text, compressed."""
    files = [*sorted(FOLDER.rglob("*.js")), *CANVAS.glob("*.js")]
    return {_name(file): gzip.compress(file.read_bytes(), mtime=0) for file in files}


def _name(file: Path) -> str:
    return file.relative_to(FOLDER).as_posix() if file.is_relative_to(FOLDER) else file.name


@cache
def version() -> str:
    """Return what changes with any script, so that no browser keeps an old one."""
    return hashlib.sha256(b"".join(scripts().values())).hexdigest()[:16]


def address(file: Path) -> str:
    """Return where the browser finds a script, seen from any page.

    Raises:
        KeyError: there is no such script.
    """
    name = _name(file.resolve())
    if name not in scripts():
        raise KeyError(f"There is no script {name}.")
    return f"{PLACE}/{version()}/{name}"


def imported(file: Path) -> list[Path]:
    """Return the scripts that one imports, itself or by way of others, nearest first."""
    found, waiting = dict.fromkeys([file.resolve()]), [file.resolve()]
    while waiting:
        script = waiting.pop(0)
        texts = IMPORTED.findall(script.read_text("utf-8"))
        new = [path for text in texts if (path := (script.parent / text).resolve()) not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return list(found)[1:]


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
