"""Weights of a network over HTTP: the browser fetches a layer once, and keeps it."""

import asyncio

import numpy as np
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ui.inside import runs
from ui.inside.network import Opened, opened

ADDRESS = "networks/"  # beside the pages; then run, variant, stamp of the files, and the layer
MOST_WEIGHTS = 400_000  # of a layer that is sent whole; of a larger one, the unit that is asked for
FILM, EXACT = "film", "film-exact"
_KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}


class Waking(LookupError):
    """The network is not loaded yet."""


def variant(trained: bool) -> str:
    """Return what the network after or before its training is called in an address."""
    return runs.MOMENTS[0 if trained else 1]


def weights(run: str, moment: str, part: str) -> bytes:
    """Return a part of a network.

    Args:
        run: the id of a run.
        moment: "after" or "before" training.
        part: "film", int8 frames of the first layer; "film-exact", float32 ones; a layer, its
            kernel and its bias as float32; or a layer and a unit ("dense-3"), those of it alone.

    Raises:
        Waking: ask again.
        LookupError: there is no such part.
    """
    found = next((other for other in runs.offered() if other.id == run), None)
    if found is None or moment not in runs.MOMENTS:
        raise LookupError(f"There is no network {run!r} {moment!r}.")
    loading = opened(found, moment == runs.MOMENTS[0])
    if loading.value is None:
        loading.start()
        raise Waking(f"The network of {run} is being loaded.")
    return part_of(loading.value, part)


def part_of(network: Opened, part: str) -> bytes:
    """Return the film or weights of an opened network; for the rest see `weights`."""
    if part == FILM:
        return network.reel.codes.tobytes()
    if part == EXACT and network.reel.exact is not None:
        return network.reel.exact.astype("<f4").tobytes()
    name, dash, unit = (part, "", "") if part in network.layers else part.rpartition("-")
    layer = network.layers.get(name)
    n = 0 if layer is None or not hasattr(layer, "kernel") else layer.kernel.shape[-1]
    if layer is None or not n or (dash and not (unit.isdecimal() and int(unit) < n)):
        raise LookupError(f"There are no weights {part!r}.")
    kernel, *bias = layer.get_weights()
    rows = np.vstack([kernel.reshape(-1, n), bias[0] if bias else np.zeros(n)])
    chosen = slice(int(unit), int(unit) + 1) if unit else slice(None)
    return rows[:, chosen].astype("<f4").tobytes()


async def _answer(request: Request) -> Response:
    asked = request.path_params
    try:
        # In a thread: a large layer takes a while.
        body = await asyncio.to_thread(weights, asked["run"], asked["moment"], asked["part"])
    except Waking as error:
        raise HTTPException(503, str(error)) from error
    except LookupError as error:
        raise HTTPException(404, str(error)) from error
    return Response(body, media_type="application/octet-stream", headers=_KEPT)


ROUTE = Route(f"/{ADDRESS}{{run}}/{{moment}}/{{stamp}}/{{part}}.bin", _answer)
