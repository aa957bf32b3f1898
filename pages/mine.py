"""Mutual information: how much two things tell of each other, estimated by a network."""

from pathlib import Path

import streamlit as st

from ui import mine_tilted, session
from ui.texts import Say

STYLE = Path(mine_tilted.__file__).with_name("mine.css")


def main() -> None:
    """Lay out the page."""
    say = session.say()
    st.html(STYLE)
    st.html(
        f'<header class="gs-head"><h1>{say("mine.question")}</h1><p>{say("mine.lead")}</p></header>'
    )
    parts(say)


def parts(say: Say) -> None:
    """Show the part that the visitor chose."""
    mine_tilted.section(say)


main()
