"""How networks read one person's hand: accuracy, what was misread, and the confusions."""

from functools import partial
from html import escape
from typing import Any

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from core.own import file
from core.own.quiz import Score, score
from ui.figure import figure, style
from ui.figure.figure import Plot
from ui.frame import numbers
from ui.frame.texts import Say
from ui.pictures.charts import picture
from ui.teach import asking, places
from ui.teach.asking import DIGITS, Quiz
from ui.teach.luggage import sheet

FILE, SHEET = "glyphscope-hand.npz", "glyphscope-hand.png"


def results(recognizer: Any, run: Quiz, say: Say) -> None:
    """Show how each network reads the visitor's hand."""
    asked = np.array(run.asked[: len(run.drawn)])
    read = asking.read_by(recognizer, run.script, run.drawn)
    scores = {name: score(asked, found, run.characters) for name, found in read.items()}
    first = asking.NETWORKS[run.script][0]
    left, right = st.columns([1, 1.1], gap="medium")
    with left:
        st.html(scores_html(scores, run, say) + misread_html(run, asked, read[first], say))
    with right:
        share = numbers.percent(scores[first].accuracy, 0, say)
        plot = Plot(
            "quiz",
            confusion_figure(scores[first], run, say),
            say("quiz.matrix_alt", share=share),
            title=say(f"quiz.matrix_{run.script}"),
            ratio=1.0,
            height=None,
        )
        figure.show([plot], key="quiz-matrix")
    _along(run, say)
    if run.now is None and run.script == DIGITS:
        places.places(run.examples, None, say)


def _along(run: Quiz, say: Say) -> None:
    """Offer the drawings as a file of examples and as a sheet."""
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


def scores_html(scores: dict[str, Score], run: Quiz, say: Say) -> str:
    """Return each network's share of right readings as a bar, and the hardest character."""
    rows = "".join(
        f"<li><span>{escape(say(f'quiz.by_{name}'))}</span>"
        f'<i style="--w:{100 * found.accuracy:.0f}%"></i>'
        f"<b>{numbers.percent(found.accuracy, 0, say)}</b></li>"
        for name, found in scores.items()
    )
    hardest = scores[asking.NETWORKS[run.script][0]].hardest
    if hardest is None:
        last = say(f"quiz.all_right_{run.script}")
    else:
        last = say(f"quiz.hardest_{run.script}", character=run.name(hardest))
    return (
        f'<section class="gs"><h2>{escape(say("quiz.scores"))}</h2>'
        f'<ul class="gs-quiz">{rows}</ul><p class="gs-note">{escape(last)}</p></section>'
    )


def misread_html(run: Quiz, asked: np.ndarray, read: np.ndarray, say: Say) -> str:
    """Return the drawings that the first network misread, with what it read."""
    wrong = np.flatnonzero(asked != read)
    if not len(wrong):
        return ""
    cells = "".join(_misread(run, int(row), int(read[row])) for row in wrong)
    return (
        f'<section class="gs"><h2>{escape(say("quiz.misread"))}</h2>'
        f'<div class="gs-own">{cells}</div></section>'
    )


def _misread(run: Quiz, row: int, read: int) -> str:
    asked = run.name(run.asked[row])
    return (
        f"<figure>{picture(run.drawn[row], asked)}"
        f"<figcaption>{asked} → <b>{run.name(read)}</b></figcaption></figure>"
    )


def confusion_figure(found: Score, run: Quiz, say: Say) -> go.Figure:
    """Return what was asked against what was read, as a heatmap with counts."""
    asked, read = ([run.name(one) for one in ones] for ones in (found.asked, found.read))
    heat = {
        "type": "heatmap",
        "z": found.confusions,
        "text": [[str(n) if n else "" for n in row] for row in found.confusions.tolist()],
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
            xaxis=style.cells(say("quiz.read"), read),
            yaxis=style.cells(say("quiz.asked"), asked, autorange="reversed"),
        ),
    )
