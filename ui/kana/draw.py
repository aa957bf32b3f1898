"""The part Draw of the page Kana: a slate, and what the network reads after every stroke."""

from typing import Any

import numpy as np
import streamlit as st

from core.writing.characters import CHARACTERS
from ui.frame import loading
from ui.frame.texts import Say
from ui.kana import loading as kana_loading
from ui.kana import results, samples, sources, state
from ui.kana import verdict as kana_verdict
from ui.kana.state import FINE_KEY, FINE_WIDTH
from ui.slate import contamination, seen, uploaded
from ui.slate.board import own_board
from ui.slate.pen import pen

N_CONFUSED = 3
INSIDE_ICON, PRACTISE_ICON = ":material/search:", ":material/draw:"


def section(say: Say) -> None:
    """Show the slate and the verdict, with the picture that was asked for."""
    waiting = sources.prepare(own_board(sources.BOARD))
    exhibit(say)
    if waiting:
        loading.follow(kana_loading.images())


@st.fragment
def exhibit(say: Say) -> None:
    """Show the slate and the verdict; a stroke reruns this and nothing else."""
    board, networks = own_board(sources.BOARD), kana_loading.recognizer()
    left, right = st.columns([1, 2.5], gap="large")
    with left:
        words = {name: say(f"kana.slate.{name}") for name in ("hint", "empty")}
        pictures = samples.thumbnails(say)
        pen(
            board,
            networks,
            say,
            thumbnails=pictures,
            words=words,
            key="kana",
            width=FINE_WIDTH,
            width_key=FINE_KEY,
        )
        with st.container(key="pickers", horizontal=True):
            uploaded.uploader(board, say)
        uploaded.show(board, say, "kana-crop")
        if caption := sources.describe(board, say):
            st.caption(caption)
    sources.write_link(board)
    with right:
        seen.stage(networks, sources.seen(board), verdict, say, words="kana.invite")


def verdict(recognizer: Any, image: np.ndarray, say: Say) -> None:
    """Show the answer, the outlier score with its slider, the neighbours, and the look-alikes."""
    middle, right = st.columns(2, gap="medium")
    with right:
        scale = st.empty()
        chosen = contamination.slider(say("kana.contamination"), say, key="kana_contamination")
        shown = kana_verdict.judge(recognizer, image, chosen)
        scale.html(kana_verdict.scale_html(shown, say))
        if measured := kana_verdict.measured_html(results.run().evaluation, say):
            st.html(measured)
        st.html(kana_verdict.neighbors_html(shown, say))
    with middle:
        st.html(kana_verdict.answer_html(shown, say))
        confused(shown.prediction, say)
        read = CHARACTERS[shown.prediction]
        if st.button(
            say("kana.practise.this", character=read),
            key="kana-practise-this",
            icon=PRACTISE_ICON,
            type="tertiary",
            on_click=state.practise,
            args=(shown.prediction,),
        ):
            st.rerun()
        inside = {"run": results.NAME}
        st.page_link(
            "../pages/inside.py", label=say("kana.inside"), icon=INSIDE_ICON, query_params=inside
        )


def confused(index: int, say: Say) -> None:
    """Offer the characters that the answer was most often confused with in the test."""
    found = results.confusions()
    if found is None:
        return
    often, character = found.often(index, N_CONFUSED), kana_verdict.in_japanese(index)
    key = "kana.confused" if often else "kana.confused.never"
    with st.container(horizontal=True, vertical_alignment="center", key="kana-confused"):
        st.html(f'<div class="gs gs-kana-line">{say(key, character=character)}</div>')
        for place, (other, count) in enumerate(often):
            pressed = st.button(
                say("kana.confused.option", character=CHARACTERS[other], count=count),
                key=f"kana-confused-{place}",
                on_click=state.open_cell,
                args=((index, other),),
            )
            if pressed:
                st.rerun()
