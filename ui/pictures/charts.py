"""Small charts as HTML: one string each, drawn by the page's style sheet.

A Streamlit chart costs a round of JavaScript per stroke; these cost a few kilobytes of
markup. Colours come from classes, so the theme decides them.
"""

import math
from collections.abc import Iterable, Sequence
from html import escape

import numpy as np

from core.outliers.limit import Limit
from ui.frame import numbers
from ui.frame.texts import Say
from ui.pictures import clusters
from ui.pictures.images import data_uri, sprite

SCORE_RANGE = (0.9, 12.0)  # outlier factors shown on the log scale; beyond, the mark sticks
MOST_DIGITS = 7  # behind the mark; closer ones are equal to single precision


def picture(image: np.ndarray, alt: str, css_class: str = "") -> str:
    """Return an `img` with crisp pixels for uint8 (height, width)."""
    return (
        f'<img class="gs-pixels {escape(css_class)}" src="{data_uri(image)}" alt="{escape(alt)}">'
    )


def paired_bars(series: Sequence[tuple[str, str, Sequence[float]]]) -> str:
    """Draw probabilities of ten classes, the networks side by side.

    Args:
        series: (css class, accessible sentence, ten probabilities) of each network.
    """
    columns = "".join(_bar_column(digit, series) for digit in range(10))
    label = ". ".join(sentence for _, sentence, _ in series)
    return f'<div class="gs-bars" role="img" aria-label="{escape(label)}">{columns}</div>'


def _bar_column(digit: int, series: Sequence[tuple[str, str, Sequence[float]]]) -> str:
    bars = "".join(
        f'<i class="{escape(css)}" style="height:{100 * float(probabilities[digit]):.1f}%"></i>'
        for css, _, probabilities in series
    )
    top = any(digit == int(np.argmax(probabilities)) for _, _, probabilities in series)
    return f'<div class="{"top" if top else ""}"><div>{bars}</div><b>{digit}</b></div>'


def cluster_strip(
    probabilities: Sequence[float], digits: Sequence[int], chosen: int, say: Say
) -> str:
    """Draw one cell per cluster, shaded by probability and named by the digit it stands for.

    Args:
        probabilities: of the clusters, in [0, 1].
        digits: the digit each cluster stands for.
        chosen: index of the cluster the image is put in.
    """
    cells = "".join(
        _cell(clusters.name(index, len(digits)), digit, float(probability), index == chosen, say)
        for index, (digit, probability) in enumerate(zip(digits, probabilities, strict=True))
    )
    return f'<ol class="gs-clusters">{cells}</ol>'


def _cell(name: str, digit: int, probability: float, chosen: bool, say: Say) -> str:
    label = say("cluster.cell", cluster=name, digit=digit, share=numbers.share(probability, say))
    css = "chosen" if chosen else ""
    return (
        f'<li class="{css}" title="{escape(label)}" style="--p:{probability:.3f}">'
        f"<small>{name}</small><b>{digit}</b></li>"
    )


def score_position(score: float) -> float:
    """Place an outlier factor on the log scale.

    Returns:
        Per cent from the left, clipped to the scale.
    """
    low, high = SCORE_RANGE
    share_of_scale = math.log(max(score, low) / low) / math.log(high / low)
    return 100 * min(1.0, share_of_scale)


def score_scale(
    name: str,
    score: float,
    limit: Limit,
    say: Say,
    words: str = "anomaly",
    decides: bool = False,
) -> str:
    """Draw a score against its limit and the zone around that, on a log scale.

    Args:
        name: what the score was computed on.
        score: Local Outlier Factor, about 1 inside a cluster.
        limit: what it is held against.
        words: where the sentences `inside` and `outside` are found.
        decides: mark this scale as the one that the verdict rests on.
    """
    outside = limit.excludes(score)
    verdict = say(f"{words}.outside" if outside else f"{words}.inside")
    numbers = dict(zip(("score", "threshold"), factors(score, limit.score, say), strict=True))
    label = say("anomaly.alt", name=name, verdict=verdict, **numbers)
    mark = say("anomaly.decides") if decides else ""
    places = zip("tlhs", (limit.score, limit.strict, limit.lenient, score), strict=True)
    style = ";".join(f"--{name}:{score_position(place):.2f}%" for name, place in places)
    return (
        f'<div class="gs-scale {"odd" if outside else "fine"}" role="img" '
        f'aria-label="{escape(" ".join(filter(None, (label, mark))))}">'
        f"<span>{escape(name)}{f'<em>{escape(mark)}</em>' if mark else ''}</span>"
        f'<div class="track" style="{style}"><i class="zone"></i><i class="limit"></i>'
        f'<i class="mark"></i></div>'
        f"<small>{escape(say('anomaly.score', **numbers))}</small></div>"
    )


def factor(value: float, say: Say) -> str:
    """Write an outlier factor with three digits: "1.04", "12.3", "4.1E6"."""
    if value >= 1000:
        return numbers.scientific(value, 1, say)
    return numbers.decimal(value, 2 if value < 10 else 1, say)


def factors(score: float, limit: float, say: Say) -> tuple[str, str]:
    """Write an outlier factor and its limit with as many digits as tell them apart.

    Returns:
        ("1.41", "1.30"); of 1.4142 and 1.4138 ("1.4142", "1.4138").
    """
    written = factor(score, say), factor(limit, say)
    digits = 1
    while written[0] == written[1] and score != limit and digits < MOST_DIGITS:
        digits += 1
        written = numbers.decimal(score, digits, say), numbers.decimal(limit, digits, say)
    return written


def neighbor_sheet(
    images: np.ndarray, labels: Iterable[object], say: Say, n_columns: int = 10
) -> str:
    """Draw the nearest training images with their labels.

    Args:
        images: uint8 (k, 28, 28), the nearest first.
        labels: their k labels, as they are printed.
    """
    names = [escape(str(label)) for label in labels]
    alt = say("neighbors.alt", k=len(names), labels=", ".join(names))
    rows = [names[start : start + n_columns] for start in range(0, len(names), n_columns)]
    strips = "".join(
        f'<div class="gs-neighbors" style="--n:{n_columns}">'
        f"{picture(sprite(images[row * n_columns : (row + 1) * n_columns], n_columns), alt)}"
        f"<div>{''.join(f'<b>{name}</b>' for name in labels_of_row)}</div></div>"
        for row, labels_of_row in enumerate(rows)
    )
    return strips
