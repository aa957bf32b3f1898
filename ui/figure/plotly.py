"""plotly.js over HTTP: the file of the installed package, compressed once, kept by the browser."""

import asyncio
import gzip
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ui.frame.scripts import compressed

ADDRESS = f"plotly/{version('plotly')}.min.js"  # beside the pages


@cache
def script() -> bytes:
    """Return plotly.js, compressed: 4.8 MB of text in 1.5 MB."""
    return gzip.compress(files("plotly").joinpath("package_data/plotly.min.js").read_bytes(), 9)


async def _answer(_: Request) -> Response:
    # In a thread: compressing takes half a second, the first time.
    return compressed(await asyncio.to_thread(script), "text/javascript")


ROUTE = Route(f"/{ADDRESS}", _answer)
