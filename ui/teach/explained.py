"""The rule in formulas, with a plain sentence before each."""

import streamlit as st

from ui.frame.texts import Say


def popover(say: Say) -> None:
    """Offer the explanation behind a button."""
    with st.popover(say("how.title"), icon=":material/function:", width="content"):
        st.markdown(say("teach.how_mean"))
        st.latex(r"m_t=\frac1n\sum_{i=1}^{n}z_i,\qquad d_t(z)=\lVert z-m_t\rVert_2")
        st.markdown(say("teach.how_reach"))
        st.latex(r"d_t(z)\le R_c\,\sqrt{1+\tfrac{1}{3n}}")
        st.markdown(say("teach.how_digits"))
        st.latex(r"d_t(z)/\sqrt{1+\tfrac{1}{3n}}<\min_k\lVert z-c_k\rVert_2")
        st.markdown(say("teach.how_fails"))
