"""What hangs on the wall: false alarms and misses, near-anomalies, and wrong answers."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.data import load_mnist
from core.outliers.sets import DIGITS, NEAR
from ui.anomalies.images import items
from ui.anomalies.runs import Scored, gallery, is_whole, tables
from ui.anomalies.tables import rate
from ui.anomalies.wall import Group
from ui.frame import numbers
from ui.frame.texts import Say

N_SHOWN = 20
N_EXAMPLES = 6
POSTED_WRONG = 69  # of 10,000 test digits, by the post's L2-softmax network


def galleries(scored: Scored, dataset: str, limit: float, say: Say) -> list[Group]:
    """Return the digits rejected and the others accepted, those it is surest of first."""
    alarms, missed = false_alarms(scored, limit), misses(scored, dataset, limit)
    seen = missed[np.isin(missed, gallery(scored.run, dataset).rows)]
    name = say(f"anomalies.set_{dataset}")
    n_digits, n_others = len(scored.scores(DIGITS)), len(scored.scores(dataset))
    return [
        Group(
            say("anomalies.alarms"),
            _count(len(alarms), n_digits, say),
            say("anomalies.alarms_note" if len(alarms) else "anomalies.no_alarms"),
            items(scored, DIGITS, alarms[:N_SHOWN], limit, say),
        ),
        Group(
            say("anomalies.misses", set=name),
            _count(len(missed), n_others, say),
            _misses_note(scored, dataset, len(missed), say),
            items(scored, dataset, seen[:N_SHOWN], limit, say),
            "" if is_whole(scored, dataset) else _fetching(dataset, say),
        ),
    ]


def _count(n_shown: int, n_all: int, say: Say) -> str:
    of = numbers.count(n_all, say)
    return say("anomalies.count", n=n_shown, of=of, share=rate(n_shown / n_all, say))


def false_alarms(scored: Scored, limit: float) -> np.ndarray:
    """Return the test digits that are rejected, the most anomalous first, (m,) int."""
    scores = scored.scores(DIGITS)
    order = np.argsort(-scores, kind="stable")
    return order[scores[order] > limit]


def misses(scored: Scored, dataset: str, limit: float) -> np.ndarray:
    """Return the images of a set that pass for digits, the least anomalous first, (m,) int."""
    scores = scored.scores(dataset)
    order = np.argsort(scores, kind="stable")
    return order[scores[order] <= limit]


def _misses_note(scored: Scored, dataset: str, n_missed: int, say: Say) -> str:
    if not n_missed:
        return say("anomalies.no_misses")
    if is_whole(scored, dataset):
        return say("anomalies.misses_note")
    return say("anomalies.misses_few")


def _fetching(dataset: str, say: Say) -> str:
    """Say how all images of a set are had."""
    fetch = f"python -m core data --fetch {dataset.replace('_', '-')}"
    return say("anomalies.misses_fetch", command=fetch)


def first_accepted(groups: Sequence[Group]) -> str:
    """Return the id of the first picture that passes for a digit, else of the first one."""
    shown = [item for group in groups for item in group.items]
    return next((item.id for item in sorted(shown, key=lambda item: item.odd)), "")


def near(scored: Scored, limit: float, say: Say) -> list[Group]:
    """Return examples of each near-anomaly, spread evenly over its scores."""
    judged = tables(scored.run, scored.detector)
    return [
        Group(
            say(f"anomalies.set_{name}"),
            say(
                "anomalies.near_figures",
                share=rate(float(np.mean(scored.scores(name) > limit)), say),
                auroc=numbers.decimal(judged["auroc"][name], 3, say),
            ),
            say(f"anomalies.about_{name}"),
            items(scored, name, spread(scored.scores(name), N_EXAMPLES), limit, say),
        )
        for name in NEAR
        if name in scored.found.datasets
    ]


def spread(scores: np.ndarray, n_examples: int) -> np.ndarray:
    """Return images from the least to the most anomalous in even steps, (n_examples,) int."""
    order = np.argsort(scores, kind="stable")
    return order[np.linspace(0, len(scores) - 1, n_examples).round().astype(int)]


def wrong(scored: Scored, limit: float, say: Say) -> list[Group]:
    """Return the test digits that the network reads wrongly, the surest mistakes first."""
    answers, confidences = scored.found.predictions(DIGITS), scored.found.confidences(DIGITS)
    if answers is None or confidences is None:
        return []
    truth = load_mnist("test").labels
    rows = np.flatnonzero(answers != truth)
    rows = rows[np.argsort(-confidences[rows], kind="stable")]
    rejected = scored.scores(DIGITS) > limit
    caught, price = int(np.sum(rejected[rows])), rate(float(np.mean(rejected)), say)
    shown = [
        replace(item, caption=f"{truth[row]} → {answers[row]}")
        for row, item in zip(rows, items(scored, DIGITS, rows, limit, say), strict=True)
    ]
    share = rate(len(rows) / len(truth), say)
    return [
        Group(
            say("anomalies.wrong"),
            say("anomalies.wrong_count", n=len(rows), share=share, posted=POSTED_WRONG),
            say("anomalies.wrong_note", caught=caught, n=len(rows), price=price),
            shown,
        )
    ]
