"""Where the visitor put the limit: at a preset, or where it was dragged to. The link says so."""

import math

import streamlit as st

from core.outliers.profile import DEFAULT_PRESET, PRESETS, preset_score
from ui.anomalies.runs import Scored
from ui.frame import session
from ui.frame.texts import Say

PRESET, DRAGGED = "anomalies_limit", "anomalies_at"


def prepare() -> None:
    """Take the limit from the link at the first visit, and never be without one."""
    state = st.session_state
    if PRESET not in state:
        dragged = session.setting("at", math.nan)
        state[DRAGGED] = None if math.isnan(dragged) else dragged
        asked = st.query_params.get("limit")
        state[PRESET] = asked if asked in PRESETS and state[DRAGGED] is None else None
    if state[PRESET] is None and state.get(DRAGGED) is None:
        state[PRESET] = DEFAULT_PRESET


def presets(say: Say) -> None:
    """Offer the limits that a share of the digits lies beyond."""
    st.segmented_control(
        say("anomalies.limit"),
        list(PRESETS),
        format_func=lambda preset: say(f"anomalies.limit_{preset.replace('.', '_')}"),
        label_visibility="collapsed",
        key=PRESET,
        on_change=release,
        persist_state="session",
    )


def preset() -> str | None:
    """Return the preset the limit is at, None where it was dragged elsewhere."""
    return st.session_state[PRESET]


def score(scored: Scored) -> float:
    """Return the limit, a stop of the profile, and write it into the link."""
    dragged, chosen = st.session_state.get(DRAGGED), preset()
    if chosen is None and dragged is not None:
        asked = float(dragged)
    else:
        asked = preset_score(scored.found, scored.detector, chosen or DEFAULT_PRESET)
    session.write_link(
        limit=(chosen, DEFAULT_PRESET if dragged is None else None),
        at=(None if dragged is None else f"{dragged:.6g}", None),
    )
    return float(scored.profile.stops[scored.profile.index(asked)])


def release() -> None:
    """Forget where the limit was dragged to: another detector's scores have another scale."""
    st.session_state[DRAGGED] = None


def put(preset: str | None, dragged: float | None = None) -> None:
    """Put the limit at a preset, or at a score."""
    st.session_state[PRESET], st.session_state[DRAGGED] = preset, dragged
