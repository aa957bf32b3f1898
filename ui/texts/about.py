"""What a text is, what it did, and how much of it came out here; as HTML."""

from collections.abc import Sequence
from html import escape

from core.texts.comparison import Compared
from core.texts.kinds import Text
from core.texts.tally import Tally, tally
from ui.frame.texts import Say, joined


def about_html(text: Text, rows: Sequence[Compared], say: Say) -> str:
    """Return the card of a text.

    Args:
        text: the text.
        rows: its figures beside ours.
        say: speaks the visitor's language.
    """
    return (
        f'<div class="gs gs-text"><h2>{escape(say(f"texts.{text.name}.kind"))}</h2>'
        f"<p>{escape(say(f'texts.{text.name}.did'))}</p>"
        f"<p><b>{escape(tally_words(tally(text, rows), say))}</b></p>"
        f'<p class="gs-text-source">{_source(text, say)}</p></div>'
    )


def tally_words(counted: Tally, say: Say) -> str:
    """Say how many figures the text prints, how many were run here, and how many came out."""
    if not counted.printed:
        return say("texts.tally_none")
    parts = [
        say("texts.tally_printed", n=counted.printed),
        say("texts.tally_run", n=counted.run),
        *([say("texts.tally_out", n=counted.out)] if counted.out + counted.differ else []),
        *([say("texts.tally_unfinished", n=counted.unfinished)] if counted.unfinished else []),
        *([say("texts.tally_other", n=counted.other_data)] if counted.other_data else []),
    ]
    return joined(parts, say)


def overall_html(counted: Tally, say: Say) -> str:
    """Answer for all texts at once whether they come out."""
    words = say(
        "texts.overall",
        n=counted.printed,
        run=counted.run,
        out=counted.out,
        differ=counted.differ,
        unfinished=counted.unfinished,
        other=counted.other_data,
        left=counted.left,
    )
    return f'<p class="gs gs-overall">{escape(words)}</p>'


def _source(text: Text, say: Say) -> str:
    """Name the papers that a text rests on, and say what we do not know of it."""
    links = [
        f'<a href="{escape(address)}" target="_blank" rel="noopener">{escape(name)}</a>'
        for name, address in text.papers.items()
    ]
    papers = say("texts.papers", papers=", ".join(links)) if links else ""
    known = "" if text.year else escape(say("texts.unknown"))
    return joined([papers, known], say)
