"""What a run is taught and asked: characters that writers of our own draw again and again."""

from dataclasses import dataclass

import numpy as np

from core.digits.handwriting import LOOSE_HANDS
from core.digits.written import decoys
from core.own.examples import Examples
from core.own.strokes import strokes_of
from core.teaching.reader import Reader
from core.writing.canvas import Pens
from core.writing.people import write_alike

CONTAMINATION = 0.01
N_HANDS, N_EACH = 20, 5  # other writers of each, and how often each of them draws it
SEED = 7
KINDS = decoys()
PENS = Pens(thinnest=8, thickest=30, redrawn=1.0)


@dataclass(frozen=True)
class Asked:
    """Images as points, and what the run says of each without having been taught.

    Args:
        points: (n, d).
        kept: (n,) bool, whether the outlier test keeps each.
        right: (n,) bool, of digits, whether each is named rightly.
        kinds: (n,) int, what each shows; classes of different sets are not compared.
    """

    points: np.ndarray
    kept: np.ndarray
    right: np.ndarray
    kinds: np.ndarray

    def some(self, rows: np.ndarray) -> "Asked":
        return Asked(self.points[rows], self.kept[rows], self.right[rows], self.kinds[rows])


def look(reader: Reader, images: np.ndarray, what: np.ndarray) -> Asked:
    answers = reader.space.respond(images)
    scores = reader.space.lof.anomaly_scores(answers.embeddings)
    kept = scores <= reader.space.lof.threshold(CONTAMINATION)
    return Asked(answers.embeddings, kept, answers.logits.argmax(axis=1) == what, what)


def by_other_hands(chosen: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Let writers who taught nothing draw each kind: images, and what they are called."""
    rows = np.repeat(chosen, N_HANDS)
    drawn = [write_alike(KINDS[row].draw(rng), N_EACH, LOOSE_HANDS, PENS, rng) for row in rows]
    shown = [title(row) for row in np.repeat(rows, N_EACH)]
    return np.concatenate(drawn), np.array(shown, object)


def examples_of(chosen: np.ndarray, n: int, rng: np.random.Generator) -> Examples:
    """Let one visitor each write a kind again and again, strokes kept."""
    found = Examples()
    for row in chosen:
        strokes = KINDS[row].draw(rng)
        images = write_alike(strokes, n, LOOSE_HANDS, PENS, rng)
        found = found.with_examples(title(row), images, [strokes_of(strokes)] * n)
    return found


def title(row: int) -> str:
    """Return what a kind is taught as; two kinds may look alike to a reader."""
    return f"{KINDS[row].name} {row}"
