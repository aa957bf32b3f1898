"""Kana: draw one of 71 hiragana, practise them, and see which ones a network confuses."""

from pathlib import Path

import streamlit as st

from ui import kana_confusions, kana_draw, kana_explained, kana_loading, kana_practice, kana_state
from ui.frame import loading, mode, session
from ui.frame.texts import Say

STYLE = Path(kana_draw.__file__).with_name("kana.css")
SECTIONS = {
    "draw": kana_draw.section,
    "practise": kana_practice.section,
    "confusions": kana_confusions.section,
}


def choose_part(say: Say) -> str:
    """Let the visitor choose among the parts of the page, and return the chosen one."""
    part = kana_state.part()
    st.segmented_control(
        say("kana.part"),
        list(SECTIONS),
        format_func=lambda name: say(f"kana.part.{name}"),
        required=True,
        label_visibility="collapsed",
        key=kana_state.PART,
        persist_state="session",
    )
    return part


def main() -> None:
    """Lay out the page."""
    say, networks = session.say(), kana_loading.recognizer()
    st.html(STYLE)
    mode.header(say("kana.question"), say("kana.lead"), say)
    with st.container(horizontal=True, vertical_alignment="center", key="kana-toolbar"):
        part = choose_part(say)
        kana_explained.popover(say)
    SECTIONS[part](say)
    st.html(f'<div class="gs"><p class="gs-note">{say("kana.synthetic")}</p></div>')
    networks.start(delay=3.0)
    loading.follow(networks)


main()
