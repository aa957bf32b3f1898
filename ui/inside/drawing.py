"""The drawing that goes through the network: the slate of digits, or the one of kana."""

from html import escape

import numpy as np
import streamlit as st

from core.maps.points import load_points
from core.runs import Run
from ui.frame import session
from ui.frame.texts import Say
from ui.frame.warmup import Warmup
from ui.inside import runs
from ui.kana import samples as kana_samples
from ui.kana import sources as kana_sources
from ui.pictures.charts import picture
from ui.slate import sources
from ui.slate.board import Board, own_board
from ui.slate.pen import pen

KANA_WORDS = ("hint", "empty")  # of the slate, where they differ
NO_DIGITS = ("letter", "scribble", "shirt", "photo")  # samples
N_GHOSTS = 3  # rows where the maps will be
EXAMPLE = 0  # a clear 7
KANA_EXAMPLE = ("れ", 0)  # and whose hand


def drawing(run: Run, network: Warmup, say: Say) -> np.ndarray:
    """Show the slate and return what the network is to look at, uint8 (28, 28)."""
    kana = runs.reads_kana(run)
    board = own_board(kana_sources.BOARD) if kana else own_board()
    source = kana_sources if kana else sources
    source.prepare(board)
    samples = kana_samples if kana else sources
    words = {name: say(f"kana.slate.{name}") for name in KANA_WORDS} if kana else {}
    key = "kana" if kana else "slate"  # as on the pages whose slate it is
    pen(board, network, say, thumbnails=samples.thumbnails(say), words=words, key=key)
    if not kana:
        if sources.sample_name(board) in NO_DIGITS:
            st.html(forced_html(say))
        sources.pickers(board, say)
    image = source.seen(board)
    st.caption(say("inside.example") if image is None else source.describe(board, say) or "")
    _write_link(board)
    return example(kana) if image is None else image


def forced_html(say: Say) -> str:
    """Say that the network has no other answer than a digit, and which page asks for more."""
    address = f"anomalies?lang={say.language}"
    page = f'<a href="{address}" target="_self">{escape(say("app.anomalies"))}</a>'
    return f'<div class="gs"><p>{escape(say("inside.forced"))} {page}</p></div>'


def _write_link(board: Board) -> None:
    session.write_link(
        sample=(sources.sample_name(board), None),
        test=(sources.test_index(board), None),
    )


def example(kana: bool) -> np.ndarray:
    """Return the image that stands in for a drawing, uint8 (28, 28)."""
    if kana:
        return kana_samples.written(*KANA_EXAMPLE)
    return load_points("test").images[EXAMPLE]


def waiting_html(image: np.ndarray, say: Say) -> str:
    """Return what stands in the flow's place while the network wakes up."""
    shown = picture(image, say("inside.flow.seen"))
    return (
        f'<div class="gs gs-inside-waiting">{shown}<div><p class="gs-waking" role="status"><i></i>'
        f"{escape(say('inside.waking'))}</p>{'<span></span>' * N_GHOSTS}</div></div>"
    )
