"""Pictures of a map's images as HTML, cut by the browser from the sheets that the plot uses."""

import numpy as np

from ui.embeddings.facts import Facts
from ui.frame import numbers
from ui.frame.texts import Say
from ui.pictures.sheet import ADDRESS, N_COLUMNS, PER_SHEET

PER_LABEL = 60  # pictures of one label in the gallery


def picture_html(row: int, label: str = "") -> str:
    """Return the picture of an image, for screen readers with a label."""
    sheet, place = divmod(int(row), PER_SHEET)
    down, right = divmod(place, N_COLUMNS)
    role = f'role="img" aria-label="{label}"' if label else 'aria-hidden="true"'
    address = f"{ADDRESS}{sheet}.png"
    style = f"background-image:url({address});--x:{right};--y:{down}"
    return f'<i class="gs-face" {role} style="{style}"></i>'


def gallery_html(rows: np.ndarray, facts: Facts, say: Say) -> str:
    """Return the selected images, a line for each of their labels, the most frequent first."""
    counts = np.bincount(facts.labels[rows], minlength=10)
    order = [label for label in np.argsort(-counts, kind="stable") if counts[label]]
    lines = "".join(_line(label, rows[facts.labels[rows] == label], say) for label in order)
    title = say("embeddings.selected", selected=numbers.count(len(rows), say), n=len(order))
    return f'<section class="gs gs-gallery"><h2>{title}</h2><ul>{lines}</ul></section>'


def _line(label: int, rows: np.ndarray, say: Say) -> str:
    pictures = "".join(picture_html(row) for row in rows[:PER_LABEL])
    rest = len(rows) - PER_LABEL
    hidden = say("embeddings.more", n=numbers.count(rest, say))
    more = f"<small>{hidden}</small>" if rest > 0 else ""
    spoken = say("embeddings.of_label", n=len(rows), label=label)
    return (
        f'<li aria-label="{spoken}"><b>{label}</b><span>{numbers.count(len(rows), say)}</span>'
        f"<div>{pictures}{more}</div></li>"
    )


def neighbors_html(rows: np.ndarray, distances: np.ndarray, facts: Facts, say: Say) -> str:
    """Return neighbours as a row of pictures, with their labels and distances."""
    figures = "".join(
        f"<figure>{picture_html(row, str(facts.labels[row]))}"
        f"<figcaption><b>{facts.labels[row]}</b> {numbers.significant(distance, 3, say)}"
        "</figcaption></figure>"
        for row, distance in zip(rows, distances, strict=True)
    )
    return f'<div class="gs gs-near">{figures}</div>'
