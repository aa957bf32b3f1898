"""A film that grows: the browser asks for its next frame, and is answered once there is one.

So a frame of a live run is fetched as soon as it is written, and nothing is drawn meanwhile: a page
that looked for it by itself would be run and compared several times for every frame.
"""

import asyncio
import time

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from core.runs import Run
from ui.film.reel import stamp
from ui.training.run_list import find

ADDRESS = "films/next/"  # of a run's next frame, with its id, beside the pages
PATIENCE = 20.0  # seconds that a question waits for its answer
LOOK = 0.1  # seconds between two looks at the folder
FRESH = {"Cache-Control": "no-store"}


def newest(run: Run) -> str:
    """Return the name of a run's newest frame, "" before the first."""
    files = run.snapshot_files
    return files[-1].stem if files else ""


async def following(run: Run, known: str, patience: float = PATIENCE) -> str:
    """Wait for a frame after the one that is known, but not for ever; return the newest."""
    end, seen = time.monotonic() + patience, -1
    while True:
        if (now := stamp(run)) != seen:  # a look at the folder costs less than its list
            seen, name = now, newest(run)
        if name != known or time.monotonic() >= end:
            return name
        await asyncio.sleep(LOOK)


async def _answer(request: Request) -> JSONResponse:
    run = await asyncio.to_thread(find, request.path_params["run"])
    if run is None:
        return JSONResponse({}, 404, headers=FRESH)
    known = request.query_params.get("after", "")
    return JSONResponse({"newest": await following(run, known)}, headers=FRESH)


ROUTE = Route(f"/{ADDRESS}{{run}}", _answer)
