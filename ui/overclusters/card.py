"""An open overcluster as HTML: figures, members, and the means of its strokes."""

from html import escape

import numpy as np

from core.data import load_mnist
from core.iic.overclusters import border, certainty, members
from ui.frame import numbers
from ui.frame.texts import Say
from ui.overclusters.atlas import Atlas, Column, measured
from ui.overclusters.columns import mark
from ui.overclusters.spread import RANGES
from ui.pictures import charts

N_SHOWN = 16
N_BORDER = 24


def card_html(atlas: Atlas, column: Column, place: int, say: Say) -> str:
    """Return the card of an open column.

    Args:
        place: its place among the open ones, which decides its colour.
    """
    inside = members(atlas.assignments, column.group)
    if not len(inside):
        return _section(place, _head(atlas, column, say))
    sure = certainty(atlas.assignments, column.group)
    parts = [
        _head(atlas, column, say),
        _gallery(atlas, column, inside[:N_SHOWN], sure, "farthest", say),
        _gallery(atlas, column, inside[::-1][:N_SHOWN], sure, "closest", say),
        *(means_html(atlas, column, inside, measure, say) for measure in RANGES),
    ]
    return _section(place, "".join(parts))


def _section(place: int, content: str) -> str:
    return f'<section class="gs gs-card" style="--mark:{mark(place)}">{content}</section>'


def _head(atlas: Atlas, column: Column, say: Say) -> str:
    mean = charts.picture(atlas.survey.mean_image(column.group), say("overclusters.mean"))
    figures = (
        ("size", numbers.count(column.size, say)),
        ("purity", numbers.share(column.purity, say) if column.size else "–"),
        ("entropy", numbers.decimal(column.entropy, 3, say)),
    )
    cells = "".join(
        f"<div><dt>{escape(say(f'overclusters.{name}'))}</dt><dd>{value}</dd></div>"
        for name, value in figures
    )
    return (
        f'<div class="gs-card-head"><figure>{mean}<figcaption>{escape(say("overclusters.mean"))}'
        f"</figcaption></figure><div><dl>{cells}</dl>{_labels(column, say)}</div></div>"
    )


def _labels(column: Column, say: Say) -> str:
    """List the labels in a column, the most frequent first."""
    order = [digit for digit in np.argsort(-column.counts, kind="stable") if column.counts[digit]]
    listed = " ".join(
        f"<span><b>{digit}</b>×{numbers.count(column.counts[digit], say)}</span>" for digit in order
    )
    heading = say("overclusters.labels", clusters=column.letters)
    return f'<p class="gs-labels">{escape(heading)} {listed}</p>'


def _gallery(
    atlas: Atlas, column: Column, indices: np.ndarray, sure: np.ndarray, kind: str, say: Say
) -> str:
    low, high = sorted((float(sure[indices[0]]), float(sure[indices[-1]])))
    heading = say(f"overclusters.{kind}")
    ends = dict.fromkeys(numbers.share(end, say) for end in (low, high))
    shown = "".join(
        _member(atlas, int(index), numbers.share(sure[index], say), {column.digit}, say)
        for index in indices
    )
    return (
        f"<h3>{escape(heading)} <small>{escape(' – '.join(ends))}</small></h3>"
        f'<ul class="gs-members" aria-label="{escape(heading)}">{shown}</ul>'
    )


def _member(atlas: Atlas, index: int, note: str, expected: set[int], say: Say) -> str:
    """Show an image; a label that is not expected is printed on it."""
    split = load_mnist(atlas.split)
    digit = int(split.labels[index])
    what = say(f"overclusters.image_{atlas.split}", index=index, digit=digit, note=note)
    body = charts.picture(split.images[index], what)
    if digit not in expected:
        body += f"<b>{digit}</b>"
    if atlas.split == "test":
        link = escape(say("overclusters.draw_link", index=index))
        body = f'<a href="{link}" target="_self">{body}</a>'
    return f'<li title="{escape(what)}">{body}</li>'


def border_html(atlas: Atlas, one: Column, other: Column, say: Say) -> str:
    """Return the images between two columns, the most undecided first."""
    between = border(atlas.assignments, one.group, other.group)
    key = "overclusters.border_count" if len(between) else "overclusters.border_none"
    counted = say(key, n=len(between))
    shown = "".join(
        _undecided(atlas, int(index), one, {one.digit, other.digit}, say)
        for index in between[:N_BORDER]
    )
    gallery = f'<ul class="gs-members gs-border">{shown}</ul>' if shown else ""
    return f'<section class="gs"><p class="gs-note">{escape(counted)}</p>{gallery}</section>'


def _undecided(atlas: Atlas, index: int, one: Column, expected: set[int], say: Say) -> str:
    """Show an image between two columns with its two probabilities, that of `one` first."""
    given = atlas.assignments
    odds = [given.probabilities[index], given.runner_up_probabilities[index]]
    if given.overclusters[index] not in one.group.clusters:
        odds.reverse()
    note = " : ".join(percent(float(p)) for p in odds)
    member = _member(atlas, index, note + numbers.marks(say)["percent"], expected, say)
    return member.removesuffix("</li>") + f"<small>{note}</small></li>"


def means_html(atlas: Atlas, column: Column, inside: np.ndarray, measure: str, say: Say) -> str:
    """Say the mean of a measure of the strokes, against all images of the column's digit."""
    values = measured(atlas.split)[measure]
    own, kin = values[inside], values[load_mnist(atlas.split).labels == column.digit]
    means = {
        "own": numbers.decimal(own.mean(), 1, say),
        "kin": numbers.decimal(kin.mean(), 1, say),
        "digit": column.digit,
    }
    sentence = say(f"overclusters.{measure}_means", **means)
    return f"<h3>{escape(say(f'overclusters.{measure}'))} <small>{escape(sentence)}</small></h3>"


def percent(probability: float) -> str:
    """Format a probability as whole per cents: "51", ">99", "<1"."""
    if probability >= 0.995:
        return ">99"
    return "<1" if probability <= 0.005 else f"{100 * probability:.0f}"
