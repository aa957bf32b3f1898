"""What the page of overclusters computes, where it fails, and the line that trained the run."""

from collections.abc import Sequence

import streamlit as st

from core.runs import Run
from ui.frame import numbers
from ui.frame.texts import Say, joined
from ui.overclusters.atlas import DIGIT, Atlas, Column
from ui.training.command import training_command

MANY_EMPTY = 0.2  # of all clusters; fewer may be left over


def popover(run: Run, say: Say) -> None:
    """Offer the explanation behind a button."""
    with st.popover(say("how.title"), icon=":material/function:", width="content"):
        st.markdown(say("overclusters.how_head"))
        st.latex(r"I(z;z')=\sum_{ij}P_{ij}\ln\frac{P_{ij}}{P_iP_j}")
        st.markdown(say("overclusters.how_labels"))
        st.latex(r"\mathrm{purity}(c)=\max_y\,p(y\mid c)")
        st.latex(r"H(y\mid c)=-\sum_y p(y\mid c)\,\ln p(y\mid c)")
        st.markdown(say("overclusters.how_strokes"))
        st.latex(
            r"\mathrm{thickness}=\frac{2\sum x}{\sum\lVert\nabla x\rVert},\qquad"
            r"\mathrm{slant}=\arctan\frac{\mu_{11}}{\mu_{02}}"
        )
        st.markdown(say("overclusters.how_merged"))
        st.markdown(say("overclusters.how_run"))
        st.code(training_command(run), language=None, wrap_lines=True)


def kinds(atlas: Atlas, say: Say) -> str:
    """Say how many clusters hold mostly sevens: how many kinds the network tells apart."""
    counts = atlas.survey.counts  # (10, k)
    mostly = (counts.argmax(axis=0) == DIGIT) & (counts.sum(axis=0) > 0)
    return say("overclusters.kinds", n=int(mostly.sum()), of=atlas.survey.n_clusters)


def emptiness(atlas: Atlas, say: Say) -> str:
    """Say that many clusters of a run hold nothing, "" where most of them do."""
    n_clusters = atlas.survey.n_clusters
    n_empty = int((atlas.survey.counts.sum(axis=0) == 0).sum())
    if n_empty <= MANY_EMPTY * n_clusters:
        return ""
    return say("overclusters.empty", n=n_empty, of=n_clusters)


def failure(shown: Sequence[Column], say: Say) -> str:
    """Say why the least pure columns count as failures."""
    told = [
        say(
            "overclusters.failed_one",
            clusters=column.letters,
            share=numbers.share(column.purity, say),
            digit=column.digit,
        )
        for column in shown
    ]
    return joined([say("overclusters.failed"), *told], say)
