"""Inside the network: filters, maps and the pixels that decide, for the visitor's own drawing."""

from pathlib import Path

import streamlit as st

from core.runs import Run
from ui.frame import loading, numbers, placards, questions, session
from ui.frame.texts import Say
from ui.frame.warmup import Warmup
from ui.inside import drawing, explained
from ui.inside import network as inside_network
from ui.inside import runs as inside_runs
from ui.inside.kept import kept_numbers
from ui.inside.stage import cover, flow

STYLE = Path(flow.__file__).parents[1] / "page.css"


@st.fragment
def exhibit(run: Run, trained: bool, network: Warmup, say: Say) -> None:
    """Show the slate and what the network makes of it; a stroke reruns this and nothing else."""
    left, right = st.columns([1, 3.2], gap="medium")
    with left:
        image = drawing.drawing(run, network, say)
    with right:
        if network.value is None:
            st.html(drawing.waiting_html(image, say))
        else:
            flow.flow(run, trained, network.value, image, say)
    if network.value is not None:
        cover.section(run, network.value, image, say)
    if network.error is not None:
        loading.offer_retry(network, say)


def toolbar(runs: list[Run], run: Run | None, say: Say) -> None:
    """Show which network is open, and what the page computes."""
    with st.container(horizontal=True, vertical_alignment="center", key="inside-toolbar"):
        inside_runs.picker(runs, run, say)
        inside_runs.moment_chooser(say)
        if run is not None:
            explained.popover(run, say)


def main() -> None:
    """Lay out the page."""
    say = session.say()
    st.html(STYLE)
    st.html(placards.head_html("inside", "hiragana", say))
    runs, moment = inside_runs.offered(), inside_runs.moment()
    run = inside_runs.chosen(runs)
    toolbar(runs, run, say)
    if run is None:
        show_nothing(runs, say)
        return
    trained = moment == inside_runs.MOMENTS[0]
    network = inside_network.opened(run, trained)
    if not trained:
        st.info(say("inside.blind"), icon=":material/visibility_off:")
    exhibit(run, trained, network, say)
    st.caption(
        say("inside.trained_on.kana" if inside_runs.reads_kana(run) else "inside.trained_on.digits")
    )
    questions.section("inside", say, weights=numbers.count(kept_numbers(run), say))
    network.start()
    loading.follow(network)


def show_nothing(runs: list[Run], say: Say) -> None:
    """Say that the run of the link is gone, or that there is none at all."""
    if "run" in st.query_params:
        st.warning(say("inside.gone"))
    if not runs:
        st.html(placards.invitation_html(say("inside.none"), say("inside.none_body")))
        st.code("python -m core train cnn", language=None)


main()
