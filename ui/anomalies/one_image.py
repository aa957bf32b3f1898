"""The section that explains one image: its neighbours, their densities, the ratio."""

from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from core.data import load_mnist
from core.outliers.profile import DEFAULT_PRESET, preset_score
from ui.anomalies import choices, images, spaces
from ui.anomalies import limit as anomaly_limit
from ui.anomalies import steps as anomaly_steps
from ui.anomalies.runs import Scored
from ui.anomalies.steps import Explained
from ui.frame.texts import Say
from ui.frame.warmup import Warmup
from ui.slate import sources
from ui.slate.board import own_board

Subject = tuple[str, np.ndarray]  # what it is, (28, 28) uint8


def section(scored: Scored, asked: str, limit: float, say: Say) -> None:
    """Explain the image that was asked for, as soon as the run's space is loaded."""
    loading = spaces.opened(scored.run.path)
    loading.start()
    with st.container(key="anomaly-explained", horizontal=True, vertical_alignment="center"):
        st.html(f'<h2 class="gs-title" id="explained">{say("anomalies.steps_title")}</h2>')
        drawn = sources.seen(own_board()) is not None
        st.button(
            say("anomalies.explain_drawing"),
            icon=":material/draw:",
            disabled=not drawn,
            on_click=choices.take_drawing,
        )
        if not drawn:
            st.caption(say("anomalies.no_drawing"), width="content")
    subject = _subject(scored, asked, say)
    if loading.error is not None:
        st.error(say("warm.missing", reason=loading.reason))
        st.button(say("warm.retry"), on_click=loading.retry)
    elif subject is None:
        st.info(say("anomalies.nothing_picked"))
    elif loading.value is None:
        _await(loading, say)
    else:
        _explain(loading.value, scored, subject, limit, say)


def _subject(scored: Scored, asked: str, say: Say) -> Subject | None:
    if asked == choices.DRAWING:
        seen = sources.seen(own_board())
        return None if seen is None else (say("anomalies.one_drawing"), seen)
    found = images.find(scored, asked)
    if found is None:
        return None
    return images.name(*found, say), images.image(scored, *found)


def _explain(space: Any, scored: Scored, subject: Subject, limit: float, say: Say) -> None:
    name, image = subject
    steps, train = spaces.explain(space, image), load_mnist("train")
    shown = Explained(
        image=image,
        name=name,
        steps=steps,
        limit=_factor_limit(scored, limit),
        neighbors=train.images[steps.rows],
        labels=train.labels[steps.rows],
    )
    left, right = st.columns([1, 1.7], gap="large", vertical_alignment="center")
    with left:
        if scored.detector != "lof":
            st.caption(say("anomalies.steps_other"))
        st.html(anomaly_steps.verdict_html(shown, say))
        st.html(anomaly_steps.map_html(shown, say))
    with right, st.container(key="anomaly-formulas"):
        for place, formula in enumerate(anomaly_steps.formulas(steps, say), start=1):
            st.markdown(say(f"anomalies.step_{place}", k=steps.k))
            st.latex(formula)
    st.html(anomaly_steps.table_html(shown, say))


def _factor_limit(scored: Scored, limit: float) -> float:
    """Return the limit of the outlier factor; another detector's limit has another scale."""
    if scored.detector == "lof":
        return limit
    return preset_score(scored.found, "lof", anomaly_limit.preset() or DEFAULT_PRESET)


def _await(loading: Warmup, say: Say) -> None:
    words = say("anomalies.waking")
    st.html(f'<p class="gs gs-waking" role="status"><i></i>{words}</p>')
    st.fragment(partial(_look_again, loading), run_every=0.5)()


def _look_again(loading: Warmup) -> None:
    """Run the page again once the loading has ended."""
    if loading.settled:
        st.rerun()
