"""Draw: networks and an outlier test answer after every stroke."""

from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from core.data import load_mnist
from core.judges import CLASSIFIERS, CLUSTERINGS, JUDGES
from core.runs import exhibit
from ui.draw import explained, verdict
from ui.figure.ahead import fetch_ahead
from ui.frame import loading, mode, own_names, questions, results, session, warmup
from ui.frame.texts import Say
from ui.own import readers, reading
from ui.own.readers import Reader
from ui.room import joining
from ui.slate import contamination, seen, sources
from ui.slate.board import own_board
from ui.slate.pen import pen

MAP_ICON, LESSON_ICON = ":material/bubble_chart:", ":material/school:"


@st.fragment
def board_and_verdict(reader: Reader, say: Say) -> None:
    """Show the slate and the verdict; a stroke reruns this and nothing else."""
    board, networks = own_board(), reader.networks
    sources.prepare(board)
    left, right = st.columns([1, 2.5], gap="large")
    with left:
        draw_slate(say, networks)
    with right:
        seen.stage(
            networks,
            sources.seen(board),
            partial(draw_verdict, reader),
            say,
            classifiers=len(CLASSIFIERS),
            clusterings=len(CLUSTERINGS),
        )


def draw_slate(say: Say, networks: warmup.Warmup) -> None:
    """Show the slate with what can be put on it, and keep the link up to date."""
    board = own_board()
    pen(board, networks, say, thumbnails=sources.thumbnails(say))
    sources.pickers(board, say)
    if caption := sources.describe(board, say):
        st.caption(caption)
    session.write_link(
        sample=(sources.sample_name(board), None),
        test=(sources.test_index(board), None),
    )


def draw_verdict(reader: Reader, recognizer: Any, image: np.ndarray, say: Say) -> None:
    """Show the answer, the outlier scores with their slider, and the neighbours."""
    middle, right = st.columns(2, gap="medium")
    with right:
        scales = st.empty()
        chosen = contamination.slider(say("contamination.label"), say)
        shown = judge(reader, recognizer, image, chosen)
        joining.hand_in(own_board().pixels, image, shown.verdict.l2, shown.anomalous)
        joining.notice(say)
        scales.html(verdict.scales_html(shown, say))
        if measured := verdict.measured_html((reader.run or exhibit("l2-softmax")).evaluation, say):
            st.html(measured)
        st.html(verdict.neighbors_html(shown, say))
    with middle:
        if row := read_row(reader, recognizer, chosen):
            st.html(verdict.row_html(row, say))
        st.html(verdict.answer_html(shown, say))
        st.page_link("../pages/embeddings.py", label=say("embeddings.to_map"), icon=MAP_ICON)


def judge(reader: Reader, recognizer: Any, image: np.ndarray, chosen: float) -> verdict.Shown:
    """Ask core for the verdict at the chosen contamination; gather what the page shows of it."""
    answer, train = recognizer.verdict(image), load_mnist("train")
    neighbors = answer.anomaly["l2"].neighbors
    limits = verdict.limits(recognizer, chosen)
    kind = own_names.name_of(exhibit("iic"), answer.cluster.overcluster)
    own = reader.examples
    return verdict.Shown(
        answer,
        limits,
        train.images[neighbors],
        train.labels[neighbors],
        kind,
        own,
        reading.read(recognizer, own, answer, chosen),
    )


def read_row(reader: Reader, recognizer: Any, chosen: float) -> list[str]:
    """Read several characters from left to right; none where the slate holds one."""
    if not (parts := sources.characters(own_board())):
        return []
    limits, own = verdict.limits(recognizer, chosen), reader.examples
    return [
        verdict.in_a_word(one, limits, reading.read(recognizer, own, one, chosen))
        for one in recognizer.verdicts(np.stack(parts), (verdict.DECIDES,))
    ]


def main() -> None:
    """Lay out the page."""
    say = session.say()
    lead = say("draw.lead", n=len(JUDGES))
    mode.header(say("draw.question"), lead, "draw", say, explained.popover)
    reader = readers.chosen(say)
    board_and_verdict(reader, say)
    # Not beside the slate: a link that comes and goes with the ink lost strokes meanwhile.
    st.page_link("../pages/lessons.py", label=say("lessons.invite"), icon=LESSON_ICON)
    shares = {"l2": results.accuracy("l2-softmax", say), "cnn": results.accuracy("cnn", say)}
    questions.section("draw", say, **shares)
    reader.networks.start(delay=3.0)
    loading.follow(reader.networks)
    fetch_ahead()


main()
