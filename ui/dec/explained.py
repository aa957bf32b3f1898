"""What the page DEC computes, what its map does not say, and a failure to provoke."""

from html import escape

import streamlit as st

from core.dec.film import Clustering
from core.runs import Run, list_runs
from ui.dec import recipes
from ui.dec import runs as dec_runs
from ui.dec.recipes import RECIPES
from ui.frame import numbers
from ui.frame.texts import Say
from ui.training import order

FAILURE = "untrained"


def popover(say: Say) -> None:
    """Offer the formulas and the failure behind a button."""
    with st.popover(say("how.title"), icon=":material/function:", width="content"):
        st.markdown(say("dec.how.first"))
        st.markdown(say("dec.how.q"))
        st.latex(
            r"q_{ij}=\frac{(1+\lVert z_i-\mu_j\rVert^2/\alpha)^{-\frac{\alpha+1}2}}"
            r"{\sum_{j'}(1+\lVert z_i-\mu_{j'}\rVert^2/\alpha)^{-\frac{\alpha+1}2}}"
        )
        st.markdown(say("dec.how.p"))
        st.latex(r"p_{ij}=\frac{q_{ij}^2/f_j}{\sum_{j'}q_{ij'}^2/f_{j'}},\qquad f_j=\sum_i q_{ij}")
        st.markdown(say("dec.how.kl"))
        st.latex(r"L=\mathrm{KL}(P\,\Vert\,Q)=\sum_i\sum_j p_{ij}\,\ln\frac{p_{ij}}{q_{ij}}")
        st.markdown(say("dec.how.post"))
        failure(say)


def failure(say: Say) -> None:
    """Offer clusters of a code that nobody trained: the run where there is one, else to make it."""
    st.markdown(say("dec.fails"))
    found = find_failure()
    st.button(
        say("dec.failure.show" if found else "dec.failure.train"),
        icon=":material/heart_broken:",
        key="dec_failure",
        on_click=show_failure,
        args=(None if found is None else found.id,),
    )


def find_failure() -> Run | None:
    """Return a run whose autoencoder was skipped, None where there is none."""
    runs = [run for run in list_runs() if run.method == recipes.METHOD and run.snapshot_files]
    return next((run for run in runs if recipes.recipe_of(run) == FAILURE), None)


def show_failure(name: str | None) -> None:
    """Put the failure on the screen; train it first where there is none."""
    if name is None:
        order.start(RECIPES[FAILURE].order(), dec_runs.show)
    else:
        dec_runs.show(name)
        dec_runs.turn_to("refine")


def warning(film: Clustering, say: Say) -> None:
    """Say under a map why refinement is no mere circle, and what can't be read off the map."""
    before, after = (numbers.percent(film.accuracies[frame], 1, say) for frame in (0, -1))
    lines = (say("dec.sharpening", before=before, after=after), say("dec.honest"))
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    st.html(f'<div class="gs gs-dec-honest">{body}</div>')
