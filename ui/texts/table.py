"""Each figure of a text: what it printed, what its recipe gives here, ours, what differs."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Any

from core.texts.comparison import Compared, Difference
from core.texts.kinds import SHARE, Figure, Text
from ui.frame import numbers
from ui.frame.texts import Say, known

HEADS = ("what", "text", "here", "ours", "differs")
# Figures whose words are those of their recipe alone: what they measure is its accuracy.
RECIPES = ("alpha", "rotation", "shear", "binarisation", "noise", "cnn", "l2_softmax")
Pair = tuple[Figure, Compared]


def table_html(text: Text, rows: Sequence[Compared], say: Say) -> str:
    """Return the table; figures whose recipes differ alike share one cell for that.

    Args:
        text: the text.
        rows: what `core.texts.comparison.compare` returns for it.
        say: speaks the visitor's language.
    """
    heads = "".join(f'<th scope="col">{escape(say(f"texts.head.{head}"))}</th>' for head in HEADS)
    alike = groupby(zip(text.figures, rows, strict=True), key=lambda pair: _alike(*pair))
    body = "".join(row for _, pairs in alike for row in _rows(text, list(pairs), say))
    return (
        f'<div class="gs gs-scroll"><table class="gs-texts">'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _alike(figure: Figure, row: Compared) -> tuple[Any, ...]:
    """Return what figures share that stand over one cell of differences."""
    return (figure.method, figure.preset, row.our_run, figure.note)


def _rows(text: Text, pairs: Sequence[Pair], say: Say) -> Iterator[str]:
    for place, (figure, row) in enumerate(pairs):
        cells = [value(row.text_value, figure, say), here_html(figure, row, say)]
        cells += [f"<b>{value(row.ours, figure, say)}</b>" if row.ours is not None else "–"]
        spanned = f'<td rowspan="{len(pairs)}">{differs_html(figure, row, say)}</td>'
        name = f'<th scope="row">{escape(what(text, figure, say))}</th>'
        css = "" if place else ' class="first"'
        cells_html = "".join(f"<td>{cell}</td>" for cell in cells)
        yield f"<tr{css}>{name}{cells_html}{'' if place else spanned}</tr>"


def what(text: Text, figure: Figure, say: Say) -> str:
    """Return in words what a figure measures."""
    named = recipe(text, figure, say)
    return say("texts.accuracy_of", recipe=named) if figure.name in RECIPES else named


def recipe(text: Text, figure: Figure, say: Say) -> str:
    """Return what a figure's recipe is called beside others, whatever is shown of it."""
    blanks = dict(figure.blanks)
    if "set" in blanks:
        blanks["set"] = say(f"set.{blanks['set']}")
    return say(f"texts.{text.name}.figure_{figure.name}", **blanks)


def value(number: float | None, figure: Figure, say: Say) -> str:
    """Write a figure in its unit, "–" where there is none."""
    if number is None:
        return "–"
    if figure.unit == SHARE:
        return numbers.percent(number, 2, say, least=0)
    return numbers.decimal(number, 4, say)


def here_html(figure: Figure, row: Compared, say: Say) -> str:
    """Return what the text's recipe gave here, its spread, and whether that is what it printed."""
    if row.text_recipe_here is None:
        reason = "not_finished" if row.runs else "not_run"
        return f'<span class="gs-unrun">{escape(say(f"texts.{reason}"))}</span>'
    shown = f"<b>{value(row.text_recipe_here, figure, say)}</b>"
    if row.spread is not None:
        shown += f" ± {value(row.spread, figure, say)}"
    told = [say("texts.seeds", n=len(row.seeds))] if len(row.seeds) > 1 else []
    if row.lost_at is not None:
        told.append(say("texts.lost_at", step=numbers.count(row.lost_at, say)))
    elif row.how_far:
        told.append(say("texts.how_far", done=row.n_done, planned=row.n_planned))
    small = f"<small>{escape(' · '.join(told))}</small>" if told else ""
    return f"{mark_html(row.comes_out, say)}{shown}{small}"


def mark_html(comes_out: bool | None, say: Say) -> str:
    """Return the mark before a figure that can be compared: it comes out, or it does not."""
    if comes_out is None:
        return ""
    name, sign = ("comes_out", "✓") if comes_out else ("differs_here", "≠")
    words = escape(say(f"texts.{name}"))
    return f'<i class="gs-out {name}" role="img" aria-label="{words}" title="{words}">{sign}</i>'


def differs_html(figure: Figure, row: Compared, say: Say) -> str:
    """Return the note of a figure and, behind a line to open, every setting that differs."""
    note = f"<p>{escape(say(f'texts.note_{figure.note}'))}</p>" if figure.note else ""
    if not row.fields:
        return note or "–"
    items = "".join(f"<li>{_difference(one, say)}</li>" for one in row.fields)
    opened = escape(say("texts.settings", n=len(row.fields)))
    return f"{note}<details><summary>{opened}</summary><ul>{items}</ul></details>"


def _difference(one: Difference, say: Say) -> str:
    name = escape(setting(one.field, say))
    return f"{name}: {_setting(one.text, say)} → {_setting(one.ours, say)}"


def setting(field: str, say: Say) -> str:
    """Return what a field of a configuration is called, by its own name where it has no other."""
    key = f"texts.setting_{field}"
    return say(key) if known(key) else field.replace("_", " ")


def _setting(content: Any, say: Say) -> str:
    if isinstance(content, int | float) and not isinstance(content, bool):
        return numbers.plain(float(content), say)
    return f"<code>{escape(str(content))}</code>" if str(content) else "–"
