"""What the page Kana computes, where it fails, and the line that trained its network."""

import streamlit as st

from ui.draw.explained import N_NEIGHBORS
from ui.frame.texts import Say
from ui.kana import results, sources, state


def popover(say: Say) -> None:
    """Offer the formulas and two failures behind a button."""
    with st.popover(say("how.title"), icon=":material/function:", width="content"):
        st.markdown(say("kana.how.data"))
        st.markdown(say("kana.how.softmax"))
        st.latex(r"p_c=\frac{e^{z_c}}{\sum_{c'=1}^{71}e^{z_{c'}}}")
        st.markdown(say("kana.how.lof", k=N_NEIGHBORS))
        st.latex(
            r"\mathrm{LOF}_k(x)=\frac1k\sum_{o\in N_k(x)}\frac{\mathrm{lrd}(o)}{\mathrm{lrd}(x)}"
        )
        failures(say)
        st.markdown(say("kana.how.run"))
        st.code(results.command(), language=None, wrap_lines=True)
        st.markdown(say("kana.how.credit"))


def failures(say: Say) -> None:
    """Offer a digit, which is no kana, and an image that the network mistakes."""
    st.markdown(say("kana.how.fails"))
    with st.container(horizontal=True):
        st.button(say("kana.how.digit"), icon=":material/looks_one:", on_click=_show_digit)
        found = results.confusions()
        if found is not None and (pairs := found.pairs(1)):
            worst = int(found.cell(*pairs[0][:2])[0])
            st.button(
                say("kana.how.mistake"),
                icon=":material/psychology_alt:",
                on_click=_show_mistake,
                args=(worst,),
            )


def _show_digit() -> None:
    st.session_state[state.PART] = "draw"
    sources.want_sample("digit")


def _show_mistake(index: int) -> None:
    st.session_state[state.PART] = "draw"
    sources.want_test_image(index)
