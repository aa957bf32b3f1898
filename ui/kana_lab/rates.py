"""Which constant learning rates were tried, by the bundled runs and by the visitor's."""

from collections.abc import Iterable
from html import escape

from core.kana.record import Record, read_record
from core.runs import Run, list_runs
from ui.frame import numbers
from ui.frame.texts import Say
from ui.kana_lab.lessons import rate_of, recipe_of
from ui.kana_lab.table import percent

CONSTANT = ("constant", "diverging")


def tried(runs: Iterable[Run]) -> dict[float, Record]:
    """Return the longest run at each constant rate, the rates in their order."""
    found: dict[float, Record] = {}
    for run in runs:
        recipe, rate = recipe_of(run), rate_of(run)
        if recipe is None or recipe.key not in CONSTANT or rate is None:
            continue
        record = read_record(run)
        if record.points and _steps(record) > _steps(found.get(rate)):
            found[rate] = record
    return dict(sorted(found.items()))


def _steps(record: Record | None) -> int:
    return record.last["step"] if record and record.last else 0


def tried_html(say: Say) -> str:
    """Return how each rate that was tried came out, "" where none was."""
    rates = tried(list_runs())
    items = "".join(_item(rate, record, say) for rate, record in rates.items())
    title = escape(say("kana_lab.tried"))
    return f'<div class="gs gs-lab-tried"><h2>{title}</h2><ul>{items}</ul></div>' if items else ""


def _item(rate: float, record: Record, say: Say) -> str:
    lost, last = record.diverged_at, record.points[-1]
    if lost is not None:
        words = say("kana_lab.diverged_at", step=numbers.count(lost, say))
    else:
        share = percent(last["validation_accuracy"], say)
        words = say("kana_lab.after", share=share, step=numbers.count(last["step"], say))
    css = "odd" if lost is not None else "fine"
    shown = escape(numbers.plain(rate, say))
    return f'<li class="{css}"><i></i><b>{shown}</b><span>{escape(words)}</span></li>'


def ruin_html(say: Say) -> str:
    """Return where a falling rate ruins a training, and the way there."""
    address = f"kana-lab?lesson=schedule&amp;lang={say.language}"
    there = f'<a href="{address}" target="_self">{escape(say("kana_lab.schedule.name"))}</a>'
    return f"<p>{escape(say('kana_lab.rate.ruin'))} {there}</p>"
