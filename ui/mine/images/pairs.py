"""Pairs of views and strangers with their scores, as HTML."""

from html import escape

import numpy as np

from ui.frame import numbers
from ui.frame.texts import Say
from ui.mine.images.judge import N_SHOWN, Judge
from ui.pictures.images import data_uri


def pairs_html(judge: Judge, say: Say) -> str:
    """Lay out first views over second ones over strangers, with what T says of each."""
    firsts, seconds = judge.views
    rows = (
        (say("mine.view_first"), firsts, None),
        (say("mine.view_second"), seconds, judge.scores),
        (say("mine.view_stranger"), judge.strangers, judge.stranger_scores),
    )
    body = "".join(_row(name, views, scores, say) for name, views, scores in rows)
    return f'<div class="gs gs-views" style="--n:{N_SHOWN}">{body}</div>'


def _row(name: str, views: np.ndarray, scores: np.ndarray | None, say: Say) -> str:
    shown = "".join(
        _view(name, number, view, None if scores is None else scores[number], say)
        for number, view in enumerate(views[:N_SHOWN])
    )
    return f"<b>{escape(name)}</b>{shown}"


def _view(name: str, number: int, view: np.ndarray, score: float | None, say: Say) -> str:
    pixels = np.rint(255 * np.clip(view, 0, 1)).astype(np.uint8)
    image = f'<img class="gs-pixels" src="{data_uri(pixels)}" alt="{escape(name)} {number + 1}">'
    if score is None:
        return f"<figure>{image}</figure>"
    sign = "together" if score > 0 else "apart"
    title = escape(say("mine.score", nats=numbers.decimal(score, 2, say)))
    written = f"{'+' if score > 0 else ''}{numbers.decimal(score, 1, say)}"
    return (
        f'<figure class="{sign}">{image}<figcaption title="{title}">{written}</figcaption></figure>'
    )
