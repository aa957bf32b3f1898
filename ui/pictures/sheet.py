"""All thumbnails of a map on a few pictures, which the browser fetches once and keeps."""

import asyncio
from functools import lru_cache

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.maps.points import load_points
from ui.pictures.images import png, sprite

PER_SHEET = 10_000
N_COLUMNS = 100
N_SHEETS = 7
ADDRESS = "sheets/digits-"  # of a sheet, with its number and ".png", beside the pages
_KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}


@lru_cache(maxsize=N_SHEETS)
def sheet(number: int) -> bytes:
    """Return a PNG of the images 10,000 `number` and after, in rows of 100, 28 pixels each.

    Args:
        number: 0 for the test images, 1 to 6 for the others.

    Raises:
        LookupError: there are no such images.
    """
    if not 0 <= number < N_SHEETS:
        raise LookupError(f"`number` must be in [0, {N_SHEETS}). Received: number={number}")
    images = load_points("test" if number == 0 else "all").images
    return png(sprite(images[number * PER_SHEET : (number + 1) * PER_SHEET], N_COLUMNS, gap=0))


async def _answer(request: Request) -> Response:
    try:
        # In a thread: drawing a sheet takes a fifth of a second.
        body = await asyncio.to_thread(sheet, request.path_params["number"])
    except LookupError as error:
        raise HTTPException(404, str(error)) from error
    return Response(body, media_type="image/png", headers=_KEPT)


ROUTE = Route(f"/{ADDRESS}{{number:int}}.png", _answer)
