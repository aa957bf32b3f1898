"""Test yourself: draw the characters that are asked for, and see who can read your hand."""

from html import escape

import numpy as np
import streamlit as st

from core.own.quiz import order
from core.writing.characters import CHARACTERS, ROWS
from ui.frame import loading
from ui.frame.texts import Say
from ui.kana.state import FINE_KEY, FINE_WIDTH
from ui.slate.board import own_board
from ui.slate.canvas import receive
from ui.slate.pen import pen
from ui.slate.slate import DEFAULT_BRUSH
from ui.teach import asking, hand
from ui.teach.asking import DIGITS, KANA, SCRIPTS, Quiz

ROUNDS = (1, 3, 5)  # times that each character is asked for
FIRST_ROWS = ("a",)
KEY = "slate"
PENS = {DIGITS: (DEFAULT_BRUSH, "brush"), KANA: (FINE_WIDTH, FINE_KEY)}


def quiz(say: Say) -> None:
    """Show the question with the slate, and what came out so far."""
    run: Quiz | None = st.session_state.get("teach-quiz")
    if run is None:
        _begin(say)
        return
    networks = asking.readers(run.script)
    left, right = st.columns([1, 2.5], gap="large")
    with left:
        _ask(run, say)
    with right:
        if run.drawn and networks.value is not None:
            hand.results(networks.value, run, say)
        else:
            st.html(f'<div class="gs gs-invite"><p>{escape(say("quiz.first"))}</p></div>')
        if networks.error is not None:
            loading.offer_retry(networks, say)
    if run.drawn:
        networks.start()
        loading.follow(networks)


def _begin(say: Say) -> None:
    characters, script = _chosen(say)
    with st.container(horizontal=True, key="quiz-begin"):
        for rounds in ROUNDS:
            st.button(
                say("quiz.begin", n=len(characters) * rounds),
                type="primary" if rounds == ROUNDS[0] else "secondary",
                disabled=not characters,
                on_click=_start,
                args=(script, characters, rounds),
                key=f"quiz-begin-{rounds}",
            )


def _chosen(say: Say) -> tuple[tuple[int, ...], str]:
    """Offer digits and rows of kana; return the characters that are to be asked for."""
    script = str(
        st.segmented_control(
            say("quiz.script"),
            SCRIPTS,
            default=DIGITS,
            required=True,
            format_func=lambda name: say(f"mode.{name}"),
            key="quiz-script",
            label_visibility="collapsed",
        )
    )
    rows: list[str] = []
    if script == KANA:
        rows = st.pills(
            say("quiz.rows"),
            list(ROWS),
            default=FIRST_ROWS,
            selection_mode="multi",
            format_func=lambda name: f"{CHARACTERS[ROWS[name][0]]} {name}",
            key="quiz-rows",
            label_visibility="collapsed",
            wrap=True,
        )
    return asking.characters_of(script, [row for row in ROWS if row in rows]), script


def _start(script: str, characters: tuple[int, ...], rounds: int) -> None:
    own_board().clear()
    asked = order(characters, rounds, np.random.default_rng())
    st.session_state["teach-quiz"] = Quiz(script, characters, asked)


def _end() -> None:
    st.session_state["teach-quiz"] = None


def _ask(run: Quiz, say: Say) -> None:
    done, n = len(run.drawn), len(run.asked)
    words = say("quiz.done") if run.now is None else say(f"quiz.ask_{run.script}")
    character = "" if run.now is None else run.name(run.now)
    st.html(
        f'<div class="gs gs-ask" role="status"><span>{escape(words)}</span><b>{character}</b></div>'
    )
    st.progress(done / n, say("quiz.progress", done=done, n=n))
    if run.now is not None:
        width, width_key = PENS[run.script]
        networks = asking.readers(run.script)
        pen(
            own_board(),
            networks,
            say,
            words={"hint": ""},
            key=KEY,
            width=width,
            width_key=width_key,
        )
        st.button(
            say("quiz.next"),
            type="primary",
            icon=":material/arrow_forward:",
            disabled=asking.seen(run.script, own_board()) is None,
            on_click=_take,
            args=(run,),
            key="quiz-next",
            width="stretch",
        )
    with st.container(horizontal=True):
        st.button(
            say("quiz.back"),
            disabled=not run.drawn,
            on_click=_back,
            args=(run,),
            key="quiz-back",
        )
        st.button(say("quiz.again"), on_click=_end, key="quiz-again")


def _take(run: Quiz) -> None:
    board = own_board()
    receive(board, KEY)
    image = asking.seen(run.script, board)
    if image is not None and run.now is not None:
        run.drawn.append(image)
        board.clear()


def _back(run: Quiz) -> None:
    if run.drawn:
        run.drawn.pop()
