"""What the Draw page computes, where it fails, and the lines that trained its networks."""

import streamlit as st

from core.judges import JUDGES
from core.runs import exhibit
from ui.frame import numbers
from ui.frame.texts import Say
from ui.pictures.formulas import EVEN, SCORE
from ui.slate import sources
from ui.slate.board import own_board
from ui.training.command import training_command

N_NEIGHBORS = 20
FAILURE = "shirt"


def popover(say: Say) -> None:
    """Offer the explanation behind a button."""
    with st.popover(say("how.title"), icon=":material/function:", width="content"):
        formulas(say)
        st.markdown(say("how.fails"))
        st.button(say("how.failure"), icon=":material/apparel:", on_click=_show_failure)
        st.markdown(say("how.runs"))
        lines = [training_command(exhibit(name)) for name in JUDGES]
        st.code("\n".join(lines), language=None)


def formulas(say: Say) -> None:
    """Give the formula of each method with a sentence."""
    st.markdown(say("how.lof", k=N_NEIGHBORS))
    st.latex(r"\mathrm{LOF}_k(x)=\frac1k\sum_{o\in N_k(x)}\frac{\mathrm{lrd}(o)}{\mathrm{lrd}(x)}")
    st.markdown(say("how.score", even=numbers.decimal(EVEN, 1, say)))
    st.latex(SCORE)
    st.markdown(say("how.softmax"))
    st.latex(r"p=\mathrm{softmax}(Wz+b),\qquad\lVert z\rVert_2=s")
    st.markdown(say("how.iic"))
    st.latex(r"\min\;\sum_{ij}P_{ij}\,(\alpha\ln P_i+\alpha\ln P_j-\ln P_{ij})")


def _show_failure() -> None:
    sources.show_sample(own_board(), FAILURE)
