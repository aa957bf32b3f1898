"""The verdict as HTML: what was seen, the answer, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from html import escape
from typing import Any

import numpy as np

from core.outliers.limit import Limit, limit_at
from core.own.examples import Examples
from core.own.rule import Reading
from ui.frame import numbers
from ui.frame.texts import Say, joined
from ui.own import evidence
from ui.pictures import charts, clusters
from ui.slate.seen import seen_figure

SPACES = ("l2", "cnn", "pixels")
DECIDES = "l2"
MEASURED_AT = "0.01"  # the contamination of the evaluation's figures
UNKNOWN = "?"


@dataclass(frozen=True)
class Shown:
    """A verdict with what the page adds to it.

    Attributes:
        verdict: core's `Verdict`.
        limits: what scores are held against in each space, at the chosen contamination.
        neighbor_images: uint8 (k, 28, 28), nearest first in the L2 space.
        neighbor_labels: (k,) digits.
        kind: the name that people gave to the drawing's overcluster, "" for none.
        own: the visitor's examples, of the classes that answer.
        reading: what these make of the drawing, None where nothing was taught.
    """

    verdict: Any
    limits: dict[str, Limit]
    neighbor_images: np.ndarray
    neighbor_labels: np.ndarray
    kind: str = ""
    own: Examples | None = None
    reading: Reading | None = None

    @property
    def taught(self) -> bool:
        """Tell whether the answer is a class that the visitor taught."""
        return self.reading is not None and self.reading.is_taught

    @property
    def anomalous(self) -> bool:
        """Tell whether the test that decides rejects what nothing was taught for."""
        return not self.taught and self.limits[DECIDES].excludes(self.score)

    @property
    def close(self) -> bool:
        """Tell whether half or twice the contamination would have said the opposite."""
        return not self.taught and self.limits[DECIDES].is_close(self.score)

    @property
    def score(self) -> float:
        """The outlier score that decides."""
        return float(self.verdict.anomaly[DECIDES].score)


@cache
def limits(recognizer: Any, contamination: float) -> dict[str, Limit]:
    """Return the limit in each space; quantiles of many scores, so each is taken once."""
    return {
        space: limit_at(partial(recognizer.threshold, space), contamination) for space in SPACES
    }


def in_a_word(verdict: Any, limits: dict[str, Limit], reading: Reading | None = None) -> str:
    """Return the digit of a verdict or a taught name, "?" for what is neither."""
    if reading is not None and reading.is_taught:
        return reading.name
    odd = limits[DECIDES].excludes(verdict.anomaly[DECIDES].score)
    return UNKNOWN if odd else str(verdict.l2.prediction)


def row_html(row: list[str], say: Say) -> str:
    """Say that there are several characters, and what each of them is read as."""
    told = [say("read.characters", n=len(row), read=" ".join(row))]
    if UNKNOWN in row:
        told.append(say("read.unknown", mark=UNKNOWN))
    sentence = joined(told, say)
    return f'<p class="gs gs-kind" role="status">{escape(sentence)}</p>'


def answer_html(shown: Shown, say: Say) -> str:
    """Return the answer and the opinions it is made of."""
    return section(shown.anomalous, _answer(shown, say) + _opinions(shown, say))


def scales_html(shown: Shown, say: Say) -> str:
    """Return the outlier scores against their limits."""
    scales = "".join(
        charts.score_scale(
            say(f"anomaly.{space}"),
            shown.verdict.anomaly[space].score,
            limit,
            say,
            decides=space == DECIDES,
        )
        for space, limit in shown.limits.items()
    )
    title, axis = escape(say("anomaly.title")), escape(say("anomaly.axis"))
    return section(shown.anomalous, f'<h2>{title}</h2>{scales}<p class="gs-axis">{axis}</p>')


def measured_html(figures: Mapping[str, Any] | None, say: Say) -> str:
    """Say how often the verdict is right on digits, and what passes for one.

    Args:
        figures: the evaluation of the run whose outlier test decides; None or without "written"
            for nothing to say.
    """
    if not figures or not (written := figures.get("written")):
        return ""
    shares = {
        "right": figures["test_accuracy"],
        "refused": figures["lof"][MEASURED_AT]["mnist"],
        "kept": written["kept"],
        "letters": 1 - written["rejected"]["letters"],
        "doodles": 1 - written["rejected"]["doodles"],
    }
    told = {name: numbers.percent(share, 1, say) for name, share in shares.items()}
    told["at"] = numbers.percent(float(MEASURED_AT), 1, say)
    sentence = say("anomaly.measured", ways=len(written["ways"]), **told)
    return f'<p class="gs gs-measured">{escape(sentence)}</p>'


def neighbors_html(shown: Shown, say: Say) -> str:
    """Return the training images on which the outlier test rests."""
    title = escape(say("neighbors.title", k=len(shown.neighbor_labels)))
    sheet = charts.neighbor_sheet(shown.neighbor_images, shown.neighbor_labels, say)
    own = evidence.nearest_html(shown.own, shown.reading, say)
    return section(shown.anomalous, f"{own}<h2>{title}</h2>{sheet}")


def section(anomalous: bool, content: str) -> str:
    """Return a part of a verdict, in the colours of an outlier or of its kind."""
    return f'<section class="gs {"odd" if anomalous else "fine"}">{content}</section>'


def _answer(shown: Shown, say: Say) -> str:
    kicker, big, why = _said(shown, say)
    long = evidence.long_class(big) if shown.taught else ""
    return (
        f'<div class="gs-answer">{seen_figure(shown.verdict.image, say)}<div role="status">'
        f'<p class="gs-kicker">{escape(kicker)}</p>'
        f'<p class="gs-big{long}">{escape(big)}</p>'
        f'{_kind(shown, say)}<p class="gs-why">{escape(why)}</p></div></div>'
    )


def _said(shown: Shown, say: Say) -> tuple[str, str, str]:
    """Return the line above the answer, the answer, and why it is that."""
    if shown.reading is not None and shown.taught:
        return evidence.answer(shown.reading, say)
    return _odd_answer(shown, say) if shown.anomalous else _fine_answer(shown, say)


def _kind(shown: Shown, say: Say) -> str:
    """Call a digit by the name of its overcluster, where people gave it one."""
    if shown.anomalous or shown.taught or not shown.kind:
        return ""
    called = say("overclusters.on_draw", name=shown.kind, cluster=_fine(shown))
    return f'<p class="gs-kind">{escape(called)}</p>'


def _fine_answer(shown: Shown, say: Say) -> tuple[str, str, str]:
    l2, cnn = shown.verdict.l2, shown.verdict.cnn
    alone = cnn.prediction != l2.prediction
    why = [
        say("answer.close_digit") if shown.close else "",
        say("answer.certain", share=numbers.share(_confidence(l2), say)),
        say("answer.alone", digit=cnn.prediction) if alone else "",
    ]
    kicker = say("answer.digit_close" if shown.close else "answer.digit")
    return kicker, str(l2.prediction), joined(why, say)


def _odd_answer(shown: Shown, say: Say) -> tuple[str, str, str]:
    cnn = shown.verdict.cnn
    forced = say("answer.forced", digit=cnn.prediction, share=numbers.share(_confidence(cnn), say))
    if shown.close:
        why = joined([say("answer.close_odd"), forced], say)
        return say("answer.close"), say("answer.odd"), why
    return "", say("answer.odd"), forced


def _confidence(opinion: Any) -> float:
    return float(opinion.probabilities[opinion.prediction])


def _opinions(shown: Shown, say: Say) -> str:
    verdict = shown.verdict
    series, legend = [], ""
    for css, opinion in (("l2", verdict.l2), ("cnn", verdict.cnn)):
        name, sure = say(f"opinions.{css}"), numbers.share(_confidence(opinion), say)
        sentence = say("opinions.alt", name=name, digit=opinion.prediction, share=sure)
        series.append((css, sentence, opinion.probabilities))
        legend += (
            f'<span class="{css}"><i></i>{escape(name)} <b>{opinion.prediction}</b> {sure}</span>'
        )
    title = say("opinions.forced" if shown.anomalous or shown.taught else "opinions.title")
    return (
        f"<h2>{escape(title)}</h2>{charts.paired_bars(series)}"
        f'<p class="gs-legend">{legend}</p>{_cluster(shown, say)}'
    )


def _cluster(shown: Shown, say: Say) -> str:
    """Say where the two networks that never saw a label put the drawing."""
    iic, dec = shown.verdict.cluster, shown.verdict.dec
    return (
        f"<h2>{escape(say('cluster.title'))}</h2>{_strip(iic, say)}"
        f"<p>{joined([escape(_place(iic, say)), _overcluster(shown, say)], say)}</p>"
        f"<h2>{escape(say('cluster.dec'))}</h2>{_strip(dec, say)}"
        f'<p>{escape(_place(dec, say))} <a href="dec" target="_self">'
        f"{escape(say('cluster.dec_open'))}</a></p>"
    )


def _strip(opinion: Any, say: Say) -> str:
    digits = [int(digit) for digit in opinion.cluster_digits]
    return charts.cluster_strip(opinion.probabilities, digits, opinion.cluster, say)


def _place(opinion: Any, say: Say) -> str:
    """Name an opinion's cluster, and the digit that it stands for."""
    n_clusters = len(opinion.cluster_digits)
    name = clusters.name(opinion.cluster, n_clusters)
    return say("cluster.sentence", cluster=name, n=n_clusters, digit=opinion.digit)


def _overcluster(shown: Shown, say: Say) -> str:
    """Say which overcluster the drawing falls into, with the way there."""
    key = "overclusters.on_draw_named" if shown.kind else "overclusters.on_draw_unnamed"
    link = escape(say("overclusters.cluster_link", cluster=shown.verdict.cluster.overcluster))
    return (
        f"{escape(say(key, cluster=_fine(shown), name=shown.kind))} "
        f'<a href="{link}" target="_self">{escape(say("overclusters.on_draw_open"))}</a>'
    )


def _fine(shown: Shown) -> str:
    """Return the letters of the overcluster that the drawing falls into."""
    return clusters.pair(shown.verdict.cluster.overcluster)
