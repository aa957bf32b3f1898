"""What the loaded networks make of a visitor's examples, and of a drawing beside them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from core.own.examples import Examples
from core.own.rule import Reading, Taught
from core.own.standing import Standing, leave_out

SPACES = ("l2", "cnn", "pixels")
MAIN = "l2"  # where the answer is looked for
KEPT_IMAGES, KEPT_RULES = 4096, 256


@dataclass(frozen=True, eq=False)
class Seen:
    """What the networks make of one image.

    Attributes:
        points: (d,) float32 in each space.
        scores: of the outlier test in each space.
        digits: that the network of each space names; in pixels the nearest centre's.
    """

    points: dict[str, np.ndarray]
    scores: dict[str, float]
    digits: dict[str, int]


def look(recognizer: Any, image: np.ndarray) -> Seen:
    """Ask the networks about an image, (28, 28) uint8, once."""
    return _look(recognizer, image.tobytes())


@lru_cache(KEPT_IMAGES)
def _look(recognizer: Any, content: bytes) -> Seen:
    verdict = recognizer.verdict(np.frombuffer(content, np.uint8).reshape(28, 28))
    return seen_of(recognizer, verdict)


def seen_of(recognizer: Any, verdict: Any) -> Seen:
    """Return what a verdict holds of an image."""
    pixels = recognizer.ground("pixels").nearest(verdict.points["pixels"][None])[0][0]
    return Seen(
        verdict.points,
        {space: verdict.anomaly[space].score for space in SPACES},
        {"l2": verdict.l2.prediction, "cnn": verdict.cnn.prediction, "pixels": int(pixels)},
    )


@lru_cache(KEPT_RULES)
def taught(recognizer: Any, examples: Examples, space: str = MAIN) -> Taught:
    """Return examples as points of a space, found once as long as they stay the same."""
    ground = recognizer.ground(space)
    seen = [look(recognizer, image).points[space] for image in examples.images]
    points = np.array(seen, np.float32).reshape(len(seen), ground.centres.shape[1])
    learnt = recognizer.learnt if space == MAIN else None
    return Taught(ground, examples.names, points, examples.classes, learnt)


def read(recognizer: Any, examples: Examples, verdict: Any, contamination: float) -> Reading | None:
    """Read a drawing by the examples of a visitor; None where nothing was taught.

    Args:
        recognizer: the loaded networks.
        examples: what was taught.
        verdict: what the networks say of the drawing.
        contamination: share of training digits that the outlier test gives up.
    """
    if not examples.names:
        return None
    kept = verdict.anomaly[MAIN].score <= recognizer.threshold(MAIN, contamination)
    return taught(recognizer, examples).reading(verdict.points[MAIN], kept, contamination)


def standing(recognizer: Any, examples: Examples, space: str, contamination: float) -> Standing:
    """Read every example by the others in a space."""
    seen = [look(recognizer, image) for image in examples.images]
    limit = recognizer.threshold(space, contamination)
    kept = np.array([one.scores[space] <= limit for one in seen], bool)
    digits = np.array([one.digits[space] for one in seen], np.int64)
    return leave_out(taught(recognizer, examples, space), kept, digits, contamination)
