"""MINE on images: pairs of views, what a run learned of them, and a drawing judged by it."""

from collections.abc import Sequence
from html import escape

import numpy as np
import streamlit as st

from core.runs import Run
from core.runs.pace import steps_done
from ui.figure.figure import Plot, show
from ui.frame import placards, session
from ui.frame.texts import Say, joined
from ui.frame.warmup import Warmup
from ui.mine.images import charts as mine_image_charts
from ui.mine.images import pairs as mine_pairs
from ui.mine.images import recipe, runs
from ui.mine.images.judge import Judge, judge
from ui.slate.small import small_slate
from ui.training import live_run, run_list
from ui.training.command import training_command

KEY = "mine_image_figures"
HEIGHT, VERDICT_HEIGHT = 270, 170  # CSS pixels of a figure
REFRESH = 2.0  # seconds between two looks at a run that is going on
POLL = 0.5  # seconds between two looks at whether the networks are loaded


def section(say: Say) -> None:
    """Show everything about two views of an image."""
    found = runs.runs()
    name = runs.RUN.chosen(found)
    run = run_list.find(name)
    if run is None or live_run.is_live(run) or not run.weights_file.is_file():
        figures(name, say)
    else:
        looks(run, say)
    if run is not None:
        below(run, say)


def figures(name: str | None, say: Say) -> None:
    """Show the charts, which go on by themselves while the run does."""
    live_run.follow(progress, name, say=say, every=REFRESH)


def toolbar(say: Say) -> None:
    """Show what starts a run, which run is shown, and the formulas."""
    found = runs.runs()
    recipe.panel(found, say)
    if found:
        runs.RUN.picker(found, runs.RUN.chosen(found), say)
    how(say)


def how(say: Say) -> None:
    """Offer the formula and the failure behind a button."""
    with st.popover(say("how.title"), icon=":material/function:", width="content"):
        st.markdown(say("mine.how_images"))
        st.latex(
            r"I(z;z')\;\ge\;\max_{\Phi,T}\;\mathbb E_{\text{pairs}}[T(z,z')]"
            r"-\ln\mathbb E_{\text{strangers}}\!\left[e^{T(z,z')}\right],\quad z=\Phi(x)"
        )
        st.markdown(say("mine.how_images_fails"))


def progress(name: str | None, before: tuple[bool, bool], say: Say) -> None:
    """Show how far a run is, and the charts; reruns by itself while the run goes on."""
    run, found = run_list.find(name), runs.runs()
    if live_run.standing(run) != before or runs.RUN.chosen(found) != name:
        st.rerun()
    if run is None:
        missing(name, say)
    else:
        live_run.control(run, steps_done(run.status), say)
        if live_run.is_live(run) and not run.metrics:
            st.html(waking_html(run, say))
    if any(other.metrics for other in found):
        charts(found, name, say)


def missing(name: str | None, say: Say) -> None:
    """Say that there is no run, or no longer the one that the link names."""
    if name is None:
        st.html(placards.invitation_html(say("mine.no_run"), say("mine.no_run_body")))
    else:
        st.warning(say("training.gone"))


def waking_html(run: Run, say: Say) -> str:
    """Return what stands in for the first epoch."""
    key = "mine.first_epoch" if run.status.get("step") else "training.waking"
    return placards.waiting_html(say(key))


def charts(found: list[Run], name: str | None, say: Say) -> None:
    """Show the three figures side by side; of the visitor's own runs only the chosen one."""
    shown = [run for run in found if run.is_bundled or run.id == name]
    drawn = {
        "bound": mine_image_charts.over_epochs(shown, name, "bound", say),
        "accuracy": mine_image_charts.over_epochs(shown, name, "linear_accuracy", say),
        "dims": mine_image_charts.over_dimensions(shown, name, say),
    }
    titles = {figure: say(f"mine.chart_{figure}") for figure in drawn}
    plots = [
        Plot(figure, made, alt=titles[figure], title=titles[figure], height=HEIGHT)
        for figure, made in drawn.items()
    ]
    show(plots, key=KEY, columns="repeat(3, minmax(0, 1fr))")
    st.caption(joined([*shorter(shown, say), say("mine.book_note")], say))


def shorter(found: Sequence[Run], say: Say) -> list[str]:
    """Say which bundled runs were trained for fewer epochs than the longest, so that lines end."""
    ends = {run.id: int(run.metrics[-1]["epoch"]) for run in found if run.metrics}
    longest = max(ends.values(), default=0)
    early = [run for run in found if run.is_bundled and ends.get(run.id, longest) < longest]
    return [
        say("mine.shorter", dim=runs.dim_of(run), n=ends[run.id], longest=longest) for run in early
    ]


def looks(run: Run, say: Say) -> None:
    """Show what the run's networks make of pairs and of the visitor's drawing, and the charts."""
    loading = judge(run)
    loading.start()
    polled = not loading.settled
    left, right = st.columns([5, 2], gap="large")
    with left:
        with st.container(key="mine-pairs"):
            st.fragment(pairs, run_every=POLL if polled else None)(loading, polled, say)
        figures(run.id, say)
    with right:
        drawing(loading, say)


def pairs(loading: Warmup, polled: bool, say: Say) -> None:
    """Show pairs and strangers as soon as the networks are there."""
    if loading.settled and polled:
        st.rerun()
    title = f'<div class="gs"><h2>{escape(say("mine.pairs_title"))}</h2></div>'
    if loading.error is not None:
        st.error(say("mine.unreadable", reason=loading.reason.splitlines()[0]))
        st.button(say("warm.retry"), on_click=loading.retry)
    elif loading.value is None:
        st.html(title + placards.waiting_html(say("mine.loading")))
    else:
        st.html(title + mine_pairs.pairs_html(loading.value, say))
        st.caption(say("mine.pairs_note"))


@st.fragment
def drawing(loading: Warmup, say: Say) -> None:
    """Let the visitor draw, and show what the linear classifier reads in the latents."""
    image, ready = small_slate(say("mine.drawing_title"), say), loading.value
    if image is None or ready is None:
        st.caption(say("mine.draw"))
    else:
        read(ready, image, say)


def read(ready: Judge, image: np.ndarray, say: Say) -> None:
    """Show the verdict on a (28, 28) uint8 drawing."""
    probabilities = ready.probabilities(image)
    if probabilities is None:
        st.caption(say("mine.no_classifier"))
    else:
        sentence = mine_image_charts.reading(probabilities, say)
        made = mine_image_charts.verdict(probabilities, say)
        bars = Plot("verdict", made, alt=sentence, title=sentence, height=VERDICT_HEIGHT)
        show([bars], key="mine_verdict")


def below(run: Run, say: Say) -> None:
    """Link to the map of the latents, and show the line that trained the run."""
    if run.weights_file.is_file():
        address = f"/embeddings?space={run.id}.latent&lang={session.language()}"
        st.markdown(f"[{say('mine.to_map')}]({address})")
    if "command" in run.config:
        st.code(training_command(run), language=None, wrap_lines=True)
