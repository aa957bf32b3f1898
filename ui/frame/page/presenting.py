"""Presenter mode: large type over the whole width, tools out of the way, arrow keys that step."""

import streamlit as st

from ui.frame import session
from ui.frame.texts import Say

KEY = "presenting"  # of the switch, in the session


def is_on() -> bool:
    """Tell whether the visitor presents: by the switch, at first by the link."""
    if KEY not in st.session_state:
        st.session_state[KEY] = st.query_params.get("present") == "1"
    return bool(st.session_state[KEY])


def switch(say: Say) -> None:
    """Show the switch, and keep the link up to date."""
    on = st.toggle(
        say("present.switch"), key=KEY, help=say("present.help"), persist_state="session"
    )
    session.write_link(present=("1" if on else None, None))
