"""The legend of the charts and the answer to a lesson's question, in words."""

from collections.abc import Mapping, Sequence
from html import escape

from core.kana.record import Record
from ui.frame import numbers
from ui.frame.texts import Say, joined
from ui.kana_lab.curves import Curve
from ui.kana_lab.lessons import Lesson, rate_of
from ui.kana_lab.table import percent, points
from ui.training.live_run import is_live


def legend_html(curves: Sequence[Curve], say: Say, step: int | None = None) -> str:
    """Return a card for each curve: its colour and name, and how well the network reads.

    Args:
        curves: the runs.
        say: speaks the visitor's language.
        step: after which all are compared, as far as they went; None for their ends.
    """
    cards = "".join(_card(curve, step, say) for curve in curves)
    return f'<ul class="gs gs-lab-legend">{cards}</ul>'


def _card(curve: Curve, step: int | None, say: Say) -> str:
    big, small = _standing(curve.record, step, say)
    css = "own" if curve.own else ""
    return (
        f'<li class="{css}" style="--c:{curve.colour}"><i></i><span>{escape(curve.name)}</span>'
        f"<b>{escape(big)}</b><small>{escape(small)}</small></li>"
    )


def _standing(record: Record, step: int | None, say: Say) -> tuple[str, str]:
    """Return the accuracy on validation images with its step, or that and when the run diverged.

    Whoever went further than the step of the comparison has its end told after it.
    """
    lost, last = record.ended_at, record.last
    if lost is not None:
        return say("kana_lab.diverged"), say("kana_lab.near", step=numbers.count(lost, say))
    if last is None:
        return "–", say("kana_lab.no_epoch")
    shown = record.at(step) or last
    small = [say("kana_lab.validated", step=numbers.count(shown["step"], say))]
    if is_live(record.run):
        small.append(say("training.live"))
    if shown["step"] < last["step"]:
        share = percent(last["validation_accuracy"], say)
        small.append(say("kana_lab.at_end", step=numbers.count(last["step"], say), share=share))
    return percent(shown["validation_accuracy"], say), " · ".join([*small, *_tested(record, say)])


def _tested(record: Record, say: Say) -> list[str]:
    """Return what the finished network reads of the test images, nothing before it was judged."""
    share = (record.run.evaluation or {}).get("test_accuracy")
    return [] if share is None else [say("kana_lab.tested", share=percent(share, say))]


def answer_html(lesson: Lesson, records: Mapping[str, Record], say: Say) -> str:
    """Return what the bundled runs answer to the lesson's question."""
    sentences = joined(_found(lesson, records, say), say)
    return f'<p class="gs gs-lab-answer">{escape(sentences)}</p>' if sentences else ""


def _found(lesson: Lesson, records: Mapping[str, Record], say: Say) -> list[str]:
    """Return the sentences with figures; none where a run is missing."""
    if lesson.key == "guard":
        return _lost(records, say)
    if lesson.key == "schedule":
        return _schedules(lesson, records, say)
    compared = [records[key] for key in lesson.recipes[:2] if key in records]
    sentences = [_gap(lesson, compared[0], compared[1], say)] if len(compared) == 2 else []
    if "deep" in lesson.recipes and "deep" in records:
        sentences.append(say("kana_lab.layers.deep", **_end(records["deep"], say)))
    if lesson.key == "rate" and "diverging" in records:
        sentences.append(_burst(records["diverging"], say))
    return sentences


def _schedules(lesson: Lesson, records: Mapping[str, Record], say: Say) -> list[str]:
    """Return what the text's schedules reach on test images, as meant and as they ran."""
    judged = [records[key].run.evaluation or {} for key in lesson.recipes if key in records]
    shares = [found["test_accuracy"] for found in judged if "test_accuracy" in found]
    if len(shares) < len(lesson.recipes):
        return []
    written = {key: percent(share, say) for key, share in zip(lesson.recipes, shares, strict=True)}
    step = numbers.count(records[lesson.recipes[0]].points[-1]["step"], say)
    return [say("kana_lab.schedule.found", step=step, **written)]


def _lost(records: Mapping[str, Record], say: Say) -> list[str]:
    """Return what became of the loss without a guard, beside the one with it."""
    if not {"guarded", "unguarded"} <= records.keys():
        return []
    held, lost = _end(records["guarded"], say), records["unguarded"].ended_at
    if lost is None:
        return [say("kana_lab.guard.held", **held)]
    return [say("kana_lab.guard.lost", lost=numbers.count(lost, say), **held)]


def compared_at(lesson: Lesson, records: Mapping[str, Record]) -> int | None:
    """Return the step after which a lesson compares its first two runs, None where one lacks."""
    first, second = (records.get(key) for key in lesson.recipes[:2])
    whole = first and second and first.ended_at is None and second.ended_at is None
    return _shared(first, second) if first and second and whole else None


def _shared(first: Record, second: Record) -> int:
    """Return the last step that both runs have taken."""
    return int(min(record.points[-1]["step"] for record in (first, second)))


def _gap(lesson: Lesson, first: Record, second: Record, say: Say) -> str:
    """Return how far two runs are apart after the last step that both have taken."""
    step = _shared(first, second)
    ends = [record.at(step) for record in (first, second)]
    low, high = (end["validation_accuracy"] for end in ends if end is not None)
    return say(
        f"kana_lab.{lesson.key}.found",
        step=numbers.count(step, say),
        first=percent(low, say),
        second=percent(high, say),
        gap=points(low, high, say),
    )


def _end(record: Record, say: Say) -> dict[str, str]:
    """Return a run's last accuracy and its step, written."""
    last = record.points[-1]
    share = percent(last["validation_accuracy"], say)
    return {"share": share, "step": numbers.count(last["step"], say)}


def _burst(record: Record, say: Say) -> str:
    """Return whether and when the highest rate diverged."""
    rate = numbers.plain(rate_of(record.run) or 0, say)
    if record.diverged_at is not None:
        return say("kana_lab.rate.lost", rate=rate, step=numbers.count(record.diverged_at, say))
    return say("kana_lab.rate.held", rate=rate, **_end(record, say))
