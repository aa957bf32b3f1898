"""What the maps minimise, how they mislead, and the line that makes the one on the screen."""

import streamlit as st

from ui.embeddings import choices
from ui.embeddings.making import command
from ui.embeddings.targets import Wanted
from ui.frame.texts import Say

FORMULAS = {
    "tsne": (
        r"\min_Y\;\sum_{i\ne j}p_{ij}\ln\frac{p_{ij}}{q_{ij}},\qquad "
        r"q_{ij}=\frac{(1+\lVert y_i-y_j\rVert^2)^{-1}}"
        r"{\sum_{k\ne l}(1+\lVert y_k-y_l\rVert^2)^{-1}}"
    ),
    "umap": (
        r"\min_Y\;-\sum_{i\ne j}\bigl[v_{ij}\ln w_{ij}+(1-v_{ij})\ln(1-w_{ij})\bigr],\qquad "
        r"w_{ij}=\frac1{1+a\lVert y_i-y_j\rVert^{2b}}"
    ),
    "pca": r"\max_W\;\mathrm{tr}\,(W^\top\Sigma W),\quad W^\top W=I,\qquad y_i=W^\top(x_i-\bar x)",
}


def popover(wanted: Wanted, say: Say) -> None:
    """Offer the explanation behind a button."""
    with st.popover(say("how.title"), icon=":material/function:", width="content"):
        for method, formula in FORMULAS.items():
            st.markdown(say(f"embeddings.how_{method}"))
            st.latex(formula)
        st.markdown(say("embeddings.how_figures"))
        st.markdown(say("embeddings.how_placed"))
        st.markdown(say("embeddings.how_fails"))
        noise_button("how", wanted, say)
        st.code(command(wanted), language=None, wrap_lines=True)


def noise_button(place: str, wanted: Wanted, say: Say) -> None:
    """Offer the failure, clusters in pure noise, and the way back from it."""
    if wanted.target.space == "noise":
        st.button(
            say("embeddings.digits"),
            icon=":material/undo:",
            key=f"{place}-digits",
            on_click=choices.show_digits,
        )
        return
    st.button(
        say("embeddings.noise"),
        icon=":material/grain:",
        help=say("embeddings.noise_help"),
        key=f"{place}-noise",
        on_click=choices.show_noise,
    )
