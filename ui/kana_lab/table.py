"""What the post measured on its data beside what our runs measured on theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from core.kana.record import Point, Record
from ui.frame import numbers
from ui.frame.texts import Say


@dataclass(frozen=True)
class Posted:
    """A figure of the post, with its words under `kana_lab.post.<key>`.

    Attributes:
        key: names it in the words.
        recipe: of the run beside it.
        share: accuracy on ETL8, None where the post gives none.
        step: after which it was measured, None for the end.
        diverges: whether the post says that the training is lost there.
    """

    key: str
    recipe: str
    share: float | None
    step: int | None = None
    diverges: bool = False


POSTED = (
    Posted("linear_10k", "linear", 0.288, 10_000),
    Posted("linear_100k", "linear", 0.456, 100_000),
    Posted("constant_10k", "constant", 0.8715, 10_000),
    Posted("constant_15k", "constant", None, 15_000, diverges=True),
    Posted("falling", "falling", 0.9199),
    Posted("dropout", "dropout", 0.9504),
    Posted("deep", "deep", None),
)
HEADS = ("trained", "posted", "here", "difference", "real")


def table_html(records: Mapping[str, Record], here: tuple[str, ...], say: Say) -> str:
    """Return the table.

    Args:
        records: the bundled runs that there are, by recipe.
        here: recipes of the lesson; their rows are marked.
        say: the visitor's language.
    """
    heads = "".join(f'<th scope="col">{escape(say(f"kana_lab.table.{h}"))}</th>' for h in HEADS)
    rows = "".join(_row(posted, records.get(posted.recipe), here, say) for posted in POSTED)
    return (
        f'<div class="gs gs-scroll"><table class="gs-lab-table">'
        f"<caption>{escape(say('kana_lab.table.caption'))}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(posted: Posted, record: Record | None, here: tuple[str, ...], say: Say) -> str:
    shown, share = ours(posted, record, say)
    cells = [
        _posted(posted, say),
        shown,
        _difference(share, posted.share, say),
        _real(posted, record, say),
    ]
    name = f'<th scope="row">{escape(say(f"kana_lab.post.{posted.key}"))}</th>'
    css = "here" if posted.recipe in here else ""
    return f'<tr class="{css}">{name}{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}</tr>'


def _difference(share: float | None, posted: float | None, say: Say) -> str:
    return "–" if share is None or posted is None else points(share - posted, say)


def _posted(posted: Posted, say: Say) -> str:
    if posted.diverges:
        return say("kana_lab.diverges")
    return "–" if posted.share is None else percent(posted.share, say)


def _real(posted: Posted, record: Record | None, say: Say) -> str:
    """Return what a run reads of real handwriting, in the row of its end."""
    if record is None or record.at(posted.step) is not record.last:
        return "–"
    share = (record.run.evaluation or {}).get("real_handwriting_accuracy")
    return "–" if share is None else percent(share, say)


def ours(posted: Posted, record: Record | None, say: Say) -> tuple[str, float | None]:
    """Return what our run measured at the same step, or at its last one before.

    Returns:
        The words of the cell, and the accuracy to compare; None where there is nothing to.
    """
    point = None if record is None else record.at(posted.step)
    if record is None or point is None:
        return "–", None
    lost = record.diverged_at
    if lost is not None and lost <= point["step"]:
        return say("kana_lab.diverged_at", step=numbers.count(lost, say)), None
    share = accuracy_at(record, point)
    if posted.step is None or point["step"] < posted.step - 1000:
        text = say(
            "kana_lab.after", share=percent(share, say), step=numbers.count(point["step"], say)
        )
    else:
        text = percent(share, say)
    if posted.diverges:
        return say("kana_lab.goes_on", share=text), None
    return text, share


def accuracy_at(record: Record, point: Point) -> float:
    """Return the accuracy at a point: on test images at the end, else on validation images."""
    tested = (record.run.evaluation or {}).get("test_accuracy")
    if tested is not None and point is record.last:
        return float(tested)
    return float(point["validation_accuracy"])


def percent(share: float, say: Say) -> str:
    """Write a share: "95.04%"."""
    return numbers.percent(share, 2, say)


def points(difference: float, say: Say) -> str:
    """Write a difference of shares in points, with its sign: "+1.25", "−0.50"."""
    sign = "+" if difference >= 0 else ""
    return say("kana_lab.points", number=sign + numbers.decimal(100 * difference, 2, say))
