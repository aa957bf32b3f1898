"""The verdict on a drawn kana as HTML: the answer, the five likeliest of 71, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

import numpy as np

from core.outliers.limit import Limit, limit_at
from core.writing.characters import CHARACTERS, READINGS
from ui.draw.verdict import section
from ui.frame import numbers
from ui.frame.texts import Say, joined
from ui.pictures import charts
from ui.slate.seen import seen_figure

N_TOP = 5
N_NEAR = 20  # training images shown
MEASURED_AT = "0.01"  # the contamination of the evaluation's figures


@dataclass(frozen=True)
class Shown:
    """A verdict with what the page adds to it.

    Attributes:
        verdict: core's `KanaVerdict`.
        limit: what the outlier factor is held against, at the chosen contamination.
        neighbor_images: uint8 (k, 28, 28), nearest first.
        neighbor_labels: (k,) indices into `CHARACTERS`.
    """

    verdict: Any
    limit: Limit
    neighbor_images: np.ndarray
    neighbor_labels: np.ndarray

    @property
    def anomalous(self) -> bool:
        """Tell whether the outlier test rejects the drawing."""
        return self.limit.excludes(self.verdict.anomaly.score)

    @property
    def close(self) -> bool:
        """Tell whether half or twice the contamination would have said the opposite."""
        return self.limit.is_close(self.verdict.anomaly.score)

    @property
    def prediction(self) -> int:
        """The likeliest character, an index into `CHARACTERS`."""
        return int(self.verdict.probabilities.argmax())


@cache
def limit(recognizer: Any, contamination: float) -> Limit:
    """Return what scores are held against; quantiles of many scores, so each is taken once."""
    return limit_at(recognizer.threshold, contamination)


def judge(recognizer: Any, image: np.ndarray, contamination: float) -> Shown:
    """Ask core for the verdict on an image, uint8 (28, 28), and gather what is shown of it."""
    verdict = recognizer.verdict(image)
    near, known = verdict.anomaly.neighbors[:N_NEAR], recognizer.references
    return Shown(verdict, limit(recognizer, contamination), known.images[near], known.labels[near])


def answer_html(shown: Shown, say: Say) -> str:
    """Return the answer with the five likeliest characters under it."""
    title = say("kana.top.forced" if shown.anomalous else "kana.top.title", n=N_TOP)
    answer = _odd(shown, say) if shown.anomalous else _fine(shown, say)
    seen = seen_figure(shown.verdict.image, say, "kana.seen")
    body = (
        f'<div class="gs-answer gs-kana-answer">{seen}'
        f'<div role="status">{answer}</div></div><h2>{escape(title)}</h2>'
    )
    return section(shown.anomalous, body + top_html(shown.verdict.probabilities, say))


def _fine(shown: Shown, say: Say) -> str:
    index = shown.prediction
    sure = numbers.share(shown.verdict.probabilities[index], say)
    kicker = say("kana.fine_close" if shown.close else "kana.fine")
    close = say("kana.close_fine") if shown.close else ""
    return (
        f'<p class="gs-kicker">{escape(kicker)}</p>'
        f'<p class="gs-big">{in_japanese(index)} '
        f"<small>{escape(READINGS[index])}</small></p>"
        f'<p class="gs-why">{escape(joined([close, say("kana.certain", share=sure)], say))}</p>'
    )


def _odd(shown: Shown, say: Say) -> str:
    index = shown.prediction
    sure = numbers.share(shown.verdict.probabilities[index], say)
    forced = say("kana.would", character=named(index), share=sure)
    close = say("kana.close_odd") if shown.close else ""
    return (
        f'<p class="gs-big">{escape(say("kana.odd"))}</p>'
        f'<p class="gs-why">{escape(joined([close, forced], say))}</p>'
    )


def named(index: int) -> str:
    """Return a character with its reading: "ぬ (nu)", "ぢ (di)"."""
    return f"{CHARACTERS[index]} ({READINGS[index].split('(')[-1].rstrip(')')})"


def in_japanese(index: int) -> str:
    """Return a character as HTML that names its language, for use in a sentence of another."""
    return f'<span lang="ja">{CHARACTERS[index]}</span>'


def top_html(probabilities: np.ndarray, say: Say, marked: int | None = None) -> str:
    """Return the likeliest characters with their probabilities as bars.

    Args:
        probabilities: (71,) in [0, 1].
        marked: a character to point out; it is appended where it is not among them.
    """
    order = [int(index) for index in np.argsort(-probabilities, kind="stable")[:N_TOP]]
    if marked is not None and marked not in order:
        order.append(marked)
    rows = "".join(_bar(index, probabilities, index == marked, say) for index in order)
    return f'<ol class="gs-kana-top">{rows}</ol>'


def _bar(index: int, probabilities: np.ndarray, marked: bool, say: Say) -> str:
    value = float(probabilities[index])
    return (
        f'<li class="{"marked" if marked else ""}"><b lang="ja">{CHARACTERS[index]}</b>'
        f'<span class="reading">{escape(READINGS[index])}</span>'
        f'<span class="track"><i style="--p:{value:.4f}"></i></span>'
        f'<span class="value">{escape(numbers.share(value, say))}</span></li>'
    )


def scale_html(shown: Shown, say: Say) -> str:
    """Return the outlier factor against its limit."""
    scale = charts.score_scale(
        say("kana.space"), shown.verdict.anomaly.score, shown.limit, say, words="kana.anomaly"
    )
    title, axis = escape(say("kana.anomaly.title")), escape(say("anomaly.axis"))
    return section(shown.anomalous, f'<h2>{title}</h2>{scale}<p class="gs-axis">{axis}</p>')


def measured_html(figures: Mapping[str, Any] | None, say: Say) -> str:
    """Say how often the network is right, and what passes for a kana.

    Args:
        figures: the evaluation of its run; None or without an outlier test for nothing to say.
    """
    if not figures or not figures.get("lof"):
        return ""
    refused = figures["lof"][MEASURED_AT]
    shares = {
        "right": figures["real_handwriting_accuracy"],
        "kept": 1 - refused["real"],
        **{name: 1 - refused[name] for name in ("digits", "letters", "scribbles")},
        "at": float(MEASURED_AT),
    }
    told = {name: numbers.percent(share, 1, say) for name, share in shares.items()}
    return f'<p class="gs gs-measured">{escape(say("kana.measured", **told))}</p>'


def neighbors_html(shown: Shown, say: Say) -> str:
    """Return the training images on which the outlier test rests."""
    names = [CHARACTERS[label] for label in shown.neighbor_labels]
    title = escape(say("neighbors.title", k=len(names)))
    sheet = charts.neighbor_sheet(shown.neighbor_images, names, say)
    note = escape(say("kana.synthetic.short"))
    return section(
        shown.anomalous,
        f'<h2>{title}</h2><div lang="ja">{sheet}</div><p class="gs-axis">{note}</p>',
    )
