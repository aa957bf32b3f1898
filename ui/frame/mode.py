"""The switch between the two things that can be drawn: digits and kana."""

from collections.abc import Callable

import streamlit as st

from ui.frame import glossary, placards
from ui.frame.texts import Say

PAGES = {"digits": "../pages/draw.py", "kana": "../pages/kana.py"}


def header(
    question: str, lead: str, page: str, say: Say, beside: Callable[[Say], None] | None = None
) -> None:
    """Show a page's question and lead, and beside them the way to the other page.

    Args:
        question: that the page answers, HTML.
        lead: what one can do about it, HTML.
        page: as its file is called.
        say: speaks the visitor's language.
        beside: shows what stands there, too, and stays where it is whatever is drawn.
    """
    with st.container(key="mode-head", horizontal=True, vertical_alignment="center"):
        st.html(placards.question_html(question, lead, words=glossary.words_html(page, say)))
        if beside is not None:
            beside(say)
        with st.container(key="mode", horizontal=True, gap=None, width="content"):
            for name, page in PAGES.items():
                st.page_link(page, label=say(f"mode.{name}"), width="content")
