"""The part Practise of the page Kana: write what is asked for, and see how it is read."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import streamlit as st

from core.writing.characters import CHARACTERS, ROWS
from ui.frame import loading, placards, session
from ui.frame.texts import Say
from ui.kana import loading as kana_loading
from ui.kana import sources
from ui.kana import verdict as kana_verdict
from ui.kana.practice import strokes, view
from ui.kana.practice.round import Round, new_round, pool
from ui.kana.state import ASKED, FINE_KEY, FINE_WIDTH
from ui.slate import contamination
from ui.slate.board import Board, own_board
from ui.slate.pen import pen

BOARD = "kana_practice_board"
ROUND = "kana_round"
PICKED = "kana_rows"
FIRST_ROWS = ("a", "ka", "sa")


@st.fragment
def section(say: Say) -> None:
    """Show a round; a stroke or a button reruns this and nothing else."""
    rows = choose_rows(say)
    if (index := st.session_state.pop(ASKED, None)) is not None:
        st.session_state[ROUND] = Round((index,), helped=True)
        own_board(BOARD).clear()
    elif ROUND not in st.session_state:
        begin(pool(rows))
    asked: Round = st.session_state[ROUND]
    if asked.over:
        summary(asked, rows, say)
    else:
        task(asked, say)


def choose_rows(say: Say) -> list[str]:
    """Return the rows to practise; a change begins a new round."""
    if PICKED not in st.session_state:
        linked = st.query_params.get("rows", "").split(",")
        st.session_state[PICKED] = [name for name in ROWS if name in linked] or [*FIRST_ROWS]
    chosen = st.pills(
        say("kana.practise.rows"),
        list(ROWS),
        selection_mode="multi",
        format_func=lambda name: f"{CHARACTERS[ROWS[name][0]]} {name}",
        key=PICKED,
        on_change=_begin_anew,
        label_visibility="collapsed",
        wrap=True,
        persist_state="session",
    )
    rows = [name for name in ROWS if name in chosen]
    session.write_link(rows=(",".join(rows), ",".join(FIRST_ROWS)))
    return rows


def begin(characters: Sequence[int]) -> None:
    """Begin a round on an empty slate."""
    st.session_state[ROUND] = new_round(characters, np.random.default_rng())
    own_board(BOARD).clear()


def _begin_anew() -> None:
    begin(pool(st.session_state[PICKED]))


def task(asked: Round, say: Say) -> None:
    """Show one character's prompt and slate, and beside them what became of the drawing."""
    board, networks = own_board(BOARD), kana_loading.recognizer()
    left, right = st.columns([1, 2.5], gap="large")
    with left:
        st.html(view.prompt_html(asked, say))
        words = {name: say(f"kana.slate.{name}") for name in ("hint", "empty")}
        traced = asked.helped and asked.checked is None
        guide = strokes.lines(asked.current) if traced else ()
        pen(
            board,
            networks,
            say,
            words=words,
            guide=guide,
            key="kana-practice",
            width=FINE_WIDTH,
            width_key=FINE_KEY,
        )
        buttons(asked, board, networks.value, say)
    with right:
        st.html(view.tally_html(asked, say))
        outcome(asked, say)
        if not networks.settled:
            st.html(placards.waiting_html(say("warm.waking")))
        elif networks.error is not None:
            loading.offer_retry(networks, say)


def buttons(asked: Round, board: Board, recognizer: Any, say: Say) -> None:
    """Offer to check the drawing and to see the model, or to go on."""
    with st.container(horizontal=True, horizontal_alignment="center", key="kana-practice-buttons"):
        if asked.checked is not None:
            st.button(
                say("kana.practise.next"),
                type="primary",
                icon=":material/arrow_forward:",
                on_click=_advance,
                args=(asked, board),
            )
            return
        st.button(
            say("kana.practise.check"),
            type="primary",
            icon=":material/check:",
            disabled=recognizer is None or sources.seen(board) is None,
            on_click=_check,
            args=(asked, board, recognizer),
        )
        st.button(
            say("kana.practise.show"),
            icon=":material/visibility:",
            disabled=asked.helped,
            on_click=_help,
            args=(asked,),
        )


def outcome(asked: Round, say: Say) -> None:
    """Show how the drawing was read and how the character is written, once that may be seen."""
    attempt = asked.checked
    if attempt is None and not asked.helped:
        st.html(f'<div class="gs gs-kana-hint"><p>{say("kana.practise.how")}</p></div>')
        return
    middle, right = st.columns([1.25, 1], gap="medium")
    with middle:
        if attempt is None:
            st.html(f'<div class="gs gs-kana-hint"><p>{say("kana.practise.trace")}</p></div>')
        else:
            st.html(view.attempt_html(attempt, say))
    with right:
        st.html(f'<div class="gs"><h2>{say("kana.strokes.title")}</h2></div>')
        strokes.picture(asked.current, say)
        st.caption(say("kana.strokes.credit"))


def summary(asked: Round, rows: Sequence[str], say: Say) -> None:
    """Show a finished round, and offer another."""
    st.html(view.summary_html(asked, say))
    with st.container(horizontal=True, key="kana-practice-buttons"):
        st.button(say("kana.practise.again"), type="primary", on_click=begin, args=(pool(rows),))
        if asked.missed:
            missed = "".join(CHARACTERS[index] for index in asked.missed)
            st.button(
                say("kana.practise.missed", characters=missed),
                on_click=begin,
                args=(asked.missed,),
            )


def _check(asked: Round, board: Board, recognizer: Any) -> None:
    image = sources.seen(board)
    if image is None:
        return
    verdict = recognizer.verdict(image)
    limit = kana_verdict.limit(recognizer, contamination.DEFAULT)
    asked.check(image, verdict.probabilities, limit.excludes(verdict.anomaly.score))


def _help(asked: Round) -> None:
    asked.helped = True


def _advance(asked: Round, board: Board) -> None:
    asked.advance()
    board.clear()
