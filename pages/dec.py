"""DEC: an autoencoder squeezes digits into ten numbers, and clusters refine the squeezing."""

from pathlib import Path

import streamlit as st

from core.runs import Run
from ui.dec import acts, feed, panel, words
from ui.dec import explained as dec_explained
from ui.dec import live as dec_live
from ui.dec import runs as dec_runs
from ui.frame import placards, questions, results, session
from ui.frame.texts import Say
from ui.training import live_run, run_list
from ui.training.command import training_command

STYLE = Path(acts.__file__).with_name("page.css")


def screen(name: str, other: str | None, before: tuple[bool, bool], say: Say) -> None:
    """Show a run's act; reruns by itself while the run goes on."""
    run = run_list.find(name)
    if live_run.standing(run) != before:
        st.rerun()
    if run is None:
        st.warning(say("training.gone"))
        return
    dec_live.control(run, say)
    act = dec_runs.act(run, other)
    with st.container(horizontal=True, vertical_alignment="center", key="dec-acts"):
        dec_runs.act_chooser(act, say)
        st.html(words.story_html(run, act, say))
    show(act, run, run_list.find(other), say)


def show(act: str, run: Run, other: Run | None, say: Say) -> None:
    """Show one of the three acts."""
    if act == "squeeze":
        acts.first(run, say)
    elif act == "centres":
        acts.second(run, say)
    else:
        acts.third(run, other, say)
    film = feed.clustering(run)
    if act != "squeeze" and film is not None:
        dec_explained.warning(film, say)


def toolbar(runs: list[Run], say: Say) -> None:
    """Show what starts a run, which runs are shown, the suggested pair and the formulas."""
    with st.container(horizontal=True, vertical_alignment="center", key="toolbar"):
        panel.panel(say)
        if runs:
            dec_runs.pickers(runs, say)
        dec_runs.duel(runs, say)
        dec_explained.popover(say)
    live_run.refusal(say)


def main() -> None:
    """Lay out the page."""
    say = session.say()
    st.html(STYLE)
    st.html(placards.head_html("dec", "dec", say))
    runs = dec_runs.offered()
    name = dec_runs.RUN.chosen(runs)
    toolbar(runs, say)
    if name is None:
        st.html(words.invitation_html(say))
        return
    dec_runs.RUN.watch(name)
    run = live_run.follow(screen, name, run_list.beside(runs, name), say=say)
    if run is None:
        return
    session.write_link(run=(name, None))
    if "command" in run.config:
        st.code(training_command(run), language=None, wrap_lines=True)
    shares = {name: results.accuracy(name, say) for name in ("dec", "iic")}
    questions.section("dec", say, **shares)


main()
