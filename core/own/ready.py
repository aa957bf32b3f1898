"""Examples that are ready to be taught, written by the project's strokes: for a first try."""

from dataclasses import replace
from functools import cache

import numpy as np

from core.writing.canvas import Pens
from core.writing.kinds import HANDS, TABLES
from core.writing.notation import parse
from core.writing.numerals import WAYS
from core.writing.people import write_alike

N_READY = 5
HAND = replace(  # steady
    HANDS,
    slant=0.08,
    aspect=0.1,
    rotation=0.06,
    warp=0.014,
    stroke_rotation=0.04,
    stroke_scale=0.05,
    stroke_shift=0.012,
    bow=0.02,
    joining=0.0,
)
PENS = Pens(thinnest=16, thickest=24, redrawn=1.0)
SEED, NEXT_SEED = 5, 6
# A first try, and what has the shape of a zero: a failure on purpose.
READY = {"smiley": "smiley", "failure": "O"}
_STROKES = {"smiley": TABLES["things"]["smile"][0], "failure": WAYS[0]["plain"][0]}


@cache
def ready_examples(kind: str) -> np.ndarray:
    """Return examples of one of `READY` by one hand, (5, 28, 28) uint8; the same each time."""
    return _written(kind, N_READY, SEED)


@cache
def ready_drawing(kind: str) -> np.ndarray:
    """Return one more by that hand, (28, 28) uint8: what the examples may be tried on."""
    return _written(kind, 1, NEXT_SEED)[0]


def _written(kind: str, n: int, seed: int) -> np.ndarray:
    images = write_alike(parse(_STROKES[kind]), n, HAND, PENS, np.random.default_rng(seed))
    images.flags.writeable = False
    return images
