"""A round of practice as HTML: what is asked for, how it was read, and the tally."""

from html import escape

from core.writing.characters import CHARACTERS, READINGS
from ui.draw.verdict import section
from ui.frame import numbers
from ui.frame.texts import Say
from ui.kana.practice.round import Attempt, Round
from ui.kana.verdict import in_japanese, named, top_html
from ui.pictures.charts import picture
from ui.slate.seen import seen_figure


def prompt_html(asked: Round, say: Say) -> str:
    """Return what the visitor is to write."""
    words = say("kana.practise.write", reading=escape(READINGS[asked.current]))
    return f'<div class="gs gs-kana-prompt"><h2>{words}</h2>{_outcome(asked.checked, say)}</div>'


def _outcome(attempt: Attempt | None, say: Say) -> str:
    """Say beside the prompt how the drawing was read: on a phone the rest is out of sight."""
    if attempt is None:
        return ""
    css = "right" if attempt.right else "wrong"
    words = say(f"kana.practise.{css}", character=in_japanese(attempt.read))
    return f'<p class="{css}">{words}</p>'


def attempt_html(attempt: Attempt, say: Say) -> str:
    """Return how a checked drawing was read."""
    words = _right(attempt, say) if attempt.right else _wrong(attempt, say)
    if attempt.unusual:
        words += f'<p class="gs-why">{escape(say("kana.practise.unusual"))}</p>'
    return section(
        not attempt.right,
        f'<div class="gs-answer gs-kana-answer">{seen_figure(attempt.image, say, "kana.seen")}'
        f'<div role="status">{words}</div></div>'
        f"{top_html(attempt.probabilities, say, marked=attempt.asked)}",
    )


def _right(attempt: Attempt, say: Say) -> str:
    sure = numbers.share(attempt.probabilities[attempt.asked], say)
    return (
        f'<p class="gs-kicker">{escape(say("kana.practise.right"))}</p>'
        f'<p class="gs-big">{in_japanese(attempt.asked)} '
        f"<small>{escape(READINGS[attempt.asked])}</small></p>"
        f'<p class="gs-why">{escape(say("kana.certain", share=sure))}</p>'
    )


def _wrong(attempt: Attempt, say: Say) -> str:
    read, asked = (
        numbers.share(attempt.probabilities[index], say) for index in (attempt.read, attempt.asked)
    )
    why = say("kana.practise.asked", character=named(attempt.asked), share=asked)
    wrong = say("kana.practise.wrong", character=in_japanese(attempt.read))
    return (
        f'<p class="gs-big">{wrong} '
        f"<small>{escape(READINGS[attempt.read])}, {escape(read)}</small></p>"
        f'<p class="gs-why">{escape(why)}</p>'
    )


def tally_html(asked: Round, say: Say) -> str:
    """Return one mark for each character of the round: right, wrong, helped, or to come."""
    marks = "".join(_mark(asked, place) for place in range(len(asked.asked)))
    label = say("kana.practise.tally", right=asked.n_right, n=len(asked.attempts))
    count = say("kana.practise.count", place=asked.place + 1, n=len(asked.asked))
    return (
        f'<div class="gs gs-kana-tallied"><ol class="gs-kana-tally" aria-label="{escape(label)}">'
        f'{marks}</ol><p class="gs-note">{escape(count)}</p></div>'
    )


def _mark(asked: Round, place: int) -> str:
    if place < len(asked.attempts):
        attempt = asked.attempts[place]
        css = "right" if attempt.right else "wrong"
        helped = " helped" if attempt.helped else ""
        return f'<li class="{css}{helped}" lang="ja">{CHARACTERS[attempt.asked]}</li>'
    return f'<li class="{"now" if place == asked.place else ""}"></li>'


def summary_html(asked: Round, say: Say) -> str:
    """Return the tally of a finished round with every drawing in it."""
    title = say("kana.practise.over", right=asked.n_right, n=len(asked.attempts))
    figures = "".join(_attempted(attempt, say) for attempt in asked.attempts)
    return (
        f'<section class="gs"><h2 class="gs-kana-over" role="status">{escape(title)}</h2>'
        f'<div class="gs-kana-drawn">{figures}</div></section>'
    )


def _attempted(attempt: Attempt, say: Say) -> str:
    key = "kana.practise.was_right" if attempt.right else "kana.practise.was_wrong"
    alt = say(key, asked=CHARACTERS[attempt.asked], read=CHARACTERS[attempt.read])
    caption = say(key, asked=in_japanese(attempt.asked), read=in_japanese(attempt.read))
    return (
        f'<figure class="{"fine" if attempt.right else "odd"}">'
        f"{picture(attempt.image, alt)}<figcaption>{caption}</figcaption></figure>"
    )
