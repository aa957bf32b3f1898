"""Draw: three networks and an outlier test answer after every stroke."""

from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from core.cluster_names import name_of
from core.data import load_mnist
from core.runs import EXHIBITS, Run
from ui import explanation, session, sources, verdict_view, warmup
from ui.canvas import DEFAULT_BRUSH, slate
from ui.texts import Say

CONTAMINATIONS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1)
DEFAULT_CONTAMINATION = 0.01
MAP_ICON = ":material/bubble_chart:"
SLATE_TEXTS = ("hint", "tools", "undo", "clear", "brush", "save", "samples", "empty", "drawn")


@st.fragment
def exhibit(say: Say) -> None:
    """Show the slate and the verdict; a stroke reruns this and nothing else."""
    board, loading = session.board(), warmup.recognizer()
    sources.prepare(board)
    left, right = st.columns([1, 2.5], gap="large")
    with left:
        draw_slate(say, loading)
    image = sources.seen(board)
    with right:
        if image is None:
            st.html(verdict_view.invitation_html(say, waking=not loading.settled))
        elif loading.value is None:
            st.html(verdict_view.seen_html(image, say, waking=not loading.settled))
        else:
            draw_verdict(loading.value, image, say)
        if loading.error is not None:
            offer_retry(loading, say)


def draw_slate(say: Say, loading: warmup.Warmup) -> None:
    """Show the slate with what can be put on it, and keep the link up to date."""
    board = session.board()
    event = slate(
        board,
        thumbnails=sources.thumbnails(say),
        texts={name: say(f"slate.{name}") for name in SLATE_TEXTS},
        brush=st.session_state.setdefault("brush", int(session.setting("brush", DEFAULT_BRUSH))),
        announce=not loading.settled,
    )
    if event.ready:
        loading.start()
    sources.pickers(board, say)
    if caption := sources.describe(board, say):
        st.caption(caption)
    st.session_state["brush"] = event.brush
    session.write_link(
        brush=(event.brush, DEFAULT_BRUSH),
        sample=(sources.sample_name(board), None),
        test=(sources.test_index(board), None),
    )


def draw_verdict(recognizer: Any, image: np.ndarray, say: Say) -> None:
    """Show the answer, the outlier scores with their slider, and the neighbours."""
    middle, right = st.columns(2, gap="medium")
    with right:
        scales = st.empty()
        shown = judge(recognizer, image, contamination_slider(say))
        scales.html(verdict_view.scales_html(shown, say))
        st.html(verdict_view.neighbors_html(shown, say))
    with middle:
        st.html(verdict_view.answer_html(shown, say))
        st.page_link("../pages/embeddings.py", label=say("embeddings.to_map"), icon=MAP_ICON)


def contamination_slider(say: Say) -> float:
    """Return the contamination the visitor chose, or the link asked for."""
    if "contamination" not in st.session_state:
        asked = session.setting("contamination", DEFAULT_CONTAMINATION)
        st.session_state["contamination"] = min(CONTAMINATIONS, key=lambda c: abs(c - asked))
    contamination = st.select_slider(
        say("contamination.label"),
        CONTAMINATIONS,
        format_func="{:.1%}".format,
        help=say("contamination.help"),
        key="contamination",
        persist_state="session",
    )
    session.write_link(contamination=(contamination, DEFAULT_CONTAMINATION))
    return contamination


def judge(recognizer: Any, image: np.ndarray, contamination: float) -> verdict_view.Shown:
    """Ask core for the verdict and gather what the page shows of it."""
    answer, train = recognizer.verdict(image), load_mnist("train")
    neighbors = answer.anomaly["l2"].neighbors
    limits = verdict_view.limits(recognizer, contamination)
    kind = name_of(Run(EXHIBITS / "iic"), answer.cluster.overcluster)
    return verdict_view.Shown(
        answer, limits, train.images[neighbors], train.labels[neighbors], kind
    )


def offer_retry(loading: warmup.Warmup, say: Say) -> None:
    """Name what is missing, and offer to look again."""
    st.error(say("warm.missing", reason=loading.error))
    st.button(say("warm.retry"), on_click=loading.retry)


def wait(loading: warmup.Warmup) -> None:
    """Look after the loading until it ends, then run the page again."""
    if loading.settled:
        st.rerun()


def main() -> None:
    """Lay out the page."""
    say, loading = session.say(), warmup.recognizer()
    st.html(
        f'<header class="gs-head"><h1>{say("draw.question")}</h1><p>{say("draw.lead")}</p></header>'
    )
    exhibit(say)
    explanation.popover(say)
    loading.start(delay=3.0)
    if not loading.settled:
        st.fragment(partial(wait, loading), run_every=0.5)()


main()
