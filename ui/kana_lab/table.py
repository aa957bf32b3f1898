"""How well the lab's runs read at their end: validation, test and real hands, each by itself."""

from collections.abc import Mapping
from html import escape

from core.kana.record import Record
from ui.frame import numbers
from ui.frame.texts import Say
from ui.kana_lab.lessons import RECIPES, rate_of
from ui.kana_lab.runs import name_of

HEADS = ("trained", "steps", "validation", "test", "real")
JUDGED = ("test_accuracy", "real_handwriting_accuracy")  # of an evaluation


def table_html(records: Mapping[str, Record], here: tuple[str, ...], say: Say) -> str:
    """Return the table.

    Args:
        records: the bundled runs that there are, by recipe.
        here: recipes of the lesson; their rows are marked.
        say: the visitor's language.
    """
    heads = "".join(f'<th scope="col">{escape(say(f"kana_lab.table.{h}"))}</th>' for h in HEADS)
    rows = "".join(_row(key, records[key], key in here, say) for key in RECIPES if key in records)
    return (
        f'<div class="gs gs-scroll"><table class="gs-lab-table">'
        f"<caption>{escape(say('kana_lab.table.caption'))}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(key: str, record: Record, is_here: bool, say: Say) -> str:
    last, judged = record.last, record.run.evaluation or {}
    lost = record.ended_at
    if lost is not None:
        end = say("kana_lab.diverged_at", step=numbers.count(lost, say))
    else:
        end = numbers.count(last["step"], say) if last else "–"
    shares = [
        last["validation_accuracy"] if last and lost is None else None,
        *(judged.get(name) for name in JUDGED),
    ]
    cells = [end, *("–" if share is None else percent(share, say) for share in shares)]
    named = escape(name_of(key, rate_of(record.run), say))
    name = f'<th scope="row">{named}</th>'
    css = "here" if is_here else ""
    return f'<tr class="{css}">{name}{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}</tr>'


def percent(share: float, say: Say) -> str:
    """Write a share: "95.04%"."""
    return numbers.percent(share, 2, say)


def points(low: float, high: float, say: Say) -> str:
    """Write how far two shares are apart, as they are written: "+1.25 points", "−0.50 points"."""
    difference = round(high, 4) - round(low, 4)
    sign = "+" if difference >= 0 else ""
    return say("kana_lab.points", number=sign + numbers.decimal(100 * difference, 2, say))
