"""The switch between the two things that can be drawn: digits and kana."""

import streamlit as st

from ui.frame import glossary, placards
from ui.frame.texts import Say

PAGES = {"digits": "../pages/draw.py", "kana": "../pages/kana.py"}


def header(question: str, lead: str, page: str, say: Say) -> None:
    """Show a page's question and lead, and beside them the way to the other page."""
    with st.container(key="mode-head", horizontal=True, vertical_alignment="center"):
        st.html(placards.question_html(question, lead, words=glossary.words_html(page, say)))
        with st.container(key="mode", horizontal=True, gap=None, width="content"):
            for name, page in PAGES.items():
                st.page_link(page, label=say(f"mode.{name}"), width="content")
