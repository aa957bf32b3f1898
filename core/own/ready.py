"""Examples that are ready to be taught, written by the project's strokes: for a first try."""

from functools import cache

import numpy as np

from core.writing.canvas import Pens
from core.writing.kinds import HANDS, TABLES
from core.writing.notation import parse
from core.writing.numerals import WAYS
from core.writing.people import write_alike

N_READY = 5
PENS = Pens(thinnest=16, thickest=24, redrawn=1.0)
SEED = 5
# A first try, and what has the shape of a zero: a failure on purpose.
READY = {"smiley": "smiley", "failure": "O"}
_STROKES = {"smiley": TABLES["things"]["smile"][0], "failure": WAYS[0]["plain"][0]}


@cache
def ready_examples(kind: str) -> np.ndarray:
    """Return examples of one of `READY` by one hand, (5, 28, 28) uint8; the same each time."""
    rng = np.random.default_rng(SEED)
    images = write_alike(parse(_STROKES[kind]), N_READY, HANDS, PENS, rng)
    images.flags.writeable = False
    return images
