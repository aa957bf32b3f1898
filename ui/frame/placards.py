"""What stands on every page in the same dress: its question, an invitation, a wait."""

from html import escape


def question_html(question: str, lead: str) -> str:
    """Return the head of a page: its question, and what one can do about it; HTML both."""
    return f'<header class="gs-head"><h1>{question}</h1><p>{lead}</p></header>'


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
