"""Pictures to try on the page Kana: by real hands, by the model strokes, and what is no kana."""

from collections.abc import Callable
from functools import cache, partial

import numpy as np

from core.data import load_mnist
from core.data.samples import SAMPLES as DIGIT_SAMPLES
from core.data.samples import Stroke, draw_strokes
from core.kana.real import load_hands
from core.writing.characters import INDICES
from core.writing.shapes import N_POINTS, load_pen_strokes
from ui.frame.texts import Say
from ui.slate.tools import Thumbnail, thumbnail

SEVEN = 41  # its index
N_KEPT = 9  # points of a stroke
SMALL, CORNER, THIN = 0.22, (0.68, 0.08), 4  # the small kana: size, place, pen in pixels


def written(character: str, hand: int) -> np.ndarray:
    """Return a character as a real hand wrote it, uint8 (28, 28), ink bright on dark.

    Args:
        hand: which of the ten writers of Omniglot's hiragana (Lake et al. 2015).
    """
    hands = load_hands()
    return hands.images[np.flatnonzero(hands.labels == INDICES[character])[hand]]


def seven() -> np.ndarray:
    """Return a plain 7 of MNIST's validation split: to a network that knows kana only, a つ."""
    return load_mnist("validation").images[SEVEN]


def model(character: str) -> np.ndarray:
    """Return a character drawn along its model strokes, uint8 (280, 280)."""
    return draw_strokes(_lines(character))


def small(character: str) -> np.ndarray:
    """Return a character small, thin and in a corner, uint8 (280, 280)."""
    (left, top), lines = CORNER, _lines(character)
    return draw_strokes(
        [[(left + SMALL * x, top + SMALL * y) for x, y in line] for line in lines], 4
    )


def _lines(character: str) -> list[Stroke]:
    """Return the model strokes with few points: the pen cracks where it turns at many."""
    kept = np.linspace(0, N_POINTS - 1, N_KEPT).round().astype(int)
    strokes = load_pen_strokes()[INDICES[character]]
    return [[(float(x), float(y)) for x, y in stroke[kept]] for stroke in strokes]


SAMPLES: dict[str, Callable[[], np.ndarray]] = {
    "nu": partial(written, "ぬ", 0),
    "re": partial(written, "れ", 0),
    "ga": partial(model, "が"),
    "small": partial(small, "き"),
    "digit": seven,
    "letter": DIGIT_SAMPLES["letter"].make,
    "scribble": DIGIT_SAMPLES["scribble"].make,
}


@cache
def sample(name: str) -> np.ndarray:
    """Return a picture as the slate shows it, uint8 (height, width)."""
    return SAMPLES[name]()


@cache
def thumbnails(say: Say) -> list[Thumbnail]:
    """Return the pictures as the slate offers them."""
    return [
        thumbnail(f"sample:{name}", say(f"kana.sample.{name}"), sample(name)) for name in SAMPLES
    ]
