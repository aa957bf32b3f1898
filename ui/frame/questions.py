"""Questions that people ask of a page and that no picture on it answers, at its end."""

from html import escape

import streamlit as st

from ui.frame.texts import Say

QUESTIONS = {
    "draw": ("decides", "fours", "sure", "sphere", "place", "wrong"),
    "watch": ("diagonal", "one", "loss", "names", "ten", "cats"),
    "overclusters": ("share", "kinds", "bar", "again", "mine", "fifty"),
    "embeddings": ("which", "lost", "scribble"),
    "anomalies": ("price", "neighbours", "own"),
    "dec": ("learns", "blurry", "numbers", "centres", "better"),
    "mine": ("measures", "bound", "independent", "correlation", "good"),
    "inside": ("deep", "training", "weights"),
    "kana": ("strokes", "kana"),
}


def section(page: str, say: Say, **known: str) -> None:
    """Show a page's questions, each with its answer behind it.

    Args:
        page: as its file is called.
        say: speaks the visitor's language.
        **known: numbers that the answers name, written.
    """
    st.html(section_html(page, say, **known))


def section_html(page: str, say: Say, **known: str) -> str:
    """Return them as HTML; what they ask and answer opens by a click, a tap or Enter."""
    asked = "".join(_question(page, name, say, known) for name in QUESTIONS[page])
    title = escape(say("ask.title"))
    return f'<section class="gs gs-asked"><h2>{title}</h2>{asked}</section>'


def _question(page: str, name: str, say: Say, known: dict[str, str]) -> str:
    question = escape(say(f"ask.{page}.{name}"))
    answer = escape(say(f"ask.{page}.{name}.answer", **known))
    return f"<details><summary>{question}</summary><p>{answer}</p></details>"
