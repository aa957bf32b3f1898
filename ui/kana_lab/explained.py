"""What the lab of kana computes, and the training that diverges on purpose."""

import streamlit as st

from ui.frame import numbers
from ui.frame.texts import Say
from ui.kana_lab import panel
from ui.kana_lab.lessons import RECIPES


def how(say: Say) -> None:
    """Offer the formulas and the failure behind a button."""
    with st.popover(say("how.title"), icon=":material/function:", width="content"):
        st.markdown(say("kana_lab.how_loss"))
        st.latex(
            r"L(\theta)=-\frac1B\sum_{i=1}^{B}\ln p_{y_i}(x_i),\qquad "
            r"p_k(x)=\frac{e^{z_k(x)}}{\sum_{j=1}^{71}e^{z_j(x)}}"
        )
        st.markdown(say("kana_lab.how_layers"))
        st.markdown(say("kana_lab.how_update"))
        st.latex(r"\theta_{t+1}=\theta_t-\eta_t\,\frac{\hat m_t}{\sqrt{\hat v_t}+\varepsilon}")
        st.markdown(say("kana_lab.how_dropout"))
        st.latex(r"\tilde h=\frac{r\odot h}{1-d},\qquad r_u\in\{0,1\},\;\Pr(r_u=0)=d")
        rate = numbers.plain(RECIPES[panel.FAILURE].rate or 0, say)
        st.markdown(say("kana_lab.how_fails", rate=rate))
        st.button(
            say("kana_lab.fail"),
            icon=":material/heart_broken:",
            key="kana_lab_fail",
            on_click=panel.fail,
        )
