"""Values that nobody means: what a browser, a link or a damaged file may hold instead of sense."""

import json
from typing import Any

import numpy as np

ODD = (
    None,
    True,
    -1,
    0,
    7,
    2**63,
    10**40,
    1e308,
    float("nan"),
    float("inf"),
    float("-inf"),
    "",
    "x",
    "7",
    "../../etc/passwd",
    "<img src=x onerror=alert(1)>",
    "\0",
    "\ud800",
    "9" * 400,
    [],
    {},
    [[]],
    [None],
    {"a": {}},
)
KEYS = ("objects", "raw", "type", "left", "path", "x", "y", "n", "bits", "point", "row", "frame")


def value(rng: np.random.Generator, depth: int = 3) -> Any:
    """Return something, perhaps lists and objects within each other."""
    kind = rng.integers(0, 4 if depth else 2)
    if kind < 2:
        return ODD[rng.integers(len(ODD))]
    size = int(rng.integers(0, 4))
    if kind == 2:
        return [value(rng, depth - 1) for _ in range(size)]
    return {str(rng.choice(KEYS)): value(rng, depth - 1) for _ in range(size)}


def spoilt(sound: Any, rng: np.random.Generator) -> Any:
    """Return a copy of something sound with one value in it replaced by nonsense."""
    copy = json.loads(json.dumps(sound))
    places = list(_places(copy))
    holder, key = places[rng.integers(len(places))]
    holder[key] = value(rng)
    return copy


def _places(content: Any) -> Any:
    """Yield every list and object with each of its keys."""
    entries = content.items() if isinstance(content, dict) else enumerate(content)
    for key, inner in list(entries):
        yield content, key
        if isinstance(inner, list | dict) and inner:
            yield from _places(inner)
