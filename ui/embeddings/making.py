"""A map that is not there yet: the offer to compute it, and what becomes of that."""

import streamlit as st

from core import limits
from core.maps import background
from core.maps.background import Progress
from ui.embeddings.targets import Wanted
from ui.frame import numbers
from ui.frame.texts import Say
from ui.training import live_run


def section(wanted: Wanted, say: Say) -> None:
    """Show what stands in the place of a missing map."""
    live_run.refusal(say)
    with st.container(border=True, key=f"make-{wanted.target.id}-{wanted.config.slug}"):
        going = background.progress(*wanted.request)
        if going is None:
            _offer(wanted, say)
        elif going.state == "failed":
            _failed(wanted, going, say)
        else:
            _watch(wanted, say)


def command(wanted: Wanted) -> str:
    """Return the line that computes a map again."""
    action, _, *flags = background.command(*wanted.request)
    return " ".join(["python -m core", action, wanted.target.folder, *flags])


def _offer(wanted: Wanted, say: Say) -> None:
    st.markdown(f"**{say('embeddings.missing', space=wanted.target.name(say))}**")
    if wanted.config.n_components == 3 and wanted.config.seed:
        st.caption(say("embeddings.missing_seed"))
    st.markdown(say(f"embeddings.missing_{wanted.split}"))
    st.button(
        say("embeddings.compute"),
        icon=":material/play_arrow:",
        type="primary",
        key=f"compute-{wanted.target.id}-{wanted.config.slug}",
        on_click=live_run.attempt,
        args=(background.start, *wanted.request),
        disabled=limits.is_public(),
    )
    if limits.is_public():
        st.info(say("refused.public"))
    st.code(command(wanted), language=None, wrap_lines=True)


def _failed(wanted: Wanted, going: Progress, say: Say) -> None:
    st.error(say("embeddings.failed", reason=going.message or say("embeddings.no_reason")))
    st.button(
        say("warm.retry"),
        key=f"again-{wanted.target.id}-{wanted.config.slug}",
        on_click=_start_again,
        args=(wanted,),
    )
    st.button(
        say("embeddings.forget"),
        key=f"forget-{wanted.target.id}-{wanted.config.slug}",
        on_click=background.cancel,
        args=wanted.request,
    )


def _start_again(wanted: Wanted) -> None:
    background.cancel(*wanted.request)
    live_run.attempt(background.start, *wanted.request)


def _watch(wanted: Wanted, say: Say) -> None:
    """Show the progress, and the map as soon as it is there."""

    @st.fragment(run_every=0.7)
    def look() -> None:
        going = background.progress(*wanted.request)
        if going is None or going.state == "failed":
            st.rerun()
        else:
            st.progress(min(going.share, 1.0), text=_words(going, say))

    look()
    st.button(
        say("embeddings.cancel"),
        icon=":material/close:",
        key=f"cancel-{wanted.target.id}-{wanted.config.slug}",
        on_click=background.cancel,
        args=wanted.request,
    )


def _words(going: Progress, say: Say) -> str:
    if going.seconds_left is None:
        return say("embeddings.preparing")
    left = numbers.duration(max(1, going.seconds_left), say)
    return say("embeddings.running", percent=numbers.percent(going.share, 0, say), time=left)
