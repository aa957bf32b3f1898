"""Single images of the sets: found by id, named in a sentence, framed for the wall."""

from collections.abc import Iterable

import numpy as np

from core.data import load_mnist
from core.outliers.sets import DIGITS, FETCHED, NEAR
from ui.anomalies.runs import Scored, gallery
from ui.anomalies.wall import Item
from ui.frame import numbers, session
from ui.frame.texts import Say

MOST = 99_999  # a larger number in a link is no row of any set


def image_id(dataset: str, row: int) -> str:
    """Return the id of an image of a set: "letters:57"."""
    return f"{dataset}:{row}"


def find(scored: Scored, asked: str) -> tuple[str, int] | None:
    """Return the set and the row that an id names, None where that image is not at hand."""
    dataset, _, number = asked.partition(":")
    row = session.whole(number, MOST)
    if dataset not in scored.found.datasets or row is None:
        return None
    there = np.flatnonzero(gallery(scored.run, dataset).rows == row)
    return (dataset, row) if len(there) else None


def image(scored: Scored, dataset: str, row: int) -> np.ndarray:
    """Return an image that is at hand, (28, 28) uint8."""
    shown = gallery(scored.run, dataset)
    return shown.images[np.searchsorted(shown.rows, row)]


def name(dataset: str, row: int, say: Say) -> str:
    """Say in a few words what an image is."""
    return say(f"anomalies.one_{dataset}", row=row, what=_what(dataset, row))


def sentence(scored: Scored, dataset: str, row: int, limit: float, say: Say) -> str:
    """Say what an image is, what the detector makes of it, and which digit the network reads."""
    value = float(scored.scores(dataset)[row])
    verdict = say("anomalies.is_rejected" if value > limit else "anomalies.is_accepted")
    words = {"name": name(dataset, row, say), "score": number(value, say), "verdict": verdict}
    answers, confidences = scored.found.predictions(dataset), scored.found.confidences(dataset)
    if answers is None or confidences is None:
        return say("anomalies.judged", **words)
    sure = numbers.share(confidences[row], say)
    return say("anomalies.judged_and_read", digit=answers[row], share=sure, **words)


def items(scored: Scored, dataset: str, rows: Iterable[int], limit: float, say: Say) -> list[Item]:
    """Return images that are at hand as the wall shows them, with their scores."""
    scores = scored.scores(dataset)
    return [
        Item(
            id=image_id(dataset, row),
            image=image(scored, dataset, row),
            caption=number(scores[row], say),
            label=sentence(scored, dataset, row, limit, say),
            odd=bool(scores[row] > limit),
        )
        for row in map(int, rows)
    ]


def number(value: float, say: Say) -> str:
    """Write a score, a distance or a density with three digits: "1.04", "1,830", "0.000612"."""
    if abs(value) >= 1000:
        return numbers.count(round(value), say)
    return numbers.significant(value, 3, say, least=3)


def _what(dataset: str, row: int) -> str:
    """Return the label of an image as a character, "" where it has none."""
    if dataset == DIGITS:
        return str(load_mnist("test").labels[row])
    return "" if dataset in FETCHED else chr(NEAR[dataset]().labels[row])
