"""Teach: can it learn a character that it has never seen?"""

from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from ui.frame import loading, placards, session, warmup
from ui.frame.texts import Say
from ui.own.book import own_book
from ui.slate import contamination, seen, sources
from ui.slate.board import own_board
from ui.teach import answer, apart, bench, explained, luggage, places, quiz, shelf, tuning

HEADS = {  # of each view: its question, and what one can do
    "teach": ("teach.question", "teach.lead"),
    "test": ("quiz.title", "quiz.body"),
    "train": ("teach.question", "teach.lead"),
}
VIEWS = tuple(HEADS)
STYLE = Path(bench.__file__).with_name("page.css")


@st.fragment
def workshop(say: Say) -> None:
    """Show slate, answer and examples; what a visitor does reruns this and nothing else."""
    networks = warmup.recognizer()
    left, right = st.columns([1, 2.5], gap="large")
    with left:
        bench.bench(networks, say)
    with right:
        image = sources.seen(own_board())
        if image is not None or not own_book().examples.names:
            seen.stage(networks, image, draw_answer, say, words="teach.invite")
        shelf.ready_made(say)
        shelf.shelf(say)
        luggage.luggage(say)
    if own_book().ready.names and networks.value is not None:
        why(networks.value, image, say)


def draw_answer(recognizer: Any, image: np.ndarray, say: Say) -> None:
    """Show what the drawing is taken for."""
    read = answer.answer(recognizer, image, limit(), say)
    if (kind := shelf.tried(own_board())) is not None:
        st.info(shelf.remark(kind, read, say), icon=shelf.ICONS[kind])


def limit() -> float:
    """Return the share of digits that the outlier test gives up, as the slider below has it."""
    return float(st.session_state.get("contamination", contamination.DEFAULT))


def why(recognizer: Any, image: np.ndarray | None, say: Say) -> None:
    """Show why a few examples are enough, and where they are not."""
    st.html(f'<div class="gs"><h2 class="gs-why-title">{say("teach.why")}</h2></div>')
    words, slider = st.columns([2.2, 1], gap="large", vertical_alignment="bottom")
    with words:
        st.html(f'<div class="gs"><p>{say("teach.why_body")}</p></div>')
    with slider:
        chosen = contamination.slider(say("contamination.label"), say)
    apart.apart(recognizer, chosen, say)
    places.places(own_book().examples, image, say)


def head_html(view: str, say: Say) -> str:
    """Return the question that a view answers."""
    question, lead = map(say, HEADS[view])
    if view == "test":  # on phones, too: nothing else there says what to do
        return placards.question_html(question, f'<span class="gs-kept">{lead}</span>')
    return placards.question_html(question, lead, placards.source_html("metric-learning", say))


def choose_view(say: Say) -> None:
    """Offer what can be done on this page."""
    st.segmented_control(
        say("teach.views"),
        VIEWS,
        format_func=lambda name: say(f"teach.view_{name}"),
        key="teach-view",
        required=True,
        label_visibility="collapsed",
        width="content",
    )


def main() -> None:
    """Lay out the page."""
    say, networks = session.say(), warmup.recognizer()
    st.html(STYLE)
    view = session.kept("view", "teach-view", VIEWS, VIEWS[0])
    with st.container(key="teach-top", horizontal=True, vertical_alignment="top"):
        st.html(head_html(view, say))
        choose_view(say)
    if view == "teach":
        workshop(say)
        explained.popover(say)
    elif view == "test":
        st.fragment(quiz.quiz)(say)
    else:
        tuning.tuning(say)
    networks.start(delay=3.0)
    loading.follow(networks)


main()
