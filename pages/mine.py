"""Mutual information: how much two things tell of each other, estimated by a network."""

import math
from pathlib import Path

import streamlit as st

from ui.frame import numbers, placards, questions, session
from ui.frame.texts import Say
from ui.mine.gaussian import screen as mine_tilted
from ui.mine.images import screen as mine_seen
from ui.training import live_run

STYLE = Path(mine_tilted.__file__).parents[1] / "page.css"
PARTS = {"numbers": mine_tilted, "images": mine_seen}


def main() -> None:
    """Lay out the page."""
    say = session.say()
    st.html(STYLE)
    nats = numbers.decimal(math.log(10), 2, say)  # what knowing one of ten digits is worth
    st.html(placards.head_html("mine", "iic-mine", say, ten=nats))
    part = session.kept("part", "mine_part", tuple(PARTS), next(iter(PARTS)))
    with st.container(horizontal=True, vertical_alignment="center", key="mine-toolbar"):
        choose_part(say)
        PARTS[part].toolbar(say)
    live_run.refusal(say)
    PARTS[part].section(say)
    questions.section("mine", say)


def choose_part(say: Say) -> None:
    """Let the visitor choose between two numbers and two views of an image."""
    st.segmented_control(
        say("mine.part"),
        list(PARTS),
        format_func=lambda name: say(f"mine.part.{name}"),
        required=True,
        label_visibility="collapsed",
        key="mine_part",
        persist_state="session",
    )


main()
