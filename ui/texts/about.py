"""What a text is, what it did, and how much of it came out here; as HTML."""

from collections.abc import Sequence
from html import escape

from core.texts.comparison import Compared
from core.texts.published import Text
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
        f"<p><b>{escape(tally(text, rows, say))}</b></p>"
        f'<p class="gs-text-source">{_source(text, say)}</p></div>'
    )


def tally(text: Text, rows: Sequence[Compared], say: Say) -> str:
    """Say how many figures the text prints, how many were run here, and how many came out."""
    own = [row for figure, row in zip(text.figures, rows, strict=True) if figure.note != "guess"]
    printed = [row for row in own if row.text_value is not None]
    n_run = sum(row.text_recipe_here is not None for row in printed)
    n_out = sum(row.comes_out is True for row in printed)
    if not printed:
        return say("texts.tally_none")
    parts = [
        say("texts.tally_printed", n=len(printed)),
        say("texts.tally_run", n=n_run),
        *([say("texts.tally_out", n=n_out)] if n_run else []),
    ]
    return joined(parts, say)


def _source(text: Text, say: Say) -> str:
    """Name the papers that a text rests on, and say what we do not know of it."""
    links = [
        f'<a href="{escape(address)}" target="_blank" rel="noopener">{escape(name)}</a>'
        for name, address in text.papers.items()
    ]
    papers = say("texts.papers", papers=", ".join(links)) if links else ""
    known = "" if text.year else escape(say("texts.unknown"))
    return joined([papers, known], say)
