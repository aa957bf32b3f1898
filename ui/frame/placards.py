"""What stands on every page in the same dress: its question, an invitation, a wait."""

from html import escape

from ui.frame import glossary
from ui.frame.texts import Say


def question_html(question: str, lead: str, source: str = "", words: str = "") -> str:
    """Return the head of a page.

    Args:
        question: that it answers, HTML.
        lead: what one can do about it, HTML.
        source: what `source_html` returns, where a page shows what a text did.
        words: what `glossary.words_html` returns, where a page has words to explain.
    """
    return f'<header class="gs-head"><h1>{question}</h1><p>{lead}{source}</p>{words}</header>'


def head_html(page: str, text: str, say: Say, **told: str) -> str:
    """Return the head of a page about a text: its question, its lead, and the words to know.

    Args:
        page: as its file is called.
        text: its name in `core.texts`.
        say: speaks the visitor's language.
        **told: what the braces of the lead ask for.
    """
    words, source = glossary.words_html(page, say), source_html(text, say)
    return question_html(say(f"{page}.question"), say(f"{page}.lead", **told), source, words)


def source_html(text: str, say: Say) -> str:
    """Return the link to a text that a page calls "the post", "the book" or "the paper".

    Args:
        text: its name in `core.texts`.
        say: speaks the visitor's language.
    """
    known, words = escape(say(f"texts.{text}.kind")), escape(say("texts.source"))
    return (
        f' <a class="gs-source" href="texts?text={text}&lang={say.language}" target="_self" '
        f'title="{known}">{words}</a>'
    )


def invitation_html(title: str, body: str, meanwhile: str = "") -> str:
    """Return what stands where there is nothing to see yet.

    Args:
        title: the large line, text.
        body: what one can do, or what is going on; text.
        meanwhile: HTML below, such as a wait.
    """
    lines = f"<h2>{escape(title)}</h2><p>{escape(body)}</p>"
    return f'<div class="gs gs-invite">{lines}{meanwhile}</div>'


def waiting_html(words: str) -> str:
    """Return the line, a text, that goes with something that is being waited for."""
    return f'<div class="gs"><p class="gs-waking"><i></i>{escape(words)}</p></div>'
