"""What the page Inside computes, a network that fails on purpose, and the training's line."""

import streamlit as st

from core.runs import Run
from ui.frame import session
from ui.frame.texts import Say
from ui.inside import runs
from ui.training.command import training_command


def popover(run: Run, say: Say) -> None:
    """Offer the formulas, the failure and the command behind a button."""
    with st.popover(say("how.title"), icon=":material/function:", width="content"):
        st.markdown(say("inside.how.convolution"))
        st.latex(r"z_{r,c,m}=\sum_{i,j,n}w_{i,j,n,m}\,x_{r+i,\,c+j,\,n}+b_m")
        st.markdown(say("inside.how.pool"))
        st.latex(r"\mathrm{ReLU}(z)=\max(0,z),\qquad p_k=\frac{e^{z_k}}{\sum_l e^{z_l}}")
        st.markdown(say("inside.how.occlusion"))
        st.latex(r"d_{r,c}=p_k(x)-p_k(x\ \text{without the square at}\ (r,c))")
        if not run.filters_file.is_file():
            st.markdown(say("inside.how.rebuilt"))
        st.markdown(say("inside.how.fails"))
        st.button(
            say("inside.how.failure"),
            icon=":material/visibility_off:",
            key="inside_blind",
            on_click=_blind,
        )
        st.markdown(say("inside.how.runs"))
        st.code(training_command(run), language=None, wrap_lines=True)


def _blind() -> None:
    st.session_state["inside_moment"] = runs.MOMENTS[1]
    session.write_link(moment=(runs.MOMENTS[1], runs.MOMENTS[0]))
