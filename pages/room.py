"""A class at once: open a room, and see everybody's drawings on one wall."""

from pathlib import Path

import streamlit as st

from core import rooms
from ui.frame import placards, session
from ui.frame.texts import Say
from ui.room import hosting, place
from ui.room.hosting import Hosted
from ui.room.wall import example_wall, wall
from ui.training import live_run

STYLE = Path(hosting.__file__).with_name("page.css")
STEPS = ("open", "join", "look")


def reception(say: Say) -> None:
    """Invite to open a room, or to join one by its code, beside an example of a wall."""
    left, right = st.columns([2, 3], gap="large")
    with left:
        steps = "".join(f"<li>{say(f'room.step_{step}')}</li>" for step in STEPS)
        st.html(f'<section class="gs gs-invite gs-reception"><ol>{steps}</ol></section>')
        st.button(
            say("room.open"),
            type="primary",
            icon=":material/co_present:",
            on_click=live_run.attempt,
            args=(hosting.open_room,),
        )
        st.caption(say("room.private"))
        with st.form("room-join", border=True):
            code = st.text_input(say("room.code"), max_chars=8, placeholder="ABC234")
            if st.form_submit_button(say("room.join"), icon=":material/login:"):
                join(code, say)
    with right:
        example_wall(say)


def join(code: str, say: Say) -> None:
    """Go to the page Draw with a seat in a room."""
    if not rooms.is_code(code):
        st.warning(say("room.unknown"))
        return
    link = session.in_language({"room": code.strip().upper()})
    st.switch_page("../pages/draw.py", query_params=link)


def show(host: Hosted, say: Say) -> None:
    """Show how to join, what the one who opened the room can do, and the wall."""
    place.stars().start()
    code = host.room.code
    with st.container(key="room-head", horizontal=True, vertical_alignment="center"):
        st.html(hosting.invitation_html(code, hosting.join_address(code), say))
        with st.container(key="room-tools", horizontal=True, vertical_alignment="center"):
            st.button(say("room.clear"), icon=":material/ink_eraser:", on_click=host.room.clear)
            st.download_button(
                say("room.save"),
                lambda: hosting.archive(host.room),
                file_name=f"{code}.zip",
                mime="application/zip",
                icon=":material/download:",
                on_click="ignore",
            )
            with st.popover(say("room.close"), icon=":material/door_front:"):
                st.markdown(say("room.close_sure"))
                st.button(
                    say("room.close_yes"), type="primary", on_click=hosting.close, args=(host,)
                )
    wall(host, say)


def main() -> None:
    """Lay out the page."""
    say = session.say()
    st.html(STYLE)
    host = hosting.hosted()
    live_run.refusal(say)
    if host is None:
        st.html(placards.question_html(say("room.question"), say("room.lead")))
        reception(say)
    else:
        show(host, say)


main()
