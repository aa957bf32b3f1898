"""Kana: draw one of 71 hiragana, practise them, and see which ones a network confuses."""

from pathlib import Path

import streamlit as st

from ui.frame import loading, mode, questions, session
from ui.frame.texts import Say
from ui.kana import draw, explained, state
from ui.kana import loading as kana_loading
from ui.kana.confusions import overview
from ui.kana.practice import exercise

STYLE = Path(draw.__file__).with_name("page.css")
SECTIONS = {
    "draw": draw.section,
    "practise": exercise.section,
    "confusions": overview.section,
}


def choose_part(say: Say) -> str:
    """Let the visitor choose among the parts of the page, and return the chosen one."""
    part = state.part()
    st.segmented_control(
        say("kana.part"),
        list(SECTIONS),
        format_func=lambda name: say(f"kana.part.{name}"),
        required=True,
        label_visibility="collapsed",
        key=state.PART,
        persist_state="session",
    )
    return part


def main() -> None:
    """Lay out the page."""
    say, networks = session.say(), kana_loading.recognizer()
    st.html(STYLE)
    mode.header(say("kana.question"), say("kana.lead"), "kana", say)
    with st.container(horizontal=True, vertical_alignment="center", key="kana-toolbar"):
        part = choose_part(say)
        explained.popover(say)
    SECTIONS[part](say)
    st.html(f'<div class="gs"><p class="gs-note">{say("kana.synthetic")}</p></div>')
    questions.section("kana", say)
    networks.start(delay=3.0)
    loading.follow(networks)


main()
