"""A film that grows: the browser asks for its next frame, and is answered once there is one.

So a frame of a live run is painted as soon as it is written, and the page need not run for it.
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from core.runs import Run
from ui.film.reel import stamp
from ui.training.run_list import find

# Takes a run, the name of a frame, and what else was asked. Returns what the film has grown by
# since, as `ui/figure/browser/film/growth.js` takes it; empty where that cannot be told. Raises
# ValueError for nonsense.
Growth = Callable[[Run, str, Mapping[str, str]], dict[str, Any]]

ADDRESS = "films/next/"  # of films, beside the pages: then their kind and the run's id
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


def route(kind: str, growth: Growth) -> Route:
    """Return where the films of a kind are asked for their next frames.

    Args:
        kind: stands in the address.
        growth: tells what a film has grown by.
    """

    async def answer(request: Request) -> JSONResponse:
        run = await asyncio.to_thread(find, request.path_params["run"])
        if run is None:
            return JSONResponse({}, 404, headers=FRESH)
        known = request.query_params.get("after", "")
        told = {"newest": await following(run, known)}
        if told["newest"] == known:
            return JSONResponse(told, headers=FRESH)
        try:
            told |= await asyncio.to_thread(growth, run, known, request.query_params)
        except ValueError:
            return JSONResponse({}, 400, headers=FRESH)
        return JSONResponse(told, headers=FRESH)

    return Route(f"/{ADDRESS}{kind}/{{run}}", answer)
