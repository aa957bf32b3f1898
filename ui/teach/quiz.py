"""Test yourself: draw the digits that are asked for, and see who can read your hand."""

from dataclasses import dataclass, field
from functools import partial
from html import escape
from typing import Any

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from core.own import file
from core.own.examples import Examples
from core.own.quiz import Score, order, score
from ui.figure import figure, style
from ui.figure.figure import Plot
from ui.frame import numbers
from ui.frame.texts import Say
from ui.frame.warmup import Warmup
from ui.pictures.charts import picture
from ui.slate import sources
from ui.slate.board import own_board
from ui.slate.canvas import receive
from ui.slate.pen import pen
from ui.teach import places
from ui.teach.luggage import sheet

ROUNDS = (1, 3, 5)  # times that each digit is asked for
KEY = "slate"
FILE, SHEET = "glyphscope-hand.npz", "glyphscope-hand.png"
NETWORKS = ("l2", "cnn", "iic", "dec")


@dataclass
class Quiz:
    """What a visitor is asked and has drawn.

    Attributes:
        asked: digits in their order.
        drawn: (28, 28) uint8, of the first of these.
    """

    asked: list[int]
    drawn: list[np.ndarray] = field(default_factory=list)

    @property
    def now(self) -> int | None:
        """The digit that is asked for now, None at the end."""
        return self.asked[len(self.drawn)] if len(self.drawn) < len(self.asked) else None

    @property
    def examples(self) -> Examples:
        """The drawings as examples of their digits."""
        found = Examples()
        for digit in sorted(set(self.asked[: len(self.drawn)])):
            images = [
                image
                for image, asked in zip(self.drawn, self.asked, strict=False)
                if asked == digit
            ]
            found = found.with_examples(str(digit), np.stack(images))
        return found


def quiz(networks: Warmup, say: Say) -> None:
    """Show the question with the slate, and what came out so far."""
    run: Quiz | None = st.session_state.get("teach-quiz")
    if run is None:
        _begin(say)
        return
    left, right = st.columns([1, 2.5], gap="large")
    with left:
        _ask(run, networks, say)
    with right:
        if run.drawn and networks.value is not None:
            results(networks.value, run, say)
        else:
            st.html(f'<div class="gs gs-invite"><p>{escape(say("quiz.first"))}</p></div>')


def _begin(say: Say) -> None:
    st.html(
        f'<div class="gs gs-invite"><h2>{say("quiz.title")}</h2><p>{say("quiz.body")}</p></div>'
    )
    with st.container(horizontal=True, key="quiz-begin"):
        for rounds in ROUNDS:
            st.button(
                say("quiz.begin", n=10 * rounds),
                type="primary" if rounds == ROUNDS[0] else "secondary",
                on_click=_start,
                args=(rounds,),
                key=f"quiz-begin-{rounds}",
            )


def _start(rounds: int) -> None:
    own_board().clear()
    st.session_state["teach-quiz"] = Quiz(order(rounds, np.random.default_rng()))


def _end() -> None:
    st.session_state["teach-quiz"] = None


def _ask(run: Quiz, networks: Warmup, say: Say) -> None:
    done, n = len(run.drawn), len(run.asked)
    words = say("quiz.ask") if run.now is not None else say("quiz.done")
    digit = "" if run.now is None else str(run.now)
    st.html(
        f'<div class="gs gs-ask" role="status"><span>{escape(words)}</span><b>{digit}</b></div>'
    )
    st.progress(done / n, say("quiz.progress", done=done, n=n))
    if run.now is not None:
        pen(own_board(), networks, say, words={"hint": ""}, key=KEY)
        st.button(
            say("quiz.next"),
            type="primary",
            icon=":material/arrow_forward:",
            disabled=sources.seen(own_board()) is None,
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
    image = sources.seen(board)
    if image is not None and run.now is not None:
        run.drawn.append(image)
        board.clear()


def _back(run: Quiz) -> None:
    if run.drawn:
        run.drawn.pop()


def read_by(recognizer: Any, images: list[np.ndarray]) -> dict[str, np.ndarray]:
    """Return the digit that each network reads in each drawing."""
    verdicts = [recognizer.verdict(image) for image in images]
    return {
        "l2": np.array([one.l2.prediction for one in verdicts]),
        "cnn": np.array([one.cnn.prediction for one in verdicts]),
        "iic": np.array([one.cluster.digit for one in verdicts]),
        "dec": np.array([one.dec.digit for one in verdicts]),
    }


def results(recognizer: Any, run: Quiz, say: Say) -> None:
    """Show how each network reads the visitor's hand."""
    asked = np.array(run.asked[: len(run.drawn)])
    read = read_by(recognizer, run.drawn)
    scores = {name: score(asked, digits) for name, digits in read.items()}
    left, right = st.columns([1, 1.1], gap="medium")
    with left:
        st.html(scores_html(scores, say) + misread_html(run.drawn, asked, read["l2"], say))
    with right:
        plot = Plot(
            "quiz",
            confusion_figure(scores["l2"], say),
            say("quiz.matrix_alt", share=numbers.percent(scores["l2"].accuracy, 0, say)),
            title=say("quiz.matrix"),
            ratio=1.0,
            height=None,
        )
        figure.show([plot], key="quiz-matrix")
    with st.container(horizontal=True, key="quiz-along"):
        for words, content, name, kind in (
            ("teach.save", file.to_bytes, FILE, "application/octet-stream"),
            ("teach.sheet", sheet, SHEET, "image/png"),
        ):
            st.download_button(
                say(words),
                partial(content, run.examples),
                file_name=name,
                mime=kind,
                on_click="ignore",
                icon=":material/download:",
                key=f"quiz-{name}",
            )
    if run.now is None:
        places.places(run.examples, None, say)


def scores_html(scores: dict[str, Score], say: Say) -> str:
    """Return each network's share of right readings as a bar, and the hardest digit."""
    rows = "".join(
        f"<li><span>{escape(say(f'quiz.by_{name}'))}</span>"
        f'<i style="--w:{100 * scores[name].accuracy:.0f}%"></i>'
        f"<b>{numbers.percent(scores[name].accuracy, 0, say)}</b></li>"
        for name in NETWORKS
    )
    hardest = scores["l2"].hardest
    last = say("quiz.all_right") if hardest is None else say("quiz.hardest", digit=hardest)
    return (
        f'<section class="gs"><h2>{escape(say("quiz.scores"))}</h2>'
        f'<ul class="gs-quiz">{rows}</ul><p class="gs-note">{escape(last)}</p></section>'
    )


def misread_html(drawn: list[np.ndarray], asked: np.ndarray, read: np.ndarray, say: Say) -> str:
    """Return the drawings that the L2 network misread, with what it read."""
    wrong = np.flatnonzero(asked != read)
    if not len(wrong):
        return ""
    cells = "".join(
        f"<figure>{picture(drawn[row], str(asked[row]))}"
        f"<figcaption>{asked[row]} → <b>{read[row]}</b></figcaption></figure>"
        for row in wrong
    )
    return (
        f'<section class="gs"><h2>{escape(say("quiz.misread"))}</h2>'
        f'<div class="gs-own">{cells}</div></section>'
    )


def confusion_figure(found: Score, say: Say) -> go.Figure:
    """Return what was asked against what was read, as a heatmap with counts."""
    names = [str(digit) for digit in range(10)]
    counts = found.confusions
    heat = {
        "type": "heatmap",
        "z": counts,
        "text": [[str(n) if n else "" for n in row] for row in counts.tolist()],
        "texttemplate": "%{text}",
        "colorscale": style.MATRIX,
        "showscale": False,
        "xgap": 1,
        "ygap": 1,
        "hovertemplate": "%{y} → %{x}: %{z}<extra></extra>",
    }
    return go.Figure(
        [heat],
        layout=style.layout(
            xaxis=style.cells(say("quiz.read"), names),
            yaxis=style.cells(say("quiz.asked"), names, autorange="reversed"),
        ),
    )
