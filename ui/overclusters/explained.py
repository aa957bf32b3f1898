"""What the page of overclusters computes, where it fails, and the line that trained the run."""

import streamlit as st

from core.runs import Run
from ui.frame.texts import Say
from ui.training.command import training_command


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
